"""One byte of any file of a bag, one file more or less: named, whatever the file is."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable
from pathlib import Path

import bagit
import pytest
from bags import bag_of, copy_of, small_graph

from kg.archive.fixity import ALGORITHMS, check_fixity, write_tag_manifests
from kg.archive.paths import UnsafeArchive, files_in

TAGS = ("bag-info.txt", "bagit.txt")
LISTS = [f"{kind}-{a}.txt" for kind in ("manifest", "tagmanifest") for a in ALGORITHMS]


@pytest.fixture(scope="module")
def bag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a bag that is copied before it is changed."""
    folder = tmp_path_factory.mktemp("fixity")
    return bag_of(small_graph(folder), folder / "goi").path


@pytest.fixture
def own(bag: Path, tmp_path: Path) -> Path:
    """Return a bag to be changed."""
    return copy_of(bag, tmp_path / "goi")


def named(bag: Path, name: str) -> bool:
    """Whether the faults of a bag name a file."""
    return any(name in str(fault) for fault in check_fixity(bag))


def test_a_bag_is_whole_and_all_its_files_are_known(bag: Path) -> None:
    assert check_fixity(bag) == []
    files = files_in(bag)
    assert {*TAGS, *LISTS} == {name for name in files if "/" not in name}
    assert len(files) > 60


def changes(data: bytes, chance: random.Random) -> list[bytes]:
    """Return a file with one byte changed, one left out, one put in; or one more at its end."""
    if not data:
        return [b"x"]
    at = chance.randrange(len(data))
    other = (data[at] + chance.randrange(1, 256)) % 256
    put = bytes([chance.randrange(256)])
    found = [
        data[:at] + bytes([other]) + data[at + 1 :],
        data[:at] + data[at + 1 :],
        data[:at] + put + data[at:],
        data + b"\n",
        data[:at] + bytes([data[at] ^ 0x20]) + data[at + 1 :],  # another case, a blank
    ]
    return [changed for changed in found if changed != data]


def test_every_changed_byte_of_every_file_is_named(own: Path) -> None:
    chance = random.Random(7)  # noqa: S311
    for name in files_in(own):
        data = (own / name).read_bytes()
        often = 12 if name in (*TAGS, *LISTS) else 1
        for _ in range(often):
            for changed in changes(data, chance):
                (own / name).write_bytes(changed)
                assert named(own, name), (name, changed[:80])
        (own / name).write_bytes(data)
    assert check_fixity(own) == []


@pytest.mark.parametrize("name", LISTS)
def test_every_byte_of_the_lists_is_watched(own: Path, name: str) -> None:
    data = (own / name).read_bytes()
    for at in range(0, len(data), 1 if name.startswith("tag") else 97):
        (own / name).write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert named(own, name), at


def test_every_missing_file_is_named(own: Path) -> None:
    for name in files_in(own):
        (own / name).rename(own.parent / "mat")
        assert named(own, name) or named(own, name.removesuffix(".txt").rpartition("-")[2]), name
        (own.parent / "mat").rename(own / name)


ADDED = (
    "x.txt",
    "data/x.ttl",
    "data/graphs/x",
    "data/sources/.an",
    "fetch.txt",
    "tagmanifest-md5.txt",
    "tagmanifest-sha256.txt.bak",
    "manifest-md5.txt",
    "them/x.txt",
)


@pytest.mark.parametrize("name", ADDED)
def test_every_added_file_is_named(own: Path, name: str) -> None:
    (own / name).parent.mkdir(exist_ok=True)
    (own / name).write_bytes(b"")
    assert named(own, name)


def test_added_folders_and_links_are_named(own: Path) -> None:
    (own / "data" / "trong").mkdir()
    assert named(own, "data/trong/")
    (own / "data" / "trong" / "x").symlink_to(own / "bagit.txt")
    with pytest.raises(UnsafeArchive, match="data/trong/x"):
        check_fixity(own)


def test_a_renamed_file_is_missing_and_strange(own: Path) -> None:
    (own / "data" / "manifest.json").rename(own / "data" / "Manifest.json")
    assert [str(fault) for fault in check_fixity(own)] == [
        "data/Manifest.json: tệp lạ, không có trong bảng kê",
        "data/manifest.json: thiếu tệp",
    ]


def test_what_is_at_fault_is_told_apart(own: Path) -> None:
    text = own / "data" / "README.md"
    text.write_bytes(text.read_bytes() + b"!")
    assert [str(fault) for fault in check_fixity(own)] == ["data/README.md: đã đổi nội dung"]
    text.write_bytes(text.read_bytes()[:-1])
    listed = own / "manifest-sha256.txt"
    lines = listed.read_text(encoding="utf-8").split("\n")
    place = next(n for n, line in enumerate(lines, 1) if line.endswith("data/README.md"))
    lines[place - 1] = "0" * 64 + lines[place - 1][64:]
    listed.write_text("\n".join(lines), encoding="utf-8")
    faults = [str(fault) for fault in check_fixity(own)]
    assert [f for f in faults if f"manifest-sha256.txt, dòng {place}: " in f and "README.md" in f]
    assert "manifest-sha256.txt: đã đổi nội dung" in faults


def test_a_file_that_was_forged_in_all_lists_passes_here(own: Path) -> None:
    """Hashes alone cannot tell: `--expect` and the contents do (test_archive_verify.py)."""
    (own / "bag-info.txt").write_text("Payload-Oxum: 1.1\n", encoding="utf-8")
    write_tag_manifests(own)
    assert check_fixity(own) == []


def test_the_library_of_congress_and_coreutils_agree(
    own: Path, program: Callable[[str, str], str]
) -> None:
    tool = program("sha512sum", "coreutils")
    checked = [
        subprocess.run([tool, "--quiet", "-c", name], cwd=own, capture_output=True, check=False)
        for name in ("manifest-sha512.txt", "tagmanifest-sha512.txt")
    ]
    assert [(one.returncode, one.stdout, one.stderr) for one in checked] == [(0, b"", b"")] * 2
    assert bagit.Bag(str(own)).validate() is True
    (own / "bag-info.txt").write_bytes(b"Payload-Oxum: 1.1\n")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(own)).validate()

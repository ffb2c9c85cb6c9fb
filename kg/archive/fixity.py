"""Fixity: are the files of a bag those that were put into it, byte for byte?

Every file's hashes are computed anew and held against the manifests, and the manifests against the
tag manifests. These are written in one form only, so that no byte of them can change unseen.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.archive.layout import DATA
from kg.archive.paths import files_in

ALGORITHMS = ("sha256", "sha512")
_LINE = re.compile(r"([0-9a-f]+)  ([^ ].*)")
_TAGS = "tagmanifest-"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong, in Vietnamese, and where: a file of the bag, a line, the IRI of a node."""

    place: str
    words: str

    def __str__(self) -> str:
        """Return the fault as one line for the terminal."""
        return f"{self.place}: {self.words}"


Hashes = Mapping[str, Mapping[str, str]]
"""Hashes by path and algorithm."""


def seal(bag: Path) -> str:
    """Return the hash over the list of hashes: one line of paper that vouches for all files."""
    return hashlib.sha256((bag / "tagmanifest-sha512.txt").read_bytes()).hexdigest()


def write_tag_manifests(bag: Path) -> None:
    """Write the hashes of the tag files in their one form: sorted, as `sha512sum -c` reads them.

    `bagit` writes them in the order in which the disk happens to list files.
    """
    hashes = _hashes(bag, _tag_files(files_in(bag)))
    for algorithm in ALGORITHMS:
        text = _tag_manifest(hashes, algorithm)
        (bag / f"{_TAGS}{algorithm}.txt").write_bytes(text.encode("utf-8"))


def check_fixity(bag: Path) -> list[Fault]:
    """Return each file of a bag that is changed, missing or was not there; nothing if it is whole.

    Raises `UnsafeArchive` where the folder holds links.
    """
    files = files_in(bag)
    faults = [Fault(name, "thư mục rỗng không thuộc gói") for name in files if name.endswith("/")]
    files = [name for name in files if not name.endswith("/")]
    tags = _tag_files(files)
    payload = _hashes(bag, [name for name in files if name.startswith(f"{DATA}/")])
    tagged = _hashes(bag, tags)
    faults += _compare(payload, {a: _listed(bag, f"manifest-{a}.txt") for a in ALGORITHMS})
    faults += _compare(tagged, {a: _listed(bag, f"{_TAGS}{a}.txt") for a in ALGORITHMS})
    known = {f"{_TAGS}{algorithm}.txt" for algorithm in ALGORITHMS}
    strange = {name for name in files if "/" not in name and name.startswith(_TAGS)} - known
    faults += [Fault(name, "tệp lạ, không thuộc gói") for name in strange]
    faults += _wrong_form(bag, tagged)
    return sorted(set(faults))


def _tag_files(files: list[str]) -> list[str]:
    """Return the files of a bag that are no payload, but for the tag manifests themselves."""
    return [
        name
        for name in files
        if not name.startswith((f"{DATA}/", _TAGS)) and not name.endswith("/")
    ]


def _hashes(bag: Path, files: list[str]) -> dict[str, dict[str, str]]:
    found = {}
    for name in files:
        hashers = {algorithm: hashlib.new(algorithm) for algorithm in ALGORITHMS}
        with (bag / name).open("rb") as file:
            while block := file.read(_BLOCK):
                for hasher in hashers.values():
                    hasher.update(block)
        found[name] = {algorithm: hasher.hexdigest() for algorithm, hasher in hashers.items()}
    return found


def _tag_manifest(hashes: Hashes, algorithm: str) -> str:
    return "".join(f"{hashes[name][algorithm]}  {name}\n" for name in sorted(hashes))


def _listed(bag: Path, manifest: str) -> dict[str, tuple[str, str]] | None:
    """Return what a manifest lists: by path the hash and the place of its line."""
    try:
        text = (bag / manifest).read_bytes().decode("utf-8", "backslashreplace")
    except FileNotFoundError:
        return None
    found = {}
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        place = f"{manifest}, dòng {number}"
        match = _LINE.fullmatch(line)
        listed, path = match.groups() if match else ("", line)
        found[path] = (listed, place)
    return found


def _compare(
    real: Hashes, listed: Mapping[str, Mapping[str, tuple[str, str]] | None]
) -> Iterator[Fault]:
    """Yield what differs between files and the manifests that list them.

    A file is at fault where all manifests say so, else the manifest that stands alone.
    """
    wrong: dict[str, dict[str, Fault]] = defaultdict(dict)
    for algorithm, lines in listed.items():
        if lines is None:
            yield Fault(f"manifest {algorithm}", "thiếu bảng kê")
            continue
        for path in {*real, *lines}:
            if fault := _difference(path, real.get(path), lines.get(path), algorithm):
                wrong[path][algorithm] = fault
    for path, faults in wrong.items():
        if len(faults) == len(listed):
            words = "đã đổi nội dung"
            if path not in real:
                words = "thiếu tệp"
            elif not any(path in (lines or {}) for lines in listed.values()):
                words = "tệp lạ, không có trong bảng kê"
            yield Fault(path, words)
        else:
            yield from faults.values()


def _difference(
    path: str, real: Mapping[str, str] | None, line: tuple[str, str] | None, algorithm: str
) -> Fault | None:
    if line is None:
        return Fault(f"bảng kê {algorithm}", f"không kê tệp {path}")
    listed, place = line
    if real is None:
        return Fault(place, f"kê tệp không có: {path!a}")
    if real[algorithm] != listed:
        return Fault(place, f"mã băm của {path} không đúng: tính lại là {real[algorithm]}")
    return None


def _wrong_form(bag: Path, tagged: Hashes) -> Iterator[Fault]:
    """Yield the tag manifests that are not written in their one form, with the first line."""
    for algorithm in ALGORITHMS:
        name = f"{_TAGS}{algorithm}.txt"
        try:
            found = (bag / name).read_bytes().split(b"\n")
        except FileNotFoundError:
            yield Fault(name, "thiếu tệp")
            continue
        right = _tag_manifest(tagged, algorithm).encode("utf-8").split(b"\n")
        pairs = zip([*found, None], [*right, None], strict=False)
        for number, (line, expected) in enumerate(pairs, 1):
            if line != expected:
                yield Fault(f"{name}, dòng {number}", "không đúng như tính lại từ các tệp")
                break

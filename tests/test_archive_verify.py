"""What `verify` names in bags, ZIPs, graphs and files of RDF."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from bags import bag_of, reseal
from served_graph import copied

from kg.archive.dataset_hash import hash_of_store
from kg.archive.paths import UnsafeArchive
from kg.archive.restore import NoBag
from kg.archive.verify import Verified, verify
from kg.export import export_graph
from kg.store import NoStore, Store

pytest_plugins = ("bag_fixtures",)


def words(found: Verified) -> str:
    return "\n".join(map(str, found.faults))


def test_all_that_camket_writes_is_whole(graph: Path, bag: Path, tmp_path: Path) -> None:
    packed = bag_of(graph, tmp_path / "goi.zip").path
    found = [verify(path) for path in (graph, bag, packed)]
    assert [one.faults for one in found] == [(), (), ()]
    dataset = hash_of_store(Store.open(graph)).sha256
    assert all(dataset in one.facts.values() for one in found)
    assert found[1].facts["số văn bản"] == "2"
    assert found[1].facts == found[2].facts
    for ending in (".nq", ".trig"):
        export_graph(graph, tmp_path / f"x{ending}", suggestions=True)
        assert dataset in verify(tmp_path / f"x{ending}").facts.values()


@pytest.mark.parametrize("damage", ["manifest.json", "graphs/union.ttl", "queries/questions.csv"])
def test_what_cannot_be_read_is_named_and_all_else_still_is(own: Path, damage: str) -> None:
    (own / "data" / damage).write_bytes(b"\xff{")
    (own / "data" / "README.md").unlink()
    found = words(verify(own))
    assert f"data/{damage}: đã đổi nội dung" in found
    assert "data/README.md: thiếu tệp" in found
    assert "không đọc tiếp được nội dung" in found


def test_shapes_are_asked_where_they_are_wanted(built: Path, tmp_path: Path) -> None:
    assert verify(built, shapes=True).faults == ()
    bag = bag_of(copied(built, tmp_path / "g"), tmp_path / "goi").path
    for part in ("graphs/union", "graphs/derived"):
        path = bag / "data" / f"{part}.ttl"
        text = path.read_text(encoding="utf-8")
        assert "ck:status ck:" in text
        path.write_text(text.replace("ck:status ck:", "ck:status <urn:la> , ck:", 1), "utf-8")
    reseal(bag)
    told = words(verify(bag, shapes=True))
    assert told.count("\n") > words(verify(bag)).count("\n")


def test_any_byte_of_a_zip_is_watched(graph: Path, tmp_path: Path) -> None:
    data = bag_of(graph, tmp_path / "goi.zip").path.read_bytes()
    chance = random.Random(5)  # noqa: S311
    directory = data.index(b"PK\x01\x02")
    places = [chance.randrange(directory) for _ in range(8)]
    places += [chance.randrange(directory, len(data)) for _ in range(12)]
    for at in (*places, 0, 4, 10, 12, 30, len(data) - 1, len(data) - 10):
        path = tmp_path / "khac.zip"
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert _is_refused(path), at
    for other in (data + b"x", data[:-1], b"x" + data):
        path.write_bytes(other)
        assert _is_refused(path)


def _is_refused(path: Path) -> bool:
    try:
        return bool(verify(path).faults)
    except (UnsafeArchive, NoBag):
        return True


def test_the_shell_of_a_zip_is_told_from_its_contents(graph: Path, tmp_path: Path) -> None:
    packed = bag_of(graph, tmp_path / "goi.zip").path
    data = bytearray(packed.read_bytes())
    data[10] ^= 1  # the time of the first file
    at = data.index(b"PK\x01\x02") + 12
    data[at] ^= 1
    packed.write_bytes(bytes(data))
    assert words(verify(packed)) == (
        "goi.zip: vỏ ZIP khác từ byte 10 so với khi gói lại cùng nội dung"
    )


def test_a_graph_is_verified_too(graph: Path, tmp_path: Path) -> None:
    own = tmp_path / "g"
    shutil.copytree(graph, own)
    text = sorted((own / "sources").iterdir())[0]
    text.unlink()
    assert f"{text.name}: thiếu nội dung của" in words(verify(own))
    (own / "reviews.jsonl.head").write_text("{}", encoding="utf-8")
    assert "reviews.jsonl: " in words(verify(own))


def test_what_cannot_be_verified_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("x", encoding="utf-8")
    (tmp_path / "x.ttl").write_text("không phải Turtle", encoding="utf-8")
    with pytest.raises(FileNotFoundError, match="no such file"):
        verify(tmp_path / "y")
    with pytest.raises(NoStore, match="camket build"):
        verify(tmp_path)
    with pytest.raises(ValueError, match="no RDF by its name"):
        verify(tmp_path / "x.txt")
    with pytest.raises(ValueError, match=r"x\.ttl: "):
        verify(tmp_path / "x.ttl")

"""Build, bag, restore, export: the same bytes; and nothing that leads out of the new folder."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bags import bag_of, reseal, zipped
from factories import extract

from kg.archive.layout import stem
from kg.archive.paths import UnsafeArchive, files_in
from kg.archive.restore import DamagedBag, NoBag, is_zipped_bag, opened, restore, restore_bag
from kg.build import build
from kg.export import FORMATS, export_graph
from kg.store import MANIFEST, NoStore, Store, StoredDocument

pytest_plugins = ("bag_fixtures",)


def exported(graph: Path, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what a graph exports in each format, with what is only suggested and without."""
    folder.mkdir()
    for ending in FORMATS:
        for suggestions in (True, False):
            path = folder / f"{suggestions}{ending}"
            export_graph(graph, path, suggestions=suggestions)
            yield path.name, path.read_bytes()


def test_a_restored_graph_exports_the_same_bytes(graph: Path, bag: Path, tmp_path: Path) -> None:
    restore(bag, tmp_path / "moi")
    was = dict(exported(graph, tmp_path / "truoc"))
    assert dict(exported(tmp_path / "moi", tmp_path / "sau")) == was
    assert len(was) == 2 * len(FORMATS)


def test_a_restored_graph_gives_the_same_bag(bag: Path, tmp_path: Path) -> None:
    restore(bag, tmp_path / "moi")
    again = bag_of(tmp_path / "moi", tmp_path / "goi").path
    assert files_in(again) == files_in(bag)
    changed = [n for n in files_in(bag) if (again / n).read_bytes() != (bag / n).read_bytes()]
    assert changed == []


def test_originals_come_back_under_their_names(graph: Path, bag: Path, tmp_path: Path) -> None:
    restore(bag, tmp_path / "moi")
    documents = Store.open(tmp_path / "moi").manifest.documents
    paths = [Path(path) for document in documents for path in document.paths]
    assert [p.name for p in paths] == [d.name for d in Store.open(graph).manifest.documents]
    assert {p.parents[2] for p in paths} == {(tmp_path / "moi").resolve()}
    there = [path for path in paths if path.is_file()]
    assert len(there) == len(paths) - 1  # one was gone when the bag was written
    assert (tmp_path / "moi" / "refused.tsv").is_file()


def test_a_restored_graph_is_built_on(graph: Path, bag: Path, tmp_path: Path) -> None:
    restore(bag, tmp_path / "moi")
    report = build([tmp_path / "moi" / "originals"], tmp_path / "moi", extractor=extract)
    assert (len(report.unchanged), len(report.removed)) == (1, 1)  # of one only the text was left
    assert report.added == ()


def test_a_zip_is_restored_as_the_folder(graph: Path, tmp_path: Path) -> None:
    packed = bag_of(graph, tmp_path / "goi.zip").path
    assert is_zipped_bag(packed)
    restore(packed, tmp_path / "moi")
    assert Store.open(tmp_path / "moi").lines() == Store.open(graph).lines()


def test_a_graph_is_opened_from_all_its_forms(graph: Path, bag: Path, tmp_path: Path) -> None:
    packed = bag_of(graph, tmp_path / "goi.zip").path
    found = []
    for path in (graph, bag, packed):
        with opened(path) as store:
            found.append(store.lines())
    assert found[0] == found[1] == found[2] != []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["goi.zip"]


def test_nothing_is_overwritten_and_nothing_half_made_stays(own: Path, tmp_path: Path) -> None:
    (tmp_path / "day").mkdir()
    (tmp_path / "day" / "x").touch()
    with pytest.raises(FileExistsError, match="not empty"):
        restore(own, tmp_path / "day")
    (own / "data" / "graphs" / "union.ttl").write_text("đây không phải Turtle", encoding="utf-8")
    with pytest.raises(ValueError, match=r"union\.ttl: is no Turtle"):
        restore_bag(own, tmp_path / "moi")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["day", "goi", "moi"]
    assert list((tmp_path / "moi").iterdir()) == []


def test_a_damaged_bag_is_refused(own: Path, tmp_path: Path) -> None:
    text = next((own / "data" / "texts").iterdir())
    text.write_bytes(text.read_bytes().replace(b"a", b"b", 1))
    with pytest.raises(DamagedBag, match=rf"{text.name}.*camket verify"):
        restore(own, tmp_path / "moi")
    assert not (tmp_path / "moi").exists()


@pytest.mark.parametrize("form", ["folder", "zip", "nothing", "two"])
def test_what_is_no_bag_is_said(bag: Path, tmp_path: Path, form: str) -> None:
    path = tmp_path / "x"
    if form == "folder":
        path.mkdir()
    elif form != "nothing":
        names = ["a/bagit.txt", "b/bagit.txt"] if form == "two" else ["a/khac.txt"]
        zipped(path, [(name, b"1") for name in names])
    with pytest.raises(NoBag, match="no bag"):
        restore(path, tmp_path / "moi")


def _list(bag: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change what a bag lists, and make its hashes right again, as a forger would."""
    path = bag / "data" / MANIFEST
    found = json.loads(path.read_text(encoding="utf-8"))
    change(found)
    path.write_text(json.dumps(found), encoding="utf-8")
    reseal(bag)


LEADING_OUT: list[Callable[[dict[str, Any]], None]] = [
    lambda m: m.update(store="../../ngoai"),
    lambda m: m.update(store="/tmp/ngoai"),  # noqa: S108
    lambda m: m.update(store="store-1/../../ngoai"),
    lambda m: m.update(store=["store-1"]),
    lambda m: m.update(machine_store="..\\ngoai"),
    lambda m: m["documents"][0].update(sha256="../../../ngoai"),
    lambda m: m["documents"][0].update(sha256="A" * 64),
    lambda m: m["documents"][-1].update(paths=["../../bagit.txt"]),
    lambda m: m["documents"][-1].update(paths=["/etc/passwd"]),
    lambda m: m["documents"][-1].update(paths=["sources/./../../bagit.txt"]),
    lambda m: m["documents"][-1].update(paths=[7]),
    lambda m: m["documents"][0].update(name=None),
    lambda m: m.update(base="file:///etc/"),
    lambda m: m.update(documents="x"),
    lambda m: m.pop("documents"),
]
"""What a forged list may try."""


@pytest.mark.parametrize("change", LEADING_OUT)
def test_lists_that_lead_out_of_the_folder_are_refused(
    own: Path, tmp_path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    _list(own, change)
    with pytest.raises((NoBag, UnsafeArchive)):
        restore_bag(own, tmp_path / "moi")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["goi"]


@pytest.mark.parametrize(
    "name", ["../../../ngoai.txt", "/etc/x", "a/b.txt", "C:\\x.txt", "x\x00y", "nul", "."]
)
def test_a_name_that_leads_out_gives_a_plain_one(own: Path, tmp_path: Path, name: str) -> None:
    def rename(manifest: dict[str, Any]) -> None:
        for one in manifest["documents"]:
            old = stem(StoredDocument(one["sha256"], one["name"], ()))
            one["name"] = name
            new = stem(StoredDocument(one["sha256"], name, ()))
            for place in (f"texts/{old}.txt", f"documents/{old}.ttl"):
                path = own / "data" / place
                path.rename(path.with_name(path.name.replace(old, new)))

    _list(own, rename)
    restore_bag(own, tmp_path / "moi")
    files = [path for path in (tmp_path / "moi" / "originals").rglob("*") if path.is_file()]
    assert [path.parents[2] for path in files] == [tmp_path / "moi"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["goi", "moi"]


def test_zips_of_bags_that_lead_out_are_refused(bag: Path, tmp_path: Path) -> None:
    members = [(f"goi/{name}", (bag / name).read_bytes()) for name in files_in(bag)]
    for number, name in enumerate(("goi/data/../../../x", "/x", "goi\\x", "goi/data/x\x1b[2J")):
        path = zipped(tmp_path / f"{number}.zip", [*members, (zipfile.ZipInfo(name), b"1")])
        with pytest.raises(UnsafeArchive, match="no safe path"):
            restore(path, tmp_path / f"moi{number}")
        assert not (tmp_path / f"moi{number}").exists()


def test_a_link_in_a_bag_is_refused(own: Path, tmp_path: Path) -> None:
    shutil.rmtree(own / "data" / "texts")
    (own / "data" / "texts").symlink_to("/etc")
    with pytest.raises(UnsafeArchive, match="link"):
        restore(own, tmp_path / "moi")
    with pytest.raises(UnsafeArchive, match="link"):
        restore_bag(own, tmp_path / "moi")


def test_a_bag_of_an_earlier_form_is_restored_to_be_upgraded(own: Path, tmp_path: Path) -> None:
    _list(own, lambda m: m.update(form=2))
    restore_bag(own, tmp_path / "moi")
    with pytest.raises(NoStore, match="camket upgrade"):
        Store.open(tmp_path / "moi")

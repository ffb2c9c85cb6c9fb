"""`camket view DIR -o FOLDER`: the explorer as files."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from commands import refused, run
from served_graph import copied

from kg import static_site
from kg.serve.current import Served
from kg.static_data import key
from kg.static_site import write_site

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(built, tmp_path_factory.mktemp("static") / "graph")


@pytest.fixture(scope="module")
def site(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("site") / "xem"
    build = Served.open(folder)
    write_site(build, into)
    build.close()
    return into


def data(site: Path, name: str) -> Any:
    """Return what a data file hands to the page."""
    text = (site / "data" / f"{name}.js").read_text(encoding="utf-8")
    found = re.fullmatch(r'Camket\.data\("([^"]+)",(.*)\);\n', text, re.DOTALL)
    assert found
    assert found[1] == name
    return json.loads(found[2])


def sums(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_everything_the_pages_ask_for_is_there(site: Path, folder: Path) -> None:
    about = data(site, "about")
    assert (about["static"], about["as_of"]) == (True, "2025-12-01")
    overdue = data(site, "ask-overdue")
    assert len(overdue["rows"]) == overdue["total"] > 0
    build = Served.open(folder)
    nodes, documents = build.index.nodes(), sorted(build.documents)
    lines = build.index.lines()
    build.close()
    names = data(site, "names")["things"]
    assert [name["iri"] for name in names] == [node.id for node in nodes]
    for node in nodes:
        assert data(site, key("/api/thing", {"iri": node.id}))["label"] == node.label
        assert data(site, key("/api/neighbours", {"iri": node.id}))["total"] >= 0
    for iri in documents:
        assert data(site, key("/api/document", {"iri": iri}))["text"]
    for line in lines:
        ends = {"from": line.source, "to": line.target, "role": line.role}
        assert data(site, key("/api/line", ends))["role"] == line.role
    assert (site / "data" / f"{key('/download/overdue')}.xlsx").read_bytes()[:2] == b"PK"


def test_it_asks_no_one(site: Path) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    addresses = re.findall(r"""(?:src|href)=["']([^"']+)""", page)
    assert addresses
    for address in addresses:
        if address.startswith("#"):
            continue
        assert not re.match(r"[a-z]+:|/", address)
        assert (site / address).is_file(), address
    assert "static: true" in (site / "assets" / "config.js").read_text(encoding="utf-8")
    assert (site / "assets" / "vendor" / "vis-network" / "vis-network.min.js").is_file()


def test_the_same_graph_gives_the_same_bytes(site: Path, folder: Path, tmp_path: Path) -> None:
    build = Served.open(folder)
    again = tmp_path / "again"
    write_site(build, again)
    build.close()
    assert sums(again) == sums(site)


def test_the_command_writes_a_folder_and_replaces_an_earlier_one(
    capsys: Capture, folder: Path, tmp_path: Path
) -> None:
    into = tmp_path / "xem"
    ran = run(capsys, "view", folder, "-o", into, "--as-of", "2025-08-01")
    assert (ran.status, ran.out) == (0, "")
    assert re.search(r"\d+ tệp", ran.err)
    assert data(into, "about")["as_of"] == "2025-08-01"
    (into / "data" / "old.js").write_text("x")
    assert run(capsys, "view", folder, "-o", into).status == 0
    assert not (into / "data" / "old.js").exists()


def test_other_files_are_not_replaced(capsys: Capture, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "thư.txt").write_text("giữ lại")
    assert refused(run(capsys, "view", folder, "-o", tmp_path), "holds other files")
    assert (tmp_path / "thư.txt").read_text() == "giữ lại"


def test_a_focus_is_for_a_page(capsys: Capture, folder: Path, tmp_path: Path) -> None:
    ran = run(capsys, "view", folder, "-o", tmp_path / "xem", "--focus", "Sở Y tế")
    assert refused(ran, "--focus", "PAGE.html")


def test_an_earlier_copy_comes_back_where_the_new_one_cannot_take_its_place(tmp_path: Path) -> None:
    folder, old = tmp_path / "site", tmp_path / "old"
    folder.mkdir()
    (folder / "index.html").touch()
    with pytest.raises(FileNotFoundError):
        static_site._exchange(folder, tmp_path / "not there", old)
    assert (folder / "index.html").exists()
    (tmp_path / "new").mkdir()
    static_site._exchange(folder, tmp_path / "new", old)
    assert [path.name for path in folder.iterdir()] == []
    assert (old / "index.html").exists()

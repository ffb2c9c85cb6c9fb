"""`camket view`: one page of the graph, or of the neighbourhood of one thing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from commands import refused, run, start

from kg.commands.view import write_page
from kg.store import Store

Capture = pytest.CaptureFixture[str]


def drawn(said: str) -> tuple[int, int]:
    """Return the numbers of nodes and edges that a command tells of."""
    found = re.search(r": (\d+) nút, (\d+) cạnh$", said.strip())
    assert found, said
    return int(found[1]), int(found[2])


def test_the_overview(capsys: Capture, built: Path, tmp_path: Path) -> None:
    page = tmp_path / "trang.html"
    ran = run(capsys, "view", built, "-o", page)
    assert (ran.status, ran.out) == (0, "")
    nodes, edges = drawn(ran.err)
    assert 10 < nodes < 200
    assert edges > 10
    html = page.read_text("utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert "Sở Xây dựng" in html
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", html)  # nothing is fetched


def test_the_same_graph_draws_the_same_page(built: Path, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        write_page(built, tmp_path / name, focus=None)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_the_neighbourhood_of_one_thing(capsys: Capture, built: Path, tmp_path: Path) -> None:
    page = tmp_path / "p.html"
    whole = drawn(run(capsys, "view", built, "-o", page).err)
    near = drawn(run(capsys, "view", built, "-o", page, "--focus", "cầu Bến Sỏi").err)
    assert 1 < near[0] < whole[0]
    assert "Bến Sỏi" in page.read_text("utf-8")


def test_focus_by_iri(capsys: Capture, built: Path, tmp_path: Path) -> None:
    row = next(iter(Store.open(built).rows("SELECT ?a { ?a a ck:Agency } ORDER BY ?a LIMIT 1")))
    iri = str(getattr(row["a"], "value", ""))
    assert drawn(run(capsys, "view", built, "-o", tmp_path / "p.html", "--focus", iri).err)[0] >= 1


def test_the_day_judges_the_status(built: Path, tmp_path: Path) -> None:
    early, late = tmp_path / "sớm.html", tmp_path / "muộn.html"
    write_page(built, early, focus=None, as_of="2025-08-10")
    write_page(built, late, focus=None, as_of="2026-12-01")
    assert early.read_bytes() != late.read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--focus", "Sở Xây dựg"], ["--focus", "nearest names", "Sở Xây dựng"]),
        (["--focus", "</script><b>"], ["--focus", "no thing is called"]),
        (["-o", "khong-co/p.html"], ["there is no folder khong-co", "make it first"]),
        (["-o", "."], ["holds other files; give a new or empty folder"]),
    ],
)
def test_what_cannot_be_drawn(
    capsys: Capture, built: Path, tmp_path: Path, words: list[str], said: list[str]
) -> None:
    page = tmp_path / "p.html"
    assert refused(run(capsys, "view", built, "-o", page, *words), *said)
    assert not page.exists()


def test_a_folder_without_a_graph(capsys: Capture, tmp_path: Path) -> None:
    ran = run(capsys, "view", tmp_path, "-o", tmp_path / "p.html")
    assert refused(ran, "holds no graph")


def test_documents_without_any_date_need_a_day(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Giao Sở Y tế mua thuốc cho trạm xá.\n", "utf-8")
    run(capsys, "build", tmp_path / "a.txt", "--into", tmp_path / "g")
    page = tmp_path / "p.html"
    assert refused(run(capsys, "view", tmp_path / "g", "-o", page), "no document has a date")
    ran = run(capsys, "view", tmp_path / "g", "-o", page, "--as-of", "2027-01-01")
    assert drawn(ran.err)[0] > 0


def test_as_a_program_in_another_folder(built: Path, tmp_path: Path) -> None:
    ran = start("view", built, "-o", "p.html", cwd=tmp_path)
    assert (ran.status, (tmp_path / "p.html").is_file()) == (0, True)

"""`camket demo`: the sample province, built, asked, drawn and written, from any folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from commands import PAPERS, Ran, refused, run, start

from kg.commands.demo import AS_OF
from kg.store import read_manifest


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Path]:
    """Run the demo in a folder of its own; return what it printed and the folder it made."""
    elsewhere = tmp_path_factory.mktemp("ở nơi khác")
    return start("demo", cwd=elsewhere), elsewhere / "camket-demo"


def table(ran: Ran, title: str) -> list[list[str]]:
    """Return the rows of one of the printed tables."""
    after = ran.out[ran.out.index(f"# {title}") :].split("\n\n")[0]
    return [line.split("\t") for line in after.splitlines()[2:] if "\t" in line]


def test_it_reads_all_samples(shown: tuple[Ran, Path]) -> None:
    ran, _ = shown
    assert ran.status == 0
    count = len(PAPERS)
    assert ran.out.startswith(f"văn bản: {count} (mới {count}")
    assert {path.suffix for path in PAPERS} == {".txt", ".docx", ".pdf"}
    assert "bỏ qua" not in ran.out


def test_it_prints_who_owns_what(shown: tuple[Ran, Path]) -> None:
    rows = table(shown[0], "Nhiệm vụ của một cơ quan")
    assert len(rows) >= 3
    assert {row[0] for row in rows} == {"Sở Xây dựng tỉnh Lam Giang"}
    assert {row[1] for row in rows} >= {"chủ trì", "phối hợp"}


def test_it_prints_what_the_word_file_and_the_pdf_say(shown: tuple[Ran, Path]) -> None:
    rows = {row[2][:20]: row[3:] for row in table(shown[0], "Nhiệm vụ của một cơ quan")}
    assert rows["Kiểm định an toàn 12"] == ["2025-12-20", "chưa hoàn thành, trong hạn"]
    assert ["2025-11-10", "chưa hoàn thành, quá hạn"] in rows.values()
    assert "10-cong-dien-phong-chong-lu.pdf: 2 trang" in shown[0].out


def test_it_prints_what_is_overdue_as_of_its_day(shown: tuple[Ran, Path]) -> None:
    rows = table(shown[0], "Nhiệm vụ quá hạn")
    assert f"(as-of {AS_OF})" in shown[0].out
    assert len(rows) >= 5
    assert all(row[0] < str(AS_OF) for row in rows)
    assert "… và 11 dòng nữa" in shown[0].out  # with three duties of the telegram
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert all(int(row[1]) > 0 for row in rows)  # how many days late
    assert any(row[3] for row in rows)  # whose it is


def test_it_says_where_the_page_is_behind_an_empty_line(shown: tuple[Ran, Path]) -> None:
    assert re.search(r"^\ncamket-demo/camket\.html: \d+ nút", shown[0].err, re.M)
    assert "\\n" not in shown[0].err


def test_it_writes_the_page_and_the_turtle(shown: tuple[Ran, Path]) -> None:
    ran, folder = shown
    assert "Bến Sỏi" in (folder / "camket.html").read_text("utf-8")
    graph = rdflib.Graph().parse(folder / "camket.ttl", format="turtle")
    told = re.search(r"camket\.ttl: (\d+) bộ ba", ran.err)
    assert told
    assert len(graph) == int(told[1]) > 1000
    manifest = read_manifest(folder / "graph")
    assert manifest is not None
    assert manifest.as_of == str(AS_OF)


def test_again_and_on_another_day(
    capsys: pytest.CaptureFixture[str], shown: tuple[Ran, Path]
) -> None:
    first, folder = shown
    turtle = (folder / "camket.ttl").read_bytes()
    again = run(capsys, "demo", "--into", folder)
    assert (again.status, (folder / "camket.ttl").read_bytes()) == (0, turtle)
    early = run(capsys, "demo", "--into", folder.parent / "sớm", "--as-of", "2025-08-15")
    assert len(table(early, "Nhiệm vụ quá hạn")) < len(table(first, "Nhiệm vụ quá hạn"))


def test_a_file_in_the_place_of_the_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "x").write_text("đã có")
    assert refused(run(capsys, "demo", "--into", tmp_path / "x"), "x")

"""Tables and Turtle files are found, read strictly, and asked for by name."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import RDF, SH

from ontology import load
from ontology.load import (
    GRAPHS,
    BrokenTable,
    UnknownResource,
    graph,
    rows,
    split,
    tables,
    text,
)
from ontology.vocab import CK


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A model of its own, with an empty reference folder; nothing of it stays in the cache."""
    (tmp_path / "reference").mkdir()
    monkeypatch.setattr(load, "_folder", lambda: tmp_path)
    yield tmp_path
    rows.cache_clear()


def test_rows_keep_the_order_of_the_file() -> None:
    assert rows("provinces")[0]["name"] == "thành phố Hà Nội"
    assert rows("document_types")[5]["type"] == "Nghị quyết"


def test_rows_are_read_once_and_cannot_be_changed() -> None:
    assert rows("posts") is rows("posts")
    with pytest.raises(TypeError):
        rows("posts")[0]["post"] = "Trưởng thôn"  # type: ignore[index]


def test_a_quoted_cell_may_hold_a_comma(folder: Path) -> None:
    table = 'name,note\n"Sở Văn hóa, Thể thao",\nSở Y tế,"«a»|«b»"\n'
    (folder / "reference" / "mau.csv").write_text(table, encoding="utf-8")
    assert [dict(row) for row in rows("mau")] == [
        {"name": "Sở Văn hóa, Thể thao", "note": ""},
        {"name": "Sở Y tế", "note": "«a»|«b»"},
    ]


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ("name,note\nSở Y tế\n", "line 2: 1 cells for 2"),  # too few
        ("name,note\na,b\nSở Văn hóa, Thể thao,c\n", "line 3: 3 cells for 2"),  # unquoted comma
        ("name,note\na,b\n\n", "line 3: 0 cells for 2"),  # an empty line is no row
    ],
)
def test_a_row_of_the_wrong_length_is_an_error(folder: Path, table: str, line: str) -> None:
    (folder / "reference" / "mau.csv").write_text(table, encoding="utf-8")
    with pytest.raises(BrokenTable, match=f"reference/mau.csv, {line}"):
        rows("mau")


def test_an_unknown_table_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(UnknownResource, match=r"no 'provnces'.*choose one of .*provinces"):
        rows("provnces")


@pytest.mark.parametrize("name", ["camket.ttl", "../load", "ghost", ""])
def test_an_unknown_graph_is_an_error(name: str) -> None:
    with pytest.raises(UnknownResource, match="choose one of alignments, camket, concepts, shapes"):
        text(name)


def test_tables_lists_every_csv_file(root: Path) -> None:
    files = sorted(path.stem for path in (root / "ontology" / "reference").glob("*.csv"))
    assert list(tables()) == files
    assert {"agencies", "provinces", "surnames"} <= set(files)


@pytest.mark.parametrize(
    ("cell", "values"), [("", ()), ("Bộ KHĐT", ("Bộ KHĐT",)), ("TB|TBKL", ("TB", "TBKL"))]
)
def test_split(cell: str, values: tuple[str, ...]) -> None:
    assert split(cell) == values


@pytest.mark.parametrize("name", GRAPHS)
def test_each_turtle_file_has_triples(name: str) -> None:
    assert text(name).startswith("# ")
    assert len(graph(name)) > 50


def test_a_graph_of_several_files_holds_them_all() -> None:
    both = graph("camket", "concepts")
    assert (CK.Task, None, None) in both
    assert (CK.lead, None, None) in both
    assert len(both) > max(len(graph("camket")), len(graph("concepts")))


def test_without_names_the_model_comes_without_shapes() -> None:
    assert not list(graph().subjects(RDF.type, SH.NodeShape))
    assert list(graph("shapes").subjects(RDF.type, SH.NodeShape))


def test_each_graph_is_the_callers_own() -> None:
    first = graph("concepts")
    first.remove((None, None, None))
    assert len(graph("concepts")) > 50


def test_everything_is_found_inside_an_archive(root: Path, tmp_path: Path) -> None:
    """A wheel that is not unpacked has no paths, only resources."""
    shutil.copytree(root / "ontology", tmp_path / "src" / "ontology")
    archive = tmp_path / "model.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in sorted((tmp_path / "src").rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                file.write(path, path.relative_to(tmp_path / "src"))
    code = (
        f"import sys; sys.path.insert(0, {str(archive)!r})\n"
        "import ontology.load as m; assert '.zip' in m.__file__, m.__file__\n"
        "print(len(m.tables()), m.rows('provinces')[0]['short'], len(m.text('camket')) > 1000)"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.split() == [str(len(tables())), "Hà", "Nội", "True"]

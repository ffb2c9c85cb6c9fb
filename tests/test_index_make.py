"""Making the index: the words it keeps, what it holds, its form, and never half of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from index_graphs import ID, document, named, statement, task, write_graph

from kg.index import make as making
from kg.index.index import Index
from kg.index.make import exact, folded, form, make, plain, tokens
from kg.index.place import is_of
from kg.store import Store
from kg.terms import Lines, words
from queries import library

NFD = "Sở Y tế"


@pytest.mark.parametrize(
    ("text", "read", "without"),
    [
        ("38/NQ-HĐND", "38 nq hđnd", "38 nq hdnd"),
        ("Sở Y tế", "sở y tế", "so y te"),
        (NFD, "sở y tế", "so y te"),  # letters and marks apart
        ("«Đường, tránh»\n(đợt_2)", "đường tránh đợt 2", "duong tranh dot 2"),
        ("8,5%", "8 5", "8 5"),
        (" … ", "", ""),
        ('"sở" OR *', "sở or", "so or"),
    ],
)
def test_the_words_of_a_text(text: str, read: str, without: str) -> None:
    assert exact(text) == read
    assert folded(text) == without
    assert " ".join(tokens(text)).lower() == read


def test_a_word_without_marks_is_as_long_as_with_them() -> None:
    """So that a snippet's marks stand at the right letters."""
    for word in ("ẤP", "đường", "Ỷ", "ﬁ"):
        assert len(folded(word)) == len(tokens(word)[0])


@pytest.mark.parametrize("name", ["Sở Y tế", "SỞ  Y\ttế", f" {NFD}"])
def test_names_that_are_the_same(name: str) -> None:
    assert plain(name) == "sở y tế"


def _lines() -> Lines:
    lines = Lines()
    body = named(lines, "ck:Agency", "agency/a", "Sở Y tế", "SYT")
    lines.kind(body, "ck:Project")  # of two classes: what stands first
    named(lines, "foaf:Person", "person/b")
    lines.value(f"{ID}person/b", "foaf:name", words("Lò Văn Sơn"))
    order = document(lines, "38", "Nghị quyết số 38/NQ-HĐND", "38/NQ-HĐND")
    duty = task(lines, "a", "Xây trạm xá", due="2025-11-01", lead=body)
    statement(lines, "1", "Commitment", "Thi hành Nghị quyết này", of=duty, source=order)
    free = task(lines, "b", "Sửa đường")
    statement(lines, "2", "Commitment", "Sửa đường vào trạm xá", of=free, source=order)
    return lines


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(write_graph(tmp_path / "graph", _lines().sorted()))


@pytest.fixture
def database(store: Store, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    make(store, tmp_path / "index.sqlite", lambda _: None)
    with closing(sqlite3.connect(tmp_path / "index.sqlite")) as found:
        yield found


def test_each_thing_has_its_kind_and_name(database: sqlite3.Connection) -> None:
    found = database.execute("SELECT iri, kind, label FROM thing WHERE kind IS NOT NULL")
    assert {iri.removeprefix(ID): (kind, label) for iri, kind, label in found} == {
        "agency/a": ("agency", "Sở Y tế"),
        "document/38": ("document", "Nghị quyết số 38/NQ-HĐND"),
        "person/b": ("person", "Lò Văn Sơn"),
        "task/a": ("task", "Xây trạm xá"),
        "task/b": ("task", "Sửa đường"),
    }


def test_a_thing_may_be_called_by_any_of_its_names(database: sqlite3.Connection) -> None:
    rows = database.execute(
        "SELECT text, preferred, folded FROM name JOIN thing ON thing.id = name.thing"
        " WHERE iri IN (?, ?) ORDER BY text",
        (f"{ID}agency/a", f"{ID}document/38"),
    )
    assert rows.fetchall() == [
        ("38.txt", 1, "38.txt"),
        ("38/NQ-HĐND", 1, "38/nq-hdnd"),
        ("Nghị quyết số 38/NQ-HĐND", 1, "nghi quyet so 38/nq-hdnd"),
        ("SYT", 0, "syt"),
        ("Sở Y tế", 1, "so y te"),
    ]


def test_clauses_that_no_report_speaks_of_are_known(database: sqlite3.Connection) -> None:
    rows = database.execute("SELECT label, formula FROM task ORDER BY label").fetchall()
    assert [(label, bool(formula)) for label, formula in rows] == [
        ("Sửa đường", False),
        ("Xây trạm xá", True),
    ]


def test_it_says_of_which_store_and_form_it_is(database: sqlite3.Connection) -> None:
    assert dict(database.execute("SELECT key, value FROM about")) == {
        "store": "store-one",
        "form": form(),
        "as_of": "2025-12-01",
    }


@pytest.mark.parametrize("changed", ["sqlite", "module", "query"])
def test_another_program_has_another_form(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    path = tmp_path / "index.sqlite"
    make(store, path, lambda _: None)
    assert is_of(path, store)
    if changed == "sqlite":
        monkeypatch.setattr(making.sqlite3, "sqlite_version", "0.0.0")
    elif changed == "module":
        monkeypatch.setattr(making, "_MODULES", making._MODULES[:-1])
    else:
        silent = library.get("overdue")
        monkeypatch.setattr(making.library, "get", lambda _: silent)
    form.cache_clear()
    try:
        assert not is_of(path, store)
    finally:
        monkeypatch.undo()
        form.cache_clear()
    assert is_of(path, store)


def test_the_same_store_gives_the_same_tables(store: Store, tmp_path: Path) -> None:
    dumps = []
    for name in ("one", "two"):
        make(store, tmp_path / name, lambda _: None)
        with closing(sqlite3.connect(tmp_path / name)) as database:
            rows = database.execute("SELECT * FROM thing ORDER BY id").fetchall()
            dumps.append((rows, database.execute("SELECT * FROM entry ORDER BY id").fetchall()))
    assert dumps[0] == dumps[1]


def test_it_is_written_in_one_step(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    there: list[bool] = []
    make(store, path, lambda _: there.append(path.exists()))
    assert there
    assert not any(there)
    assert path.is_file()
    assert [p.name for p in tmp_path.glob("*.new")] == []


def test_what_an_ended_process_left_is_written_over(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    path.with_suffix(".new").write_text("half an index")
    make(store, path, lambda _: None)
    assert is_of(path, store)


def test_a_failed_making_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_graph(tmp_path / "graph", _lines().sorted())
    monkeypatch.setattr("kg.index.make._entries", lambda database: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Index.open(folder)
    assert not list(folder.glob("index-*"))


def test_every_script_of_it_is_whole() -> None:
    """Each statement ends: what is left over behind the last «;» would be dropped."""
    for name in making._MODULES:
        if name.endswith(".sql"):
            script = making._sql(name)
            assert "".join(making._statements(script)).strip() == script.strip()

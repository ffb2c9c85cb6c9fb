"""Makes the index of a store: one SQLite file, written beside its place and renamed when whole."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import cache
from importlib.resources import files
from pathlib import Path

from extract.folding import fold
from kg.index import reading
from kg.store import Store
from queries import library

Say = Callable[[str], None]

_MODULES = ("schema.sql", "derive.sql", "entries.sql", "make.py", "reading.py")
_PRAGMAS = (
    "journal_mode = OFF",
    "synchronous = OFF",
    "cache_size = -200000",
    "temp.cache_size = -200000",
)
"""No journal, since what is half made is thrown away; caches of 200 MB, whatever the graph."""
_WORD = re.compile(r"[^\W_]+")
_KINDS = (
    ("agency", "Agency"),
    ("project", "Project"),
    ("document", "Document"),
    ("person", "http://xmlns.com/foaf/0.1/Person"),
    ("indicator", "Indicator"),
    ("task", "Task"),
)
"""What is drawn, by class; a thing of two classes is the one that stands first by its name."""

_NAMED = (
    ("pref_label", 1),
    ("person_name", 1),
    ("number", 1),
    ("file_name", 1),
    ("alt_label", 0),
    ("title", 0),
    ("words", 0),
)
"""The tables of names by which a user may call a thing, as in the query «labels»."""


@cache
def form() -> str:
    """Return the hash of what makes an index: one made by another program is made anew."""
    digest = hashlib.sha256(sqlite3.sqlite_version.encode())
    for name in _MODULES:
        digest.update((files(__package__) / name).read_bytes())
    digest.update(library.get("silent-tasks").text.encode())
    return digest.hexdigest()[:16]


def tokens(text: str) -> list[str]:
    """Return the words of a text as the index keeps them: «38/NQ-HĐND» → «38», «NQ», «HĐND»."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def exact(text: str) -> str:
    """Return a text's words in lower case, marks kept, one space between."""
    return " ".join(tokens(text)).lower()


def folded(text: str) -> str:
    """Return a text's words without marks and case: «Sở Y tế» → «so y te»."""
    return fold(" ".join(tokens(text)))


def plain(text: str) -> str:
    """Return a name as names are compared: NFC, any case, one space between words."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def make(store: Store, path: Path, say: Say) -> None:
    """Write the index of a store to `path`, in one step.

    Raises `OSError` where the disk does not take it.
    """
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(new, isolation_level=None)) as database:
            _fill(store, database, say)
        new.replace(path)
    except sqlite3.Error as error:
        raise OSError(
            f"{path}: the index cannot be written ({error}); see that the disk has room for it"
        ) from error
    finally:
        new.unlink(missing_ok=True)


def _fill(store: Store, database: sqlite3.Connection, say: Say) -> None:
    for pragma in _PRAGMAS:
        database.execute(f"PRAGMA {pragma}")
    database.executescript(_sql("schema.sql"))
    database.execute("BEGIN")
    say("index: reading the graph")
    reading.read(store, database)
    say("index: tables")
    formula = _formula()
    database.create_function(
        "is_formula", 1, lambda text: formula.search(text or "") is not None, deterministic=True
    )
    for statement in _statements(_sql("derive.sql")):
        database.execute(statement)
    _things(database)
    say("index: words")
    _names(database)
    _entries(database)
    about = {"store": store.manifest.store, "form": form(), "as_of": store.manifest.as_of or ""}
    database.executemany("INSERT INTO about VALUES (?, ?)", about.items())
    database.execute("COMMIT")
    database.execute("ANALYZE")


def _formula() -> re.Pattern[str]:
    """Return the words of clauses that no report speaks of, as the query «silent-tasks» has it."""
    found = re.search(r'REGEX\(\?words, "(.+?)", "i"\)', library.get("silent-tasks").text)
    assert found  # noqa: S101 - a test reads the same query
    return re.compile(found[1], re.IGNORECASE)


def _sql(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script one by one: `executescript` would end the transaction."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""


def _things(database: sqlite3.Connection) -> None:
    """Write each thing of a class or with a name; evidence and the like is only a number."""
    order = "CASE o " + " ".join(f"WHEN '{name}' THEN '{kind}'" for kind, name in _KINDS)
    database.execute(
        "INSERT INTO thing SELECT id, iri,"  # noqa: S608 - our own words
        f" (SELECT min({order} END) FROM type WHERE s = id),"
        " (SELECT min(o) FROM (SELECT min(o) AS o FROM person_name WHERE s = id"
        " UNION ALL SELECT min(o) FROM pref_label WHERE s = id)) FROM temp.known ORDER BY id"
    )
    database.execute("CREATE UNIQUE INDEX thing_iri ON thing (iri)")
    database.execute("CREATE INDEX thing_kind ON thing (kind) WHERE kind IS NOT NULL")
    database.execute("CREATE INDEX line_target ON line (target, source, role)")


def _names(database: sqlite3.Connection) -> None:
    """Write the names of all things that can be asked for, and their words for search."""
    every = " UNION ".join(
        f"SELECT s, {flag} AS preferred, o FROM {table}"  # noqa: S608 - our own words
        for table, flag in _NAMED
    )
    named = database.execute(
        f"SELECT s, preferred, o FROM ({every}) WHERE s IN (SELECT thing FROM class)"  # noqa: S608
        " ORDER BY s, o"
    )
    database.executemany(
        "INSERT INTO name VALUES (?, ?, ?, ?)",
        ((s, preferred, o, fold(plain(o))) for s, preferred, o in _by_batches(named)),
    )
    database.execute("CREATE INDEX name_folded ON name (folded)")
    database.execute("CREATE INDEX name_thing ON name (thing)")


def _by_batches(cursor: sqlite3.Cursor) -> Iterable[tuple[int, int, str]]:
    while batch := cursor.fetchmany(10_000):
        yield from batch


def _entries(database: sqlite3.Connection) -> None:
    """Write what search finds: named things by their names, tasks and reports by their words."""
    for statement in _statements(_sql("entries.sql")):
        database.execute(statement)
    named = database.execute(
        "SELECT entry.id, name.text FROM entry JOIN name ON name.thing = entry.thing"
        " WHERE entry.kind IN ('agency', 'project', 'document', 'person', 'indicator')"
        " UNION SELECT entry.id, o FROM temp.hidden_label JOIN entry ON entry.thing = s"
    )
    database.executemany(
        "INSERT INTO names (entry, folded, exact) VALUES (?, ?, ?)",
        ((entry, folded(text), exact(text)) for entry, text in named.fetchall()),
    )
    said = database.execute("SELECT entry, text FROM temp.said ORDER BY entry")
    rows = ((entry, folded(text), exact(text)) for entry, text in said)
    database.executemany("INSERT INTO texts (rowid, folded, exact) VALUES (?, ?, ?)", rows)
    for table in ("names", "texts"):
        database.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608

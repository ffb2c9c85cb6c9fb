"""Reads the query files: one question a file, with a header that says what it asks.

A header is comment lines before the first line of SPARQL::

    # title: Overdue tasks
    # tựa: Nhiệm vụ quá hạn
    # question: What was not done in time as of this day, and whose is it?
    # câu hỏi: Đến ngày này, việc nào chưa xong mà đã quá hạn, của ai?
    # param as_of (date, required): the day to judge by | ngày xét

A parameter is a variable of the query. Its value is substituted by the store, never pasted
into the text. Oxigraph substitutes only what the outermost SELECT projects, so each
parameter stands there (and in every subquery that uses it). `BIND(?parameter AS ?x)` stays
unbound, and `BOUND(?parameter)` is false where no pattern binds the variable: neither is used. An
optional parameter that is not given is an unbound variable; `COALESCE` tells the two apart.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

TYPES = ("text", "date", "integer", "iri", "role", "grade", "sector", "contradiction", "fact")
"""Types of plain parameters."""

THINGS = ("agency", "document", "indicator", "person", "project", "statement", "task", "thing")
"""Types of parameters that name something in the graph, by IRI or by one of its names."""

INTERNAL = ("view-", "card-", "table-", "labels")
"""How the names of queries begin that the program asks for itself, not the user."""

_FIELDS = {"title": "title", "tựa": "title_vi", "question": "question", "câu hỏi": "question_vi"}
_PARAMETER = re.compile(r"(\w+) \((\w+), ([^)]+)\): ([^|]+?)(?: \| (.+))?$")


class UnknownQuery(LookupError):
    """No query of the library has that name."""


class BrokenHeader(ValueError):
    """A line of a query's header cannot be read."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that the asker sets.

    `type` is one of `TYPES` or `THINGS`; `default` is used where no value is given, and
    `None` together with `required=False` leaves the variable unbound.
    """

    name: str
    type: str
    required: bool
    default: str | None
    description: str
    description_vi: str

    @property
    def option(self) -> str:
        """The parameter as a command-line option: `as_of` is «--as-of»."""
        return "--" + self.name.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Query:
    """One question: its titles in English and Vietnamese, its parameters, its SPARQL."""

    name: str
    title: str
    title_vi: str
    question: str
    question_vi: str
    parameters: tuple[Parameter, ...]
    text: str

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter of that name («as_of» or «as-of»), or `None`."""
        wanted = name.replace("-", "_")
        return next((p for p in self.parameters if p.name == wanted), None)


def _parameter(line: str, where: str) -> Parameter:
    found = _PARAMETER.match(line)
    if not found:
        raise BrokenHeader(f"{where}: write «# param NAME (TYPE, DEFAULT): text | văn bản»")
    name, kind, default, english, vietnamese = found.groups()
    if kind not in TYPES + THINGS:
        raise BrokenHeader(f"{where}: type {kind!r}; choose one of {', '.join(TYPES + THINGS)}")
    given = None if default in ("required", "optional") else default
    return Parameter(
        name=name,
        type=kind,
        required=default == "required",
        default=given,
        description=english,
        description_vi=vietnamese or "",
    )


def parse(name: str, text: str) -> Query:
    """Read a query from the text of its file; a header field that is missing is empty.

    Raises `BrokenHeader` where a `# param` line cannot be read.
    """
    fields = dict.fromkeys(_FIELDS.values(), "")
    parameters: list[Parameter] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            break
        key, _, rest = line[1:].strip().partition(" ")
        field, _, value = line[1:].strip().partition(": ")
        if key == "param":
            parameters.append(_parameter(rest, f"{name}.rq, line {number}"))
        elif field in _FIELDS:
            fields[_FIELDS[field]] = value
    return Query(name=name, parameters=tuple(parameters), text=text, **fields)


@cache
def _library() -> Mapping[str, Query]:
    """Return every query of the library by name, the program's own included, sorted."""
    found = {
        entry.name.removesuffix(".rq"): entry.read_text(encoding="utf-8")
        for entry in files(__package__).iterdir()
        if entry.name.endswith(".rq")
    }
    return MappingProxyType({name: parse(name, found[name]) for name in sorted(found)})


def all() -> tuple[Query, ...]:
    """Return the queries a user can ask, sorted by name."""
    return tuple(q for q in _library().values() if not q.name.startswith(INTERNAL))


def get(name: str) -> Query:
    """Return the query of that name, the program's own included.

    Raises `UnknownQuery`, which lists the nearest names, or all when none is near.
    """
    found = _library().get(name)
    if found:
        return found
    public = [q.name for q in all()]
    near = difflib.get_close_matches(name, public, n=3, cutoff=0.5)
    advice = f"did you mean {' or '.join(near)}?" if near else f"there are: {', '.join(public)}"
    raise UnknownQuery(f"no query {name!r} in the library; {advice}")


@cache
def twin(name: str) -> str | None:
    """Return the SQL that answers the query of that name from the index, `None` where none does."""
    found = files(__package__) / f"{name}.sql"
    return found.read_text(encoding="utf-8") if found.is_file() else None


@cache
def _table(name: str) -> tuple[Mapping[str, str], ...]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return tuple(MappingProxyType(row) for row in csv.DictReader(io.StringIO(text, newline="")))


@cache
def columns() -> Mapping[str, tuple[str, str]]:
    """Return each result column's heading in Vietnamese and English, by variable name."""
    return MappingProxyType({r["column"]: (r["vi"], r["en"]) for r in _table("columns.csv")})


@cache
def words(kind: str) -> Mapping[str, str]:
    """Return the words accepted for a `role`, `grade` or `sector`, each with its prefixed name.

    `words("role")["chủ trì"]` is «ck:lead».
    """
    return MappingProxyType(
        {r["word"]: r["term"] for r in _table("words.csv") if r["kind"] == kind}
    )

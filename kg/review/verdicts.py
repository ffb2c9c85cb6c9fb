"""Verdicts: what people say of claims, as records and as JSON.

A claim is one statement as the machine read it in one document. Its state has facets, and a
verdict says what some of them truly are. Verdicts are data about claims, never a change of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Literal, cast, get_args

from extract.records import StatementKind

Facet = Literal["exists", "kind", "span", "lead", "support", "supervise", "deadline", "projects"]
FACETS: tuple[Facet, ...] = get_args(Facet)
Verb = Literal["accept", "reject", "correct", "add", "same", "different", "undo", "comment"]
VERBS: tuple[Verb, ...] = get_args(Verb)
Role = Literal["reviewer", "administrator"]
KINDS: tuple[StatementKind, ...] = get_args(StatementKind)
MAY_SAY: tuple[Role, ...] = get_args(Role)


class ReviewError(ValueError):
    """A verdict that cannot be recorded; the message is for people, in two languages."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.vi = vi
        self.en = en


@dataclass(frozen=True, slots=True)
class Body:
    """A body by its official name, and the characters that name it, if they are shown."""

    name: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What a statement says, facet by facet; `start` and `end` are one facet, the span.

    `deadline` is first and last day, either of them `None` for an open end.
    """

    kind: StatementKind
    start: int
    end: int
    lead: tuple[Body, ...] = ()
    support: tuple[Body, ...] = ()
    supervise: tuple[Body, ...] = ()
    deadline: tuple[str | None, str | None] | None = None
    projects: tuple[str, ...] = ()
    exists: bool = True

    def value(self, facet: Facet) -> object:
        """Return a facet as it is compared: bodies and projects by name, in no order."""
        if facet == "span":
            return (self.start, self.end)
        if facet in ("lead", "support", "supervise"):
            return tuple(sorted({body.name for body in getattr(self, facet)}))
        if facet == "projects":
            return tuple(sorted(set(self.projects)))
        return getattr(self, facet)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement as it stood when it was judged, with all that finds it again.

    `id` is the statement's IRI without the base; `state` is the machine's reading (`None` for
    one that a person added); `name` is the file's, `document` what the document calls itself.
    """

    id: str
    sha256: str
    name: str
    document: str
    quote: str
    text: str
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one person said once.

    `state` and `judged` tell what is true, and of which facets that is said; `words` are the
    characters of the state's span. `one` and `other` are what `same` and `different` judge over,
    `names` how people read them, `pairs` the IRIs concerned as documents gave them (all without
    the base); where they are statements, `claim` and `against` are they. `undoes` is the number
    taken back, `seen` the last number on this claim that the reviewer had before them.
    """

    number: int
    who: str
    role: Role
    when: str
    verb: Verb
    claim: Claim | None = None
    state: State | None = None
    judged: tuple[Facet, ...] = ()
    words: str = ""
    one: str = ""
    other: str = ""
    against: Claim | None = None
    names: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    undoes: int | None = None
    seen: int = 0
    comment: str = ""
    hash: str = field(default="", compare=False)


def verdict_json(verdict: Verdict) -> dict[str, object]:
    """Return a verdict as the log keeps it; chain and number are the log's to add."""
    kept = asdict(verdict)
    del kept["number"], kept["hash"]
    return _plain(kept)


def _plain(record: dict[str, object]) -> dict[str, object]:
    return {name: _listed(part) for name, part in record.items()}


def _listed(value: object) -> object:
    if isinstance(value, dict):
        return _plain(value)
    return [_listed(part) for part in value] if isinstance(value, tuple | list) else value


def verdict_of(entry: Mapping[str, object]) -> Verdict:
    """Return the verdict that a line of the log keeps.

    Raises `ValueError` for a line of another form.
    """
    found = dict(entry)
    found.pop("previous", None)
    try:
        for name in ("claim", "against"):
            given = found.get(name)
            found[name] = _claim(given) if isinstance(given, Mapping) else None
        state = found.get("state")
        found["state"] = state_of_json(state) if isinstance(state, Mapping) else None
        found["judged"] = tuple(cast("list[Facet]", found.get("judged") or ()))
        pairs = cast("list[list[str]]", found.get("pairs") or ())
        found["pairs"] = tuple((one, other) for one, other in pairs)
        return Verdict(**cast("dict[str, Any]", found))
    except (TypeError, ValueError) as error:
        raise ValueError(
            f"line {entry.get('number')} of the reviews is of another form ({error}); another"
            " program wrote it: run camket verify, and restore the file from a backup"
        ) from error


def _claim(found: Mapping[str, object]) -> Claim:
    state = found.get("state")
    rest = {name: str(value) for name, value in found.items() if name != "state"}
    return Claim(**rest, state=state_of_json(state) if isinstance(state, Mapping) else None)


def state_json(state: State) -> dict[str, object]:
    """Return a state as JSON: the form of the log and of the API."""
    return _plain(asdict(state))


def state_of_json(found: Mapping[str, object], over: State | None = None) -> State:
    """Return a state from JSON; what is not given is that of `over`.

    Raises `ReviewError` for a value of another form.
    """
    kept: dict[str, object] = state_json(over) if over else {}
    kept |= {name: found[name] for name in state_fields() if name in found}
    kind, start, end = kept.get("kind"), kept.get("start"), kept.get("end")
    if kind not in KINDS:
        raise ReviewError(f"{kind!r} không phải là loại nội dung", f"{kind!r} is no kind")
    if not _is_place(start, end):
        raise ReviewError(
            f"không có đoạn văn bản từ {start!r} đến {end!r}", f"no span {start!r} to {end!r}"
        )
    return State(
        kind=kind,
        start=cast("int", start),
        end=cast("int", end),
        lead=_bodies(kept.get("lead")),
        support=_bodies(kept.get("support")),
        supervise=_bodies(kept.get("supervise")),
        deadline=_deadline(kept.get("deadline")),
        projects=_names(kept.get("projects")),
        exists=bool(kept.get("exists", True)),
    )


def state_fields() -> tuple[str, ...]:
    """Return the names of a state's fields in JSON."""
    return tuple(State.__dataclass_fields__)


def facets_in(found: Mapping[str, object]) -> tuple[Facet, ...]:
    """Return the facets of which some JSON speaks: «start» and «end» are the span."""
    given = set(found) | ({"span"} if {"start", "end"} & set(found) else set())
    return tuple(facet for facet in FACETS if facet in given)


def _is_place(start: object, end: object) -> bool:
    whole = type(start) is int and type(end) is int
    return whole and 0 <= cast("int", start) < cast("int", end)


def _bodies(found: object) -> tuple[Body, ...]:
    bodies: dict[str, Body] = {}
    for each in _list(found):
        given = each if isinstance(each, Mapping) else {"name": each}
        name, start, end = _name(given.get("name")), given.get("start"), given.get("end")
        shown = _is_place(start, end)
        if not shown and (start is not None or end is not None):
            raise ReviewError(
                f"không có đoạn văn bản từ {start!r} đến {end!r} nêu «{name}»",
                f"no span {start!r} to {end!r} names «{name}»",
            )
        place = (cast("int", start), cast("int", end)) if shown else (None, None)
        bodies.setdefault(name, Body(name, *place))
    return tuple(bodies.values())


def _names(found: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_name(each) for each in _list(found)))


def _list(found: object) -> list[object]:
    if found is None:
        return []
    if not isinstance(found, list | tuple):
        raise ReviewError(f"{found!r} không phải là danh sách", f"{found!r} is no list")
    return list(found)


_LONGEST_NAME = 300


def _name(found: object) -> str:
    name = " ".join(found.split()) if isinstance(found, str) else ""
    if not 0 < len(name) <= _LONGEST_NAME or not name.isprintable():
        raise ReviewError(
            f"{found!r} không phải là tên (1–{_LONGEST_NAME} ký tự)",
            f"{found!r} is no name (1 to {_LONGEST_NAME} characters)",
        )
    return name


def _deadline(found: object) -> tuple[str | None, str | None] | None:
    if found is None:
        return None
    try:
        first, last = (date.fromisoformat(str(day)) if day else None for day in _list(found))
    except ValueError:
        days = found if isinstance(found, list | tuple) else [found]
        told = "/".join(str(day or "") for day in days)
        raise ReviewError(
            f"«{told}» không phải là thời hạn; viết ngày cuối, hoặc ngày đầu/ngày cuối,"
            " dạng 2025-12-31",
            f"{found!r} is no deadline; write [first, last] as 2025-12-31",
        ) from None
    if first and last and first > last:
        raise ReviewError(f"thời hạn kết thúc ({last}) trước khi bắt đầu ({first})",
                          f"the deadline ends ({last}) before it begins ({first})")  # fmt: skip
    if first is None and last is None:
        return None
    return (first.isoformat() if first else None, last.isoformat() if last else None)

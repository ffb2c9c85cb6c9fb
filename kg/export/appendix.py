"""The appendix that offices use: duties in groups, numbered, each cell as words.

STT, nội dung nhiệm vụ, cơ quan chủ trì, cơ quan phối hợp, thời hạn hoàn thành, căn cứ, tình trạng,
trích dẫn. `kg.export.appendix_docx` and `kg.export.appendix_xlsx` give it its form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.folding import fold
from kg.export.duties import (
    Duty,
    Quote,
    capital,
    due_words,
    duties,
    several,
    status_words,
    tasks_of,
)
from kg.export.facts import Facts
from kg.store import Store

GROUPS = ("agency", "document", "role")
"""By what duties can be grouped; by the role of a body where one body is chosen."""
COLUMNS = (
    "STT",
    "Nội dung nhiệm vụ",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời hạn hoàn thành",
    "Căn cứ",
    "Tình trạng",
    "Trích dẫn",
)
_UNKNOWN = {"document": "Chưa rõ văn bản giao"}
_NO_LEAD = "Chưa rõ cơ quan chủ trì"
_ROLES = {
    "lead": "Nhiệm vụ chủ trì",
    "support": "Nhiệm vụ phối hợp",
    "supervise": "Nhiệm vụ giám sát, đôn đốc",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the table.

    `issuer` makes it a document of its own, with the national name and motto; else it is an
    appendix to the document `attached_to` («Kế hoạch số … ngày … của …»; dots to fill in if empty).
    """

    title: str
    attached_to: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Appendix:
    """A heading, the day of the status, and groups of rows, each row a cell a column."""

    heading: Heading
    as_of: str
    groups: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]

    @property
    def count(self) -> int:
        """How many duties it has."""
        return sum(len(rows) for _, rows in self.groups)


def appendix_of(
    store: Store, heading: Heading, things: Sequence[str] | None, *, group: str, as_of: str
) -> Appendix:
    """Return the appendix of the duties of chosen things (`None`: of all), on a day.

    Raises `ValueError` where there is no duty to list.
    """
    tasks = duties(store, tasks_of(store, things), as_of)
    if not tasks:
        raise ValueError("there is no duty to list: what was chosen names no task")
    facts = Facts(store)
    ordered = sorted(tasks, key=lambda duty: (duty.due or "9999", *duty.sources[:1], duty.iri))
    numbers = iter(range(1, len(ordered) + 1))
    groups = tuple(
        (name, tuple(_row(facts, next(numbers), duty, as_of) for duty in found))
        for name, found in _grouped(facts, ordered, group, things or ())
    )
    return Appendix(heading, as_of, groups)


def _grouped(
    facts: Facts, tasks: Iterable[Duty], group: str, things: Sequence[str]
) -> list[tuple[str, list[Duty]]]:
    """Return the duties group by group; what belongs to none comes last."""
    found: dict[tuple[int, str, str], list[Duty]] = defaultdict(list)
    for duty in tasks:
        found[_key(facts, duty, group, things)].append(duty)
    return [(key[2], found[key]) for key in sorted(found)]


def _key(facts: Facts, duty: Duty, group: str, things: Sequence[str]) -> tuple[int, str, str]:
    """Return the order, the folded name and the name of a duty's group."""
    if group == "role":
        for place, (role, title) in enumerate(_ROLES.items()):
            if set(duty.bodies[role]) & set(things):
                return (place, "", title)
    if group == "document":
        name = facts.cited(duty.sources[0]) if duty.sources else ""
    else:
        name = "; ".join(facts.label(body) for body in duty.bodies["lead"])
    if not name:
        return (len(_ROLES), "", _UNKNOWN.get(group, _NO_LEAD))
    return (0, fold(name.casefold()), capital(name))


def _row(facts: Facts, number: int, duty: Duty, as_of: str) -> tuple[str, ...]:
    """Return the cells of a duty; several things in one cell stand a line each."""
    return (
        str(number),
        capital(duty.text),
        several(map(facts.label, duty.bodies["lead"])),
        several(map(facts.label, duty.bodies["support"])),
        due_words(duty),
        several(duty.grounds),
        status_words(duty, as_of),
        "\n".join(_quoted(quote, place) for place, quote in enumerate(duty.quotes)),
    )


def _quoted(quote: Quote, place: int) -> str:
    """Return words with their place; the ground beside the first ones names their document."""
    where = f"{quote.document}, {quote.place}" if place else quote.place
    return f"«{' '.join(quote.text.split())}» ({where})"

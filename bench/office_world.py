"""An invented province: bodies, projects, documents, and the clauses and duties in them.

A number and a seed decide all of it. It is told as it is made, and what no later document can
speak of is forgotten, so that any number fits. `bench/big_graph.py` writes it as a graph.
"""

from __future__ import annotations

import hashlib
import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from bench import office_words as words
from kg.iris import Iris

AS_OF = date(2026, 6, 30)
FIRST_DAY = date(2023, 1, 2)
A_DOCUMENT = 25
"""How many clauses a document has."""
REPEATED, REPORTED = 5_000, 40_000
"""Of how many duties, the latest, orders and reports may speak."""

IRIS = Iris()
_GENRES = (
    ("resolution", "Nghị quyết", "NQ-HĐND"),
    ("plan", "Kế hoạch", "KH-UBND"),
    ("conclusion", "Thông báo", "TB-UBND"),
    ("report", "Báo cáo", "BC-UBND"),
)


@dataclass(slots=True)
class Duty:
    """A task: what is to be done, by whom, by when, and the ledger of it."""

    iri: str
    label: str
    sector: str
    bodies: dict[str, list[str]]
    project: str
    due: date | None
    status: str = ""
    clauses: list[Clause] = field(default_factory=list)


@dataclass(slots=True)
class Clause:
    """A statement: its words and their place in the text of its document."""

    iri: str
    kind: str
    text: str
    start: int
    document: Paper
    duty: Duty
    due: date | None
    closes: str = ""


@dataclass(slots=True)
class Paper:
    """A document with its clauses."""

    iri: str
    genre: str
    number: str
    title: str
    on: date
    text: str = ""
    sha256: str = ""
    base: str = ""
    clauses: list[Clause] = field(default_factory=list)


class World:
    """All that a number and a seed decide: bodies, projects, documents, clauses, duties."""

    def __init__(self, commitments: int, seed: int) -> None:
        self.commitments = commitments
        self.random = random.Random(seed)  # noqa: S311 - nobody's secret
        self.departments = [(_named("agency", n), n, s, o) for n, s, o in words.DEPARTMENTS]
        places = [f"{a} {b}" for a in words.FIRST for b in words.SECOND]
        number = max(8, min(len(places), commitments // 300))
        self.communes = [
            f"Ủy ban nhân dân {words.KINDS[i % len(words.KINDS)]} {place}"
            for i, place in enumerate(self.random.sample(places, number))
        ]
        self.agencies = {i: n for i, n, _, _ in self.departments}
        self.agencies |= {_named("agency", name): name for name in self.communes}
        self.issuer = _named("agency", "Ủy ban nhân dân " + words.PROVINCE)
        self.agencies[self.issuer] = "Ủy ban nhân dân " + words.PROVINCE
        self.projects = self._projects(max(10, commitments // 250))
        self.people = {
            _named("person", f"{f} {g}"): f"{f} {g}" for f in words.FAMILY for g in words.GIVEN
        }
        self.indicators = {_named("indicator", name): name for name in words.INDICATORS}
        self.series = {_named("series", name): name for name in words.SERIES}
        self._project_iris = [*self.projects]
        self._duties: list[Duty] = []
        self._bases: deque[str] = deque(maxlen=200)

    def _projects(self, number: int) -> dict[str, str]:
        names: dict[str, str] = {}
        for i in range(number):
            kind = words.PROJECTS[i % len(words.PROJECTS)]
            place = f"{self.random.choice(words.FIRST)} {self.random.choice(words.SECOND)}"
            name = f"{kind} {place}" + (f" giai đoạn {i // 100 + 1}" if number > 100 else "")
            names[_named("project", name)] = name
        return names

    def told(self) -> Iterator[Paper | Duty]:
        """Yield each document as it is written, and each duty after the last that speaks of it.

        To be asked once, and each looked at when it comes: what is told is forgotten.
        """
        for paper in self._papers():
            yield paper
            paper.clauses, paper.text = [], ""  # else each would hold all others by its duties
            if len(self._duties) > REPORTED:
                settled, self._duties = self._duties[: REPORTED // 2], self._duties[REPORTED // 2 :]
                yield from settled
        yield from self._duties

    def _papers(self) -> Iterator[Paper]:
        left, number = self.commitments, 0
        papers = max(4, self.commitments * 5 // 4 // A_DOCUMENT)
        days = (AS_OF - FIRST_DAY).days
        while left > 0:
            number += 1
            on = FIRST_DAY + timedelta(days=min(days, number * days // papers))
            genre, title, mark = _GENRES[3 if number % 5 == 0 else self.random.randrange(3)]
            text = f"{number}/{mark}"
            paper = Paper("", genre, text, f"{title} số {text}", on)
            paper.iri = IRIS.named("document", f"{text} {on.year}", "number", text, on.year)
            if self._bases and genre != "resolution":
                paper.base = self.random.choice(self._bases)
            left -= self._fill(paper, min(left, A_DOCUMENT))
            self._bases.append(paper.iri)
            yield paper

    def _fill(self, paper: Paper, most: int) -> int:
        """Write the clauses of a document; return how many of them are commitments."""
        parts = [f"{paper.title}\nLam Giang, ngày {_spoken(paper.on)}\n"]
        length, made = len(parts[0]), 0
        report = paper.genre == "report" and bool(self._duties)
        for number in range(1, (A_DOCUMENT if report else most) + 1):
            clause = self._report(paper) if report else self._order(paper)
            head = f"{number}. "
            clause.start = length + len(head)
            parts.append(f"{head}{clause.text}.\n")
            length += len(parts[-1])
            paper.clauses.append(clause)
            made += not report
        paper.text = "".join(parts)
        paper.sha256 = hashlib.sha256(paper.text.encode()).hexdigest()
        for clause in paper.clauses:
            end = clause.start + len(clause.text)
            clause.iri = IRIS.span("statement", paper.sha256, clause.start, end, clause.kind)
            if not clause.duty.iri:
                clause.duty.iri = IRIS.part(clause.iri, "task")
        return made

    def _order(self, paper: Paper) -> Clause:
        """Return a commitment of a new duty, or now and then of one that stood before."""
        draw = self.random
        if self._duties and draw.random() < 0.1:
            duty = draw.choice(self._duties[-REPEATED:])
            if duty.due and draw.random() < 0.5:
                duty.due += timedelta(days=draw.randrange(30, 180))
            text = f"Tiếp tục {duty.label[0].lower()}{duty.label[1:]}{_until(duty.due)}"
        else:
            duty = self._duty(paper)
            text = duty.label + _until(duty.due)
        clause = Clause("", "commitment", text, 0, paper, duty, duty.due)
        duty.clauses.append(clause)
        return clause

    def _duty(self, paper: Paper) -> Duty:
        draw = self.random
        iri, name, sector, objects = draw.choice(self.departments)
        bodies: dict[str, list[str]] = {"lead": [iri], "support": [], "supervise": []}
        subject = f"{name} chủ trì"
        if draw.random() < 0.25:
            commune = draw.choice(self.communes)
            bodies["lead"], subject = [_named("agency", commune)], commune
        if draw.random() < 0.4:
            other = draw.choice(self.departments)
            bodies["support"] = [other[0]]
            subject += f", phối hợp với {other[1]}"
        project = draw.choice(self._project_iris) if draw.random() < 0.3 else ""
        what = f"{draw.choice(words.ACTIONS)} {draw.choice(objects)}"
        place = f" tại {draw.choice(words.FIRST)} {draw.choice(words.SECOND)}"
        label = f"{subject} {what}{place}, {draw.choice(words.ENDS)}"
        label += f" ({self.projects[project]})" if project else ""
        if draw.random() < 0.05:
            bodies["lead"], label = [], label.removeprefix(f"{subject} ")
            label = label[0].upper() + label[1:]
        due = paper.on + timedelta(days=draw.randrange(20, 500)) if draw.random() < 0.75 else None
        duty = Duty("", label, sector, bodies, project, due)
        self._duties.append(duty)
        return duty

    def _report(self, paper: Paper) -> Clause:
        """Return a result or a problem of a duty; what is done is not done again."""
        draw = self.random
        some = draw.sample(self._duties, min(9, len(self._duties)))
        duty = next((d for d in some if not d.status), None) or draw.choice(self._duties)
        what = f"{duty.label[0].lower()}{duty.label[1:]}"
        if not duty.status and draw.random() < 0.7:
            closes = duty.status = "doneLate" if duty.due and duty.due < paper.on else "doneOnTime"
            clause = Clause("", "result", f"Đã xong việc {what}", 0, paper, duty, None, closes)
        else:
            why = draw.choice(words.HINDRANCES)
            clause = Clause("", "problem", f"Chưa xong việc {what} do {why}", 0, paper, duty, None)
        duty.clauses.append(clause)
        return clause


def _named(kind: str, name: str) -> str:
    return IRIS.named(kind, name, name)


def _spoken(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def _until(due: date | None) -> str:
    return f", xong trước ngày {_spoken(due)}" if due else ""

"""Silence: tasks that a series of reports no longer mentions.

A series are the reports of one issuer whose subjects differ in the period only («tình hình kinh
tế - xã hội tháng 9», «… tháng 10»). A task is silent for as many reports of its series as came
after the last document that speaks of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kg.duties.completion import Report
from kg.duties.tasks import Task
from kg.identity.document_names import DocumentName
from kg.identity.names import NATIONAL, key
from kg.iris import Iris
from kg.terms import Lines, day, whole, words
from kg.world import World

_PERIOD = re.compile(
    r"(?:(?:đầu|cuối|trong|đến|hết|ước|và|của|từ|ngày) )*(?:(?:\d+ )?(?:tháng|quý|năm|tuần|kỳ|ngày)"
    r"(?: (?:đầu|cuối) năm)?(?: (?:\d[\d/ -]*|[ivx]+(?!\w)))?|\b\d[\d/]*\b)"
    r"(?: (?:đầu|cuối) năm)?"
)
_REPORT = "báo cáo"
LEAST_MEMBERS = 2
"""How many reports make a series."""


@dataclass(frozen=True, slots=True)
class Series:
    """Reports that follow each other, by their IRIs with their days, earliest first."""

    scope: str
    issuer: str
    subject: str
    members: tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """When a task was last mentioned, in which series it should be, and how many reports passed.

    `reports` are those of the series after that day.
    """

    last_mentioned: date
    series: Series | None
    reports: int


def series_of(sources: Iterable[DocumentName]) -> list[Series]:
    """Return the series among the documents, in a fixed order."""
    found: dict[tuple[str, str, str], set[tuple[date, str]]] = defaultdict(set)
    for name in sources:
        if name.seen and name.about and name.type and key(name.type) == _REPORT:
            found[name.scope, _issuer(name), subject_key(name.about)].add((name.seen, name.iri))
    return [
        Series(*identity, tuple(sorted(members)))
        for identity, members in sorted(found.items())
        if len(members) >= LEAST_MEMBERS
    ]


def subject_key(about: str) -> str:
    """Return a report's subject without the period that it is about.

    >>> subject_key("tình hình kinh tế - xã hội tháng 9 và 9 tháng, nhiệm vụ quý IV năm 2025")
    'tình hình kinh tế - xã hội nhiệm vụ'
    """
    text = re.sub(r"[()]", " ", key(about).removeprefix("về "))
    kept = " ".join(_PERIOD.sub(" ", text).split())
    return re.sub(r"^(?:kết quả|về) |(?: (?:và|của|trọng tâm))+$", "", kept)


def silences(
    tasks: Iterable[Task],
    reports: Mapping[str, list[Report]],
    series: list[Series],
    as_of: date | None,
) -> dict[str, Silence]:
    """Return by task IRI when documents dated up to a day last spoke of it, and what passed since.

    A task that no dated document states is left out.
    """
    found = {}
    for task in tasks:
        told = [*task.clauses, *(report.clause for report in reports.get(task.iri, ()))]
        days = [c.seen for c in told if c.seen and (as_of is None or c.seen <= as_of)]
        if days:
            own = _own_series(task, {c.document for c in told}, series)
            passed = _passed(own, max(days), as_of) if own else 0
            found[task.iri] = Silence(max(days), own, passed)
    return found


def project_problems(world: World) -> list[list[Report]]:
    """Return for each task the problems of its project that are of no task in particular.

    «Nhà máy A thiếu vốn» is told of whatever is to be done for the plant: nobody forgot it.
    """
    told = {report.clause.iri for reports in world.reports.values() for report in reports}
    found: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for clause in world.clauses:
        if clause.kind == "problem" and clause.iri not in told:
            for family in {world.ground.family(project) for project in clause.projects}:
                found[family, clause.scope].append(Report(clause, completes=False))
    families = ({world.ground.family(p) for p in task.all_of("projects")} for task in world.tasks)
    return [
        [report for family in sorted(named) for report in found[family, task.first.scope]]
        for task, named in zip(world.tasks, families, strict=True)
    ]


def _issuer(name: DocumentName) -> str:
    return key(name.issuer) if name.issuer else ""


def _own_series(task: Task, documents: set[str], series: list[Series]) -> Series | None:
    """Return the series that spoke most of a task; of those of its place the longest else."""
    near = [s for s in series if s.scope == task.first.scope != NATIONAL]
    counts = Counter({s: sum(iri in documents for _, iri in s.members) for s in near})
    return max(near, key=lambda s: (counts[s], len(s.members), s.subject), default=None)


def _passed(series: Series, since: date, as_of: date | None) -> int:
    return sum(since < seen and (as_of is None or seen <= as_of) for seen, _ in series.members)


def write_silence(lines: Lines, world: World) -> None:
    """Write the series of reports, when each task was last mentioned, and for how long not."""
    series = series_of(world.sources.values())
    for each in series:
        iri = _iri(world.iris, each)
        lines.kind(iri, "ck:ReportSeries")
        lines.value(iri, "skos:prefLabel", words(f"Báo cáo {each.subject}"))
        for _, member in each.members:
            lines.link(member, "ck:inSeries", iri)
    mentions = {
        task.iri: [*world.reports.get(task.iri, ()), *of_project]
        for task, of_project in zip(world.tasks, project_problems(world), strict=True)
    }
    for task, silence in silences(world.tasks, mentions, series, world.as_of).items():
        lines.value(task, "ck:lastMentioned", day(silence.last_mentioned))
        if silence.series:
            lines.link(task, "ck:followedBy", _iri(world.iris, silence.series))
            lines.value(task, "ck:silentReports", whole(silence.reports))


def _iri(iris: Iris, series: Series) -> str:
    identity = (series.scope, series.issuer, series.subject)
    return iris.named("series", series.subject, *identity)

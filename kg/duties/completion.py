"""What later reports say of a task: that it was done, that it was not, or anything else about it.

Only a result that says that the act which ends the duty was done, on the same thing, by those
who had to do it, completes a task. Announcements, plans, progress, parts («182/236 ha», «đạt
80%», one commune of two) and hedged wordings («cơ bản hoàn thành») never do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.document.clauses import Clause
from kg.duties.acts import ONCE, WORKS, Act, acts_of
from kg.duties.genres import announces
from kg.duties.parts import amounts, marks
from kg.duties.same_duty import Ground, duty, likeness, main_of, parts, sense
from kg.duties.tasks import Task, in_time
from kg.duties.ties import UNTIED, Ties

_HEDGES = frozenset(
    ("chưa", "đang", "sẽ", "kiến", "phấn", "chuẩn", "cơ", "bước", "tiếp", "chậm", "không", "nếu",
     "khi", "nhằm", "mới", "phần", "kịp", "muốn", "cần", "phải", "đề", "xin", "lộ")
)  # fmt: skip
"""Before the verb these say that it is not done, or not wholly: «dự *kiến*», «*phấn* đấu»."""
_PARTLY = re.compile(
    r"(?<!ngày )(?<![\d/])\d+(?:[.,]\d+)?/\d+(?:[.,]\d+)?(?![\d/])"
    r"|\b(?:cơ bản|một phần|bước đầu|phần lớn|hầu hết|một số|lũy kế|luỹ kế|còn lại|mới được"
    r"|đợt đầu|chưa|sẽ|dự kiến)\b"
)
_SHARE = re.compile(r"(\d+(?:[.,]\d+)?)\s?%")
_PLACES = ("gói thầu", "hạng mục", "đoạn", "địa bàn", "phân khu", "khu vực", "đợt", "giai đoạn",
           "khối", "nhịp", "trụ", "lô", "phân kỳ", "phía", "dự thảo lần")  # fmt: skip
"""Words by which a report speaks of a part; fine where the task does too."""
LEAST_SAID = 0.75
"""How much of what a result says was done must be what the task asks for."""
LEAST_ASKED = 0.6
"""How much of what a task asks for a result must name, where both name the project."""
LEAST_ALIKE = 0.7
"""… and where no project is named."""
LEAST_REPORTED = 0.5
"""How alike a report must be to a task of the same project to speak of it."""


@dataclass(frozen=True, slots=True)
class Report:
    """A result or problem that speaks of a task.

    `completes` if it says that the task is done, `denies` if it says that it is not.
    """

    clause: Clause
    completes: bool
    denies: bool = False

    @property
    def day(self) -> date | None:
        """When the result came about: the day it states, never after its document's own day."""
        stated, seen = self.clause.last, self.clause.seen
        return min(stated, seen) if stated and seen else stated or seen


def reports_on(
    tasks: Iterable[Task],
    reports: Iterable[Clause],
    ground: Ground | None = None,
    *,
    ties: Ties = UNTIED,
) -> dict[str, list[Report]]:
    """Return by task IRI the results and problems that speak of it, in time order.

    What people say (`ties`) comes first: a result completes the task that they joined it with,
    and says nothing of one that they told it apart from.
    """
    ground, tasks = ground or Ground(), list(tasks)
    stated = {clause.iri: task for task in tasks for clause in task.clauses} if ties.same else {}
    by_project: dict[tuple[str, str], list[Task]] = defaultdict(list)
    by_verb: dict[tuple[str, str], list[Task]] = defaultdict(list)
    for task in tasks:
        for project in {p for iri in task.all_of("projects") for p in _wholes(ground, iri)}:
            by_project[project, task.first.scope].append(task)
        act = main_of(task.first)
        if act and not task.all_of("projects"):
            by_verb[act.verb, task.first.scope].append(task)
    found: dict[str, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=in_time):
        near = [t for p in report.projects for t in by_project[ground.family(p), report.scope]]
        if not report.projects:
            near = [t for act in acts_of(parts(report)) for t in by_verb[act.verb, report.scope]]
        tied = [stated[iri] for iri in ties.of(report.iri) if iri in stated]
        for task in dict.fromkeys((*near, *tied)):
            if ties.apart([report], task.clauses):
                continue
            done = completes(task, report, ground) or (task in tied and report.kind == "result")
            if done or task in tied or speaks_of(task, report, ground):
                denied = report.kind == "problem" and _denies(task, report)
                found[task.iri].append(Report(report, done, denied))
    return found


def completes(task: Task, report: Clause, ground: Ground | None = None) -> bool:
    """Whether a statement says that what the task asks for was achieved."""
    ground = ground or Ground()
    if report.kind != "result" or announces(report.genre) or report.scope != task.first.scope:
        return False
    if not _later(task, report) or any(float(s.replace(",", ".")) != 100
                                       for s in _SHARE.findall(report.text)):  # fmt: skip
        return False
    return any(
        _fulfils(clause, done, report)
        and _leads_fit(clause, report, ground)
        and _things_fit(clause, report, ground)
        for clause in task.clauses
        for done in _done(report)
    )


def speaks_of(task: Task, report: Clause, ground: Ground) -> bool:
    """Whether a report on the same project is about this task of it."""
    for clause in task.clauses:
        if not clause.projects or not _things_fit(clause, report, ground):
            continue
        if not _same_leads(clause, report, ground):
            continue
        asked = main_of(clause)
        if asked and any(_alike(asked, act) for act in acts_of(parts(report))):
            return True
        if likeness(sense(report), sense(clause)) >= LEAST_REPORTED:
            return True
    return False


def _wholes(ground: Ground, project: str) -> list[str]:
    """Return the names under which a report may speak of a project: its own, and the whole's."""
    family = ground.family(project)
    whole = re.sub(r" (?:giai đoạn|phân kỳ|gđ) \w+$", "", family)
    return sorted({family, whole})


def _later(task: Task, report: Clause) -> bool:
    """Whether a report was made after the task was first stated; unknown dates say no."""
    seen = task.first.seen
    if seen is None or report.seen is None or report.seen <= seen:
        return False
    return report.last is None or report.last >= seen


def _done(report: Clause) -> list[Act]:
    """Return the acts that a result says were done, wholly and not only planned."""
    return [act for act in acts_of(parts(report)) if _is_done(act)]


def _is_done(act: Act) -> bool:
    said = " ".join((*act.before, act.verb, *act.after))
    if _HEDGES & set(act.before) or _PARTLY.search(said) or "được" in act.after[:1]:
        return False
    return act.finished or act.verb not in WORKS


def _fulfils(clause: Clause, done: Act, report: Clause) -> bool:
    """Whether what was done is the act that ends a duty, on the whole of its object."""
    asked = main_of(clause)
    if asked is None or asked.verb != done.verb:
        return False
    wanted = " ".join(duty(clause))
    if any(p in " ".join(done.after) and p not in wanted for p in _PLACES):
        return False
    told = {(w, n) for w, n in marks((done.after,)) if w not in ("tháng", "quý")}
    if not told <= marks(parts(clause)):
        return False
    needed = amounts(duty(clause))
    if any(n < needed[unit] for unit, n in amounts(duty(report)).items() if unit in needed):
        return False
    if asked.direct or done.direct:
        return asked.direct and done.direct and bool(clause.projects)
    said, aim = done.object, asked.object
    enough = LEAST_ASKED if clause.projects else LEAST_ALIKE
    shared = len(said & aim)
    return shared / len(said) >= LEAST_SAID and shared / len(aim) >= enough


def _things_fit(clause: Clause, report: Clause, ground: Ground) -> bool:
    """Whether a report names the project of a duty, or the whole of which that is a stage."""
    if not clause.projects:
        return not report.projects
    return any(ground.covers(said, asked) for said in report.projects for asked in clause.projects)


def _leads_fit(clause: Clause, report: Clause, ground: Ground) -> bool:
    """Whether those who did it are those who had to, all of them."""
    asked = main_of(clause)
    if asked and asked.verb in ONCE and asked.direct:
        return True
    if not report.said:
        return True
    owners = set(clause.leads)
    if owners & set(report.said):
        return owners <= set(report.said) or len(owners) == 1
    unsaid = not owners or all(ground.is_superior(body) for body in owners)
    return unsaid and not any(_is_commune(ground.label(body)) for body in report.said)


def _same_leads(clause: Clause, report: Clause, ground: Ground) -> bool:
    """Whether a report can be about a duty by whom both name."""
    owners = {*clause.leads, *clause.supports}
    open_to_all = all(ground.is_superior(body) for body in clause.leads)
    if not report.said or not owners or open_to_all or owners & set(report.said):
        return True
    return any(ground.is_member(body, owner) for body in report.said for owner in owners)


def _is_commune(name: str) -> bool:
    return re.match(r"(?:ủy ban nhân dân )?(?:xã|phường|thị trấn|đặc khu) ", name) is not None


def _alike(asked: Act, said: Act) -> bool:
    """Whether a report speaks of the act of a duty, done or not."""
    if asked.verb != said.verb:
        return False
    if asked.direct or said.direct:
        return asked.direct and said.direct
    return len(asked.object & said.object) >= LEAST_REPORTED * min(
        len(asked.object), len(said.object)
    )


def _denies(task: Task, report: Clause) -> bool:
    """Whether a problem says that the act of a duty was not done: «vẫn chưa trình»."""
    for clause in task.clauses:
        asked = main_of(clause)
        for said in acts_of(parts(report)):
            if asked and _alike(asked, said) and {"chưa", "không"} & set(said.before):
                return True
    return False

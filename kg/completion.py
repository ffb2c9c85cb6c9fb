"""What later reports say of a task: that it was done, or anything else about it.

Only a result that says with the same verb that the same thing was achieved completes a task.
Announcements, progress and hedged wordings («cơ bản hoàn thành», «đang khởi công») never do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.clauses import Clause
from kg.tasks import Task, in_time, likeness

# Verbs of things that are once done and then are done; «đẩy nhanh», «tăng cường» never are.
ACHIEVEMENTS = (
    "hoàn thành", "khởi công", "khánh thành", "ban hành", "phê duyệt", "trình", "thông qua",
    "công bố", "cấp", "bàn giao", "thành lập", "ký kết", "thông xe", "nghiệm thu", "khai trương",
    "lựa chọn", "báo cáo",
)  # fmt: skip
_LINKS = ("", "tổ chức ", "long trọng ")
"""What may stand between «đã» and its verb: «đã tổ chức khởi công»."""
_HEDGES = (
    "chưa", "đang", "dự kiến", "sẽ", "phấn đấu", "chuẩn bị", "cơ bản", "bước đầu", "một phần",
    "tiếp tục", "chậm",
)  # fmt: skip
_SMALL = frozenset(
    (
        "đã", "được", "và", "các", "của", "về", "cho", "tại", "vào", "ngày", "tháng", "năm",
        "quý", "trong", "đến", "hết", "đầu", "cuối", "giữa",
    )
)  # fmt: skip
LEAST_COVERED = 0.75
"""How much of what a result says must be what the task asks for."""
LEAST_REPORTED = 0.5
"""How alike a report must be to a task of the same project to speak of it."""


@dataclass(frozen=True, slots=True)
class Report:
    """A result or problem that speaks of a task; `completes` if it says that the task is done."""

    clause: Clause
    completes: bool


def reports_on(tasks: Iterable[Task], reports: Iterable[Clause]) -> dict[str, list[Report]]:
    """Return by task IRI the results and problems that speak of it, in time order."""
    by_project: dict[str, list[Task]] = defaultdict(list)
    by_verb: dict[tuple[str, str], list[Task]] = defaultdict(list)
    for task in tasks:
        for project in task.all_of("projects"):
            by_project[project].append(task)
        verb = achievement(task.first.words)
        if verb and not task.all_of("projects"):
            by_verb[verb, task.first.scope].append(task)
    found: dict[str, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=in_time):
        verb = achievement(report.words)
        near = [task for project in report.projects for task in by_project[project]]
        if not report.projects and verb:
            near = by_verb[verb, report.scope]
        for task in dict.fromkeys(near):
            done = completes(task, report)
            if done or _speaks_of(task, report):
                found[task.iri].append(Report(report, done))
    return found


def achievement(words: tuple[str, ...]) -> str | None:
    """Return the first verb of achievement in a wording: «phấn đấu khởi công …» → «khởi công»."""
    text = f" {' '.join(words)} "
    places = {text.find(f" {verb} "): verb for verb in ACHIEVEMENTS if f" {verb} " in text}
    return places[min(places)] if places else None


def completes(task: Task, report: Clause) -> bool:
    """Whether a statement says that what the task asks for was achieved."""
    if report.kind != "result" or not _later(task, report) or report.scope != task.first.scope:
        return False
    text = f" {' '.join(report.words)} "
    if any(f" {hedge} " in text for hedge in _HEDGES) or "%" in report.text:
        return False
    verb = achievement(report.words)
    said_done = any(f" đã {link}{verb} " in text for link in _LINKS)
    if not verb or not (said_done or text.startswith(f" {verb} ")):
        return False
    said = _content(report.words)
    for clause in task.clauses:
        asked = _content(clause.words)
        if achievement(clause.words) == verb and said and asked:
            covered = len(said & asked) / len(said)
            shares_project = bool(set(clause.projects) & set(report.projects))
            if covered >= LEAST_COVERED and (shares_project or likeness(said, asked) >= 0.7):
                return True
    return False


def _later(task: Task, report: Clause) -> bool:
    """Whether a report was made after the task was first stated; unknown dates say no."""
    seen = task.first.seen
    return seen is not None and report.seen is not None and report.seen > seen


def _speaks_of(task: Task, report: Clause) -> bool:
    """Whether a report on the same project is about this task of it."""
    if not set(report.projects) & set(task.all_of("projects")):
        return False
    said = _content(report.words)
    return any(likeness(said, _content(c.words)) >= LEAST_REPORTED for c in task.clauses)


def _content(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words that carry sense, without numbers."""
    return frozenset(w for w in words if w not in _SMALL and not w[0].isdigit())

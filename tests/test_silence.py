from __future__ import annotations

from datetime import date

import pytest
from factories import asked, world
from test_tasks import clause

from kg.duties.completion import Report
from kg.duties.silence import project_problems, series_of, silences, subject_key, write_silence
from kg.duties.tasks import Task
from kg.identity.document_names import DocumentName
from kg.terms import Lines

AT = "https://example.org/"
SUBJECT = "tình hình kinh tế - xã hội"


def report(month: int, about: str | None = None, **more: object) -> DocumentName:
    day = date(2025, month, 28)
    fields: dict[str, object] = {
        "iri": f"{AT}{month}",
        "label": "Báo cáo",
        "type": "Báo cáo",
        "scope": "tỉnh hà nam",
        "issuer": "UBND tỉnh",
        "about": about or f"{SUBJECT} tháng {month}, nhiệm vụ tháng {month + 1} năm 2025",
        "source": True,
        "seen": day,
    }
    return DocumentName(**{**fields, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "about",
    [
        f"{SUBJECT} tháng 9 và 9 tháng, nhiệm vụ trọng tâm quý IV năm 2025",
        f"Về {SUBJECT} tháng 10 và 10 tháng, nhiệm vụ trọng tâm tháng 11 năm 2025",
        f"{SUBJECT} quý I, nhiệm vụ trọng tâm quý II năm 2025",
        f"{SUBJECT} 6 tháng đầu năm, nhiệm vụ trọng tâm 6 tháng cuối năm 2025",
        f"{SUBJECT} năm 2025, nhiệm vụ trọng tâm năm 2026",
    ],
)
def test_subjects_without_their_period(about: str) -> None:
    assert subject_key(about) == f"{SUBJECT} nhiệm vụ"


@pytest.mark.parametrize(
    ("others", "members"),
    [
        ([report(2)], 2),
        ([report(2), report(3)], 3),
        # another subject, issuer, place, kind; without a date
        ([report(2, "giải ngân vốn đầu tư công tháng 2")], 0),
        ([report(2, issuer="Sở Y tế")], 0),
        ([report(2, scope="tỉnh nam định")], 0),
        ([report(2, type="Kế hoạch")], 0),
        ([report(2, seen=None)], 0),
    ],
)
def test_series(others: list[DocumentName], members: int) -> None:
    found = series_of([report(1), *others])
    assert [len(series.members) for series in found] == ([members] if members else [])


def passed(task: Task, *names: DocumentName, as_of: date | None = None) -> tuple[str, int]:
    found = silences([task], {}, series_of(names), as_of)[task.iri]
    return found.last_mentioned.isoformat(), found.reports


YEAR = [report(month) for month in range(2, 7)]
STATED = Task(f"{AT}việc", (clause("2025-01-31"),))


def test_reports_since_the_last_mention_are_counted() -> None:
    again = Task(f"{AT}việc", (clause("2025-01-31"), clause("2025-03-28", document=f"{AT}3")))
    assert passed(STATED, *YEAR) == ("2025-01-31", 5)
    assert passed(again, *YEAR) == ("2025-03-28", 3)


def test_only_reports_up_to_the_day_count() -> None:
    assert passed(STATED, *YEAR, as_of=date(2025, 4, 28)) == ("2025-01-31", 3)


def test_a_problem_is_a_mention_too() -> None:
    told = clause("2025-05-28", kind="problem", document=f"{AT}5")
    found = silences([STATED], {STATED.iri: [Report(told, completes=False)]}, series_of(YEAR), None)
    assert found[STATED.iri].reports == 1


@pytest.mark.parametrize(
    ("more", "counted"),
    [
        ({}, True),
        ({"projects": ("khác",)}, False),  # of another project
        ({"scope": "tỉnh nam định"}, False),  # of another place
        ({"kind": "result"}, False),  # a result is of one task
    ],
)
def test_a_problem_of_the_project_is_one_of_its_tasks(
    more: dict[str, object], counted: bool
) -> None:
    fields = {"kind": "problem", "document": f"{AT}5", "leads": (), **more}
    general = clause("2025-05-28", "Thiếu vốn lưu động", **fields)
    made = world([clause("2025-01-31"), general], documents=YEAR)
    found = [[report.clause.iri for report in told] for told in project_problems(made)]
    assert found == [[general.iri] if counted else []]


def test_the_series_is_the_one_that_spoke_of_it() -> None:
    land = "giải phóng mặt bằng"
    other = [report(m, f"{land} tháng {m}", iri=f"{AT}đất-{m}") for m in (2, 3)]
    told = Task(f"{AT}đất", (clause("2025-02-28", document=f"{AT}đất-2"),))
    found = silences([told, STATED], {}, series_of([*YEAR, *other]), None)
    subjects = {iri: s.series.subject for iri, s in found.items() if s.series}
    # One that none speaks of belongs to the longest.
    assert subjects == {told.iri: land, STATED.iri: f"{SUBJECT} nhiệm vụ"}


def test_a_task_of_another_place_has_no_series() -> None:
    far = Task(f"{AT}việc", (clause("2025-01-31", scope="tỉnh nam định"),))
    assert silences([far], {}, series_of(YEAR), None)[far.iri].series is None


def test_a_task_without_a_date_is_not_silent() -> None:
    assert silences([Task("việc", (clause("2025-01-31", seen=None),))], {}, [], None) == {}


def test_it_is_written() -> None:
    lines = Lines()
    made = world([clause("2025-01-31")], documents=YEAR, as_of=date(2025, 4, 1))
    write_silence(lines, made)
    found = asked(
        lines.sorted(),
        "SELECT ?day ?n ?label (COUNT(?d) AS ?members) { ?t ck:lastMentioned ?day ;"
        " ck:silentReports ?n ; ck:followedBy ?s . ?s a ck:ReportSeries ; skos:prefLabel ?label ."
        " ?d ck:inSeries ?s } GROUP BY ?day ?n ?label",
    )
    assert found == {("2025-01-31", "2", f"Báo cáo {SUBJECT} nhiệm vụ", "5")}

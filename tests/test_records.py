"""The records: their printed forms, and that they cannot be changed."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, replace
from datetime import date
from typing import Any

import pytest

from extract.records import (
    Deadline,
    Document,
    Extraction,
    Grade,
    Indicator,
    Interval,
    Mention,
    Party,
    Reading,
    Reference,
    Repair,
    Skipped,
    Statement,
)
from extract.source import How, Page
from extract.statements.sector_signs import SectorSign

MARCH = Interval(date(2027, 3, 1), date(2027, 3, 31))


@pytest.mark.parametrize(
    ("interval", "printed", "listed"),
    [
        (MARCH, "2027-03-01/2027-03-31", ["2027-03-01", "2027-03-31"]),
        (Interval(None, date(2027, 3, 31)), "../2027-03-31", [None, "2027-03-31"]),
        (Interval(date(2027, 3, 1), None), "2027-03-01/..", ["2027-03-01", None]),
        (Interval(None, None), "../..", [None, None]),
    ],
)
def test_interval(interval: Interval, printed: str, listed: list[str | None]) -> None:
    assert str(interval) == printed
    assert interval.as_list() == listed


def test_names_by_role_each_once_in_order() -> None:
    parties = (
        Party("Sở Y tế", "lead", "explicit"),
        Party("Sở Nội vụ", "support", "explicit"),
        Party("Sở Tư pháp", "lead", "explicit"),
        Party("Sở Y tế", "lead", "group"),
    )
    statement = Statement(0, 1, "commitment", "x", "x", parties)
    assert statement.names("lead") == ["Sở Y tế", "Sở Tư pháp"]
    assert statement.names("support") == ["Sở Nội vụ"]
    assert statement.names("supervise") == []


def extraction(*statements: Statement) -> Extraction:
    return Extraction(
        "a.txt",
        "f" * 64,
        99,
        Document("Báo cáo", "5/BC-UBND", date(2027, 3, 2), "UBND xã", "nước ngọt"),
        mentions=(Mention(0, 7, "ORG", "Sở Y tế", "SỞ Y TẾ", {"place": "xã"}),),
        statements=statements,
        indicators=(
            Indicator(
                8, 20, "Sản lượng", 10.0, None, "xã", "level", "target", MARCH, "Sản lượng …"
            ),
        ),
    )


def test_as_json_is_the_format_of_the_guidelines() -> None:
    statement = Statement(
        21,
        60,
        "commitment",
        "đắp đê",
        "đắp  đê",
        (Party("Sở Y tế", "lead", "explicit", 0, 7), Party("Sở Nội vụ", "supervise", "explicit")),
        Deadline(MARCH, "stated", 30, 40),
        ("Cầu Vạn Ghềnh",),
        (Reference("5/NQ-HĐND", 41, 50), Reference("5/NQ-HĐND", 51, 60)),
        "i.1",
        0.9,
        (SectorSign("disaster", "clause", ("đắp đê", "đê"), 21, 28),),
    )
    found = json.loads(json.dumps(extraction(statement).as_json()))
    assert found.pop("reading") == extraction().report_json()
    assert found == {
        "doc": "a.txt",
        "sha256": "f" * 64,
        "document": {
            "type": "Báo cáo",
            "number": "5/BC-UBND",
            "date": "2027-03-02",
            "issuer": "UBND xã",
            "about": "nước ngọt",
        },
        "mentions": [{"start": 0, "end": 7, "type": "ORG", "norm": "Sở Y tế"}],
        "statements": [
            {
                "start": 21,
                "end": 60,
                "kind": "commitment",
                "lead": ["Sở Y tế"],
                "support": [],
                "supervise": ["Sở Nội vụ"],
                "lead_source": "stated",
                "deadline": ["2027-03-01", "2027-03-31"],
                "deadline_source": "stated",
                "deadline_steps": [],
                "recurrence": None,
                "projects": ["Cầu Vạn Ghềnh"],
                "mandate": ["5/NQ-HĐND"],
                "sectors": [{"sector": "disaster", "words": ["đắp đê", "đê"]}],
            }
        ],
        "indicators": [
            {
                "start": 8,
                "end": 20,
                "name": "Sản lượng",
                "value": [10.0, None],
                "unit": "xã",
                "measure": "level",
                "kind": "target",
                "period": ["2027-03-01", "2027-03-31"],
            }
        ],
    }


@pytest.mark.parametrize(
    ("grades", "source"),
    [
        (["explicit"], "stated"),
        (["group"], "stated"),
        (["inherited"], "inherited"),
        (["issuer"], "inherited"),
        (["inherited", "explicit"], "stated"),
        ([], None),
    ],
)
def test_source_of_the_lead(grades: list[Grade], source: str | None) -> None:
    parties = tuple(Party(f"Sở {n}", "lead", grade) for n, grade in enumerate(grades))
    found = extraction(Statement(0, 1, "result", "x", "x", parties)).as_json()
    statements: Any = found["statements"]
    (statement,) = statements
    assert statement["lead_source"] == source
    assert (statement["deadline"], statement["deadline_source"]) == (None, None)


def page(number: int, how: How = "text", doubtful: float = 0.0) -> Page:
    return Page(number, 0, 9, 595.0, 842.0, how, doubtful)


def test_the_report_on_how_a_file_was_read() -> None:
    reading = Reading(
        "pdf",
        "",
        pages=(
            page(1),
            page(2, "ocr", 0.1),
            page(3, "ocr", 0.101),
            page(4, "unread"),
            page(5, "blank"),
        ),
        doubtful=0.05,
        doubtful_repaired=0.01,
        metadata={"title": "Kế hoạch", "url": "https://so.example"},
        remarks=("đoán cột của bảng",),
    )
    made = Repair(0, 4, "ừung", "trung", "syllable", 0.9)
    found = replace(
        extraction(),
        reading=reading,
        repairs=(made, replace(made, applied=False), made),
        skipped=(Skipped(5, 9, "repeats"), Skipped(1, 2, "furniture"), Skipped(3, 4, "furniture")),
    ).report_json()
    assert json.loads(json.dumps(found)) == {
        "format": "pdf",
        "encoding": "",
        "pages": 5,
        "pages_by_ocr": [2, 3],
        "pages_unread": [4],
        "pages_doubtful": [3],
        "doubtful": 0.05,
        "doubtful_repaired": 0.01,
        "repairs": 2,
        "candidates": 1,
        "skipped": {"furniture": 2, "repeats": 1},
        "remarks": ["đoán cột của bảng"],
    }
    assert list(found["skipped"]) == ["furniture", "repeats"]  # type: ignore[call-overload]


def test_a_document_that_says_nothing_of_itself() -> None:
    found = Extraction("a.txt", "0" * 64, 0, Document()).as_json()
    assert found["document"] == dict.fromkeys(("type", "number", "date", "issuer", "about"))
    assert found["mentions"] == found["statements"] == found["indicators"] == []


def test_records_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        MARCH.first = None  # type: ignore[misc]
    assert hash(MARCH) == hash(Interval(date(2027, 3, 1), date(2027, 3, 31)))

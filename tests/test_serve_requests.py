"""What a request asks with: days, IRIs, numbers; what is wrong is refused in both languages."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from served_graph import asking
from starlette.requests import Request

from kg.serve.messages import Refusal
from kg.serve.requests import day_of, iri_of_thing, needed, number_of, served

GRAPH = SimpleNamespace(as_of="2025-12-01")
BODY = "https://vi-du.example/id/agency/so-y-te"


def test_the_graph_is_the_one_that_is_served_now() -> None:
    assert served(asking(GRAPH)) is GRAPH


@pytest.mark.parametrize(
    ("built", "given", "day"),
    [
        ("2025-12-01", {}, "2025-12-01"),
        ("2025-12-01", {"as_of": ""}, "2025-12-01"),
        ("2025-12-01", {"as_of": "2025-07-30"}, "2025-07-30"),
        ("", {}, "0001-01-01"),  # no document has a date: nothing is overdue
    ],
)
def test_the_day_is_the_build_s_unless_one_is_asked(
    built: str, given: dict[str, str], day: str
) -> None:
    assert day_of(asking(SimpleNamespace(as_of=built), **given)) == day


@pytest.mark.parametrize(
    ("read", "values", "vi", "en"),
    [
        (day_of, {"as_of": "hôm nay"}, "Ngày «hôm nay» không đúng", "is no date"),
        (day_of, {"as_of": "2025-02-30"}, "NĂM-THÁNG-NGÀY", "no day of the calendar"),
        (day_of, {"as_of": "30/07/2025"}, "NĂM-THÁNG-NGÀY", "is no date"),
        (lambda r: needed(r, "role"), {}, "Thiếu tham số «role»", "'role' is missing"),
        (lambda r: needed(r, "role"), {"role": ""}, "Thiếu", "is missing"),
        (lambda r: needed(r, "role"), {"role": "x" * 1001}, "«role»", "'role'"),
        (lambda r: iri_of_thing(r, "iri"), {}, "Thiếu tham số «iri»", "'iri' is missing"),
        (lambda r: iri_of_thing(r, "iri"), {"iri": "Sở Y tế"}, "không phải IRI", "no IRI"),
        (lambda r: iri_of_thing(r, "iri"), {"iri": "javascript:alert(1)"}, "IRI", "no IRI"),
        (lambda r: iri_of_thing(r, "iri"), {"iri": f"{BODY}> }} #"}, "IRI", "no IRI"),
        *[
            (lambda r: number_of(r, "limit", 5, 9), {"limit": text}, "số nguyên", "whole number")
            for text in ("-1", "1.5", "٣", "ba", "1e3", "9" * 10, " 1")
        ],
    ],
)
def test_what_is_wrong_is_refused(
    read: Callable[[Request], object], values: dict[str, str], vi: str, en: str
) -> None:
    with pytest.raises(Refusal) as told:
        read(asking(GRAPH, **values))
    assert told.value.status == 400
    assert vi in told.value.vi
    assert en in told.value.en


@pytest.mark.parametrize("given", [BODY, f"<{BODY}>"])
def test_an_iri_is_read_with_brackets_or_without(given: str) -> None:
    assert iri_of_thing(asking(GRAPH, iri=given), "iri") == BODY


@pytest.mark.parametrize(
    ("values", "default", "found"),
    [
        ({}, 5, 5),
        ({}, 50, 9),  # a default is bounded too
        ({"limit": ""}, 5, 5),
        ({"limit": "0"}, 5, 0),
        ({"limit": "007"}, 5, 7),
        ({"limit": "999999999"}, 5, 9),
    ],
)
def test_a_number_is_bounded(values: dict[str, str], default: int, found: int) -> None:
    assert number_of(asking(GRAPH, **values), "limit", default, 9) == found

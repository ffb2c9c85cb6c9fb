"""The card of a line: its ends, its grade, the words that show it, and no other line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from index_graphs import ID, document, named, statement, task, write_graph

from kg.serve.current import Served
from kg.serve.line_card import line_card
from kg.serve.messages import Refusal
from kg.serve.one_thing import Asker
from kg.serve.tables import Json
from kg.terms import Lines, exact, iri_of, whole
from viz.model import Edge

BODY, OTHER = f"{ID}agency/health", f"{ID}agency/build"
TASK, PROJECT = f"{ID}task/a", f"{ID}project/cau"
OLD, NEW = f"{ID}document/38", f"{ID}document/52"


def _shown(lines: Lines, statement: str, source: str, quote: str, start: int) -> None:
    """Say which characters show a statement or duty."""
    iri = f"{statement}/evidence"
    lines.link(statement, "ck:evidence", iri)
    lines.link(iri, "oa:hasSource", source)
    lines.value(iri, "oa:start", whole(start))
    lines.value(iri, "oa:end", whole(start + len(quote)))
    lines.value(iri, "oa:exact", exact(quote))


def _duty(lines: Lines, said: str, agency: str, role: str, grade: str) -> str:
    iri = f"{said}/duty-{role}"
    lines.link(said, "ck:hasResponsibility", iri)
    lines.link(iri, "ck:agent", agency)
    lines.link(iri, "ck:role", iri_of(f"ck:{role}"))
    lines.link(iri, "ck:grade", iri_of(f"ck:{grade}"))
    return iri


def _lines() -> Lines:
    lines = Lines()
    named(lines, "ck:Agency", "agency/health", "Sở Y tế")
    named(lines, "ck:Agency", "agency/build", "Sở Xây dựng")
    named(lines, "ck:Project", "project/cau", "Cầu Đồng Vạc")
    for local, number in (("38", "38/NQ-HĐND"), ("52", "52/TB-UBND")):
        document(lines, local, f"Văn bản số {number}", number)
    task(lines, "a", "Xây trạm xá", due="2025-11-28", lead=BODY)
    lines.link(TASK, "ck:supportedBy", BODY)
    lines.link(TASK, "ck:supervisedBy", OTHER)
    lines.link(TASK, "ck:concerns", PROJECT)
    for local, source, start in (("1", OLD, 10), ("2", NEW, 70)):
        said = statement(lines, local, "Commitment", "xây trạm xá", of=TASK, source=source)
        _shown(lines, said, source, "Giao Sở Y tế xây trạm xá", start)
        _shown(lines, _duty(lines, said, BODY, "lead", "explicit"), source, "Sở Y tế", start + 5)
        _duty(lines, said, OTHER, "supervise", "inherited")
    late = statement(lines, "3", "Problem", "chưa có mặt bằng", of=PROJECT, source=NEW)
    _shown(lines, late, NEW, "chưa có mặt bằng", 200)
    early = statement(lines, "4", "Problem", "thiếu vốn", of=PROJECT, source=OLD)
    _shown(lines, early, OLD, "thiếu vốn", 30)
    return lines


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    folder = write_graph(tmp_path_factory.mktemp("line") / "graph", _lines().sorted())
    served = Served.open(folder)
    yield Asker(served, "2025-12-01")
    served.close()


def _quotes(card: Json) -> list[tuple[str, str, int]]:
    quotes = card["quotes"]
    assert isinstance(quotes, list)
    return [(q["source"]["iri"].rpartition("/")[2], q["quote"], q["start"]) for q in quotes]


@pytest.mark.parametrize(
    ("ends", "role", "grade", "quotes"),
    [
        ((BODY, TASK), "lead", "explicit", [("38", "Sở Y tế", 15), ("52", "Sở Y tế", 75)]),
        ((BODY, TASK), "support", "", []),  # no duty says so: the line alone is known
        ((OTHER, TASK), "supervise", "inherited", []),
        ((TASK, OLD), "stated", "", [("38", "Giao Sở Y tế xây trạm xá", 10)]),
        ((TASK, NEW), "stated", "", [("52", "Giao Sở Y tế xây trạm xá", 70)]),
        ((TASK, PROJECT), "concerns", "", [("38", "Giao Sở Y tế xây trạm xá", 10),
                                           ("52", "Giao Sở Y tế xây trạm xá", 70)]),
        ((PROJECT, NEW), "problem", "", [("52", "chưa có mặt bằng", 200)]),
        ((PROJECT, OLD), "problem", "", [("38", "thiếu vốn", 30)]),
    ],
)  # fmt: skip
def test_what_shows_a_line(
    asker: Asker, ends: tuple[str, str], role: str, grade: str, quotes: list[tuple[str, str, int]]
) -> None:
    card = line_card(asker, *ends, role)
    assert (card["role"], card["grade"]) == (role, grade)
    assert (card["from"], card["to"]) == (asker.thing(ends[0]), asker.thing(ends[1]))
    assert sorted(_quotes(card)) == quotes


@pytest.mark.parametrize(
    ("source", "target", "role"),
    [
        (TASK, BODY, "lead"),  # the other way round
        (BODY, TASK, "supervise"),
        (BODY, TASK, "signed"),
        (BODY, TASK, "lead' } #"),
        (BODY, f"{ID}task/none", "lead"),
        (f"{ID}agency/none", TASK, "lead"),
    ],
)
def test_a_line_that_is_not_there(asker: Asker, source: str, target: str, role: str) -> None:
    with pytest.raises(Refusal) as told:
        line_card(asker, source, target, role)
    assert told.value.status == 404
    assert told.value.vi


@pytest.mark.parametrize(("role", "rows"), [("lead", 2), ("concerns", 1)])
def test_its_sparql_answers_with_it_alone(asker: Asker, role: str, rows: int) -> None:
    ends = (BODY, TASK) if role == "lead" else (TASK, PROJECT)
    found = asker.served.store.rows(str(line_card(asker, *ends, role)["sparql"]))
    assert len(found) == rows


def _one_a_role(lines: list[Edge]) -> list[Edge]:
    return list({line.role: line for line in reversed(lines)}.values())


def test_each_kind_of_line_of_real_papers_has_its_card(opened: Served) -> None:
    asker = Asker(opened, "2025-12-01")
    lines = _one_a_role(opened.index.lines())
    assert {"lead", "mandate", "issued", "stated"} <= {line.role for line in lines}
    for line in lines:
        assert line_card(asker, line.source, line.target, line.role)["role"] == line.role

"""Suggested owners: only where nobody single is named, in a graph apart, marked and reasoned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from commands import copy_samples, start
from factories import Draft, asked, report
from old_province import IRIS, NAM_DINH, graph_of, later, notice, store_of, world_with

from kg.agencies.suggestions import suggested, suggestions
from kg.ask import Table, ask
from queries import library

FARMING = "đẩy mạnh trồng trọt, chăn nuôi, phòng dịch bệnh gia súc"


def draft(*, lead: str | None = None, day: str | None = "2025-08-11", **more: object) -> Draft:
    """Return a report of a province with one duty, led by a body or by nobody."""
    who = lead or "Toàn tỉnh"
    text = f"{who} {FARMING}.\n"
    made = Draft(text, "bao-cao.txt", report(day, **more))
    if lead:
        made.mention(who, "ORG", who, collective="yes" if who.startswith("Các") else "no")
    return made.state(f"{who} {FARMING}", lead=[who] if lead else [])


GIVEN = [
    # nobody named
    (draft(), ["Sở Nông nghiệp và Môi trường"]),
    # only a collective
    (draft(lead="Các sở, ngành"), ["Sở Nông nghiệp và Môi trường"]),
    # by the day of the document
    (draft(day="2023-02-06"), ["Sở Nông nghiệp và Phát triển nông thôn"]),
    # a body of its own leads: nothing is suggested beside it
    (draft(lead="Hội Nông dân tỉnh Hà Nam"), []),
    # no day, no province
    (draft(day=None), []),
    (draft(place="huyện Vũ Thư, tỉnh Thái Bình"), []),
    (draft(place=None, issuer="Bộ Y tế"), []),
    (draft(place=None, issuer=None), []),
]


@pytest.mark.parametrize(("made", "departments"), GIVEN)
def test_who_is_suggested(made: Draft, departments: list[str]) -> None:
    world, _ = world_with(made)
    assert [owner.why.department for owner in suggested(world)] == departments


def test_names_of_bodies_and_projects_words_count_as_they_should() -> None:
    """«Sở Y tế» in support tells nothing; the project's own name does."""
    text = "Phối hợp với Sở Y tế khẩn trương khởi công dự án.\n"
    made = Draft(text, "bao-cao.txt", report("2025-08-11"))
    made.mention("Sở Y tế", "ORG", "Sở Y tế tỉnh Hà Nam")
    made.mention("dự án", "PROJECT", "Trường trung học phổ thông Vạc Sậy, xây dựng trường học mới")
    name = "Trường trung học phổ thông Vạc Sậy, xây dựng trường học mới"
    made.state(text.strip().rstrip("."), support=["Sở Y tế tỉnh Hà Nam"], projects=[name])
    world, _ = world_with(made)
    assert [owner.why.department for owner in suggested(world)] == ["Sở Giáo dục và Đào tạo"]


def test_a_suggestion_is_graded_reasoned_and_has_no_short_form() -> None:
    union, apart = graph_of(notice())
    found = asked(
        apart,
        "SELECT ?grade ?role ?reason WHERE { ?s ck:hasResponsibility ?r . ?r ck:grade ?grade ;"
        " ck:role ?role ; ck:reason ?reason ; ck:legalBasis ?law ; ck:evidence ?e }",
    )
    ((grade, role, reason),) = found
    assert grade.endswith("#inferred")
    assert role.endswith("#lead")
    assert reason.startswith("gợi ý theo chức năng: «trồng trọt»")
    assert not any("leadBy" in line for line in apart)
    assert not any("inferred>" in line for line in union)


def test_the_department_is_the_node_that_other_documents_name() -> None:
    named = Draft(
        "Sở Nông nghiệp và Phát triển nông thôn kiểm tra đê.\n",
        "cong-van.txt",
        replace(notice().document, number="9/UBND-NN"),
    )
    name = f"Sở Nông nghiệp và Phát triển nông thôn {NAM_DINH}"
    named.mention("Sở Nông nghiệp và Phát triển nông thôn", "ORG", name)
    world, _ = world_with(notice(), named)
    (owner,) = suggested(world)
    apart = suggestions(world)
    assert not any("prefLabel" in line and "agency/" in line.split(" ")[0] for line in apart)
    assert any(iri in "".join(apart) for iri in world.things if name == world.things[iri][0].label)
    assert owner.body.scope == "tỉnh nam định"


def test_asked_for_they_are_shown_else_not() -> None:
    store = store_of(notice(), later())
    answer = ask(store, library.get("suggested-owners"))
    assert isinstance(answer, Table)
    ((_, text, _, label, grade, _, _, source),) = answer.rows
    assert isinstance(text, ox.Literal)
    assert FARMING in text.value
    assert isinstance(label, ox.Literal)
    assert label.value == f"Sở Nông nghiệp và Phát triển nông thôn {NAM_DINH}"
    assert isinstance(grade, ox.NamedNode)
    assert grade.value.endswith("inferred")
    assert isinstance(source, ox.Literal)
    assert source.value == "Thông báo số 318/TB-UBND"
    inferred = "ASK { ?r ck:grade ck:inferred }"
    assert not bool(store.query(inferred, prefixes={"ck": "https://w3id.org/camket/ontology#"}))
    assert IRIS.graph("suggestions") in {g.value for g in store.named_graphs()}


def test_the_day_of_the_status_makes_no_difference() -> None:
    assert graph_of(notice(), as_of=None)[1] == graph_of(notice(), as_of=date(2026, 1, 5))[1]


# --- the commands ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the graph of the demo's Party conclusion, which gives a target to nobody."""
    folder = tmp_path_factory.mktemp("conclusion")
    papers = copy_samples(folder / "papers", ["01-ket-luan-tinh-uy.txt"])
    assert start("build", papers, "--into", folder / "graph").status == 0
    return folder / "graph"


@pytest.mark.parametrize("ending", [".nt", ".nq"])
def test_export_writes_them_where_asked_for(built: Path, tmp_path: Path, ending: str) -> None:
    plain, more = tmp_path / f"plain{ending}", tmp_path / f"more{ending}"
    assert start("export", built, "-o", plain).status == 0
    assert start("export", built, "--suggestions", "-o", more).status == 0
    assert "ontology#inferred>" not in plain.read_text(encoding="utf-8")
    assert "ontology#inferred>" in more.read_text(encoding="utf-8")
    lines = [set(path.read_text(encoding="utf-8").splitlines()) for path in (plain, more)]
    assert lines[0] < lines[1]


def test_a_query_sees_them_where_asked_for(built: Path, tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_text("SELECT ?r WHERE { ?r ck:grade ck:inferred }", encoding="utf-8")
    plain = start("query", built, file, "--format", "csv").out.splitlines()
    more = start("query", built, file, "--format", "csv", "--suggestions").out.splitlines()
    assert (len(plain), len(more)) == (1, 2)
    shown = start("query", built, "suggested-owners", "--format", "csv").out
    assert "gợi ý theo chức năng: «thu ngân sách nhà nước»" in shown

"""What verdicts teach: abbreviations that later documents use too, and repairs that went wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from diff_papers import paper

from extract.pipeline import extract_source
from extract.records import Extraction, Refused, Repair
from extract.source import Source
from kg.build import build, renew
from kg.iris import Iris
from kg.review.desk import Desk
from kg.review.teach import Lesson, decisions, lessons
from kg.review.views import ClaimView
from kg.store import Store

SHORT, WHOLE = "Công ty CP MT Gò Mây", "Công ty cổ phần Môi trường Gò Mây"
OTHER = "Công ty cổ phần Mía tháp Gò Mây"  # the same letters
RIVER = "chủ trì nạo vét kênh Bàu Trăn trước ngày 30/9/2026"
WASTE = "chủ trì thu gom rác ven sông trước ngày 15/9/2026"
TREES = "chủ trì trồng cây chắn sóng trước ngày 30/11/2026"
Folder = Callable[..., Path]


@pytest.fixture
def grown(tmp_path: Path) -> Folder:
    """Return what writes papers (each says who does what) and builds the graph of all of them."""
    papers = tmp_path / "papers"
    papers.mkdir()

    def grow(number: int, *duties: str, place: str = "") -> Path:
        text = "\n".join(f"{n}. {duty}." for n, duty in enumerate(duties, 1))
        written = paper(f"{number}/KH-UBND", "05/02", "KẾ HOẠCH", "Môi trường năm 2026", text)
        written = written.replace("TỈNH THANH LỆ", place) if place else written
        (papers / f"kh-{number}.txt").write_text(written, encoding="utf-8")
        build([papers], tmp_path / "g", extractor=extract_source)
        return tmp_path / "g"

    return grow


def claim(desk: Desk, words: str, number: int = 8) -> ClaimView:
    found = [v for v in desk.claims() if words in v.claim.quote and f"-{number}." in v.claim.name]
    return found[0]


def correct(desk: Desk, view: ClaimView, name: str = WHOLE, *, words: str = SHORT, who: str = "An"
            ) -> None:  # fmt: skip
    body: dict[str, object] = {"name": name}
    if words:
        start = view.shown.start + view.claim.quote.index(words)
        body |= {"start": start, "end": start + len(words)}
    desk.correct(view.iri, {"lead": [body]}, who=who)


def taught(graph: Path) -> list[Lesson]:
    desk = Desk.open(graph)
    places, found = desk.now()
    return lessons(found, places, Iris(desk.base))


def leads(graph: Path, words: str, *, machine: bool = False) -> set[str]:
    """Return the bodies that lead what some words order."""
    query = "SELECT ?body ?text { ?s a ck:Commitment ; ck:text ?text ; ck:leadBy ?body }"
    rows = Store.open(graph, machine=machine).rows(query)
    return {str(row["body"].value) for row in rows if words in str(row["text"].value)}  # type: ignore[union-attr]


def test_an_abbreviation_is_known_in_the_next_document(grown: Folder) -> None:
    graph = grown(8, f"{SHORT} {RIVER}", f"{WHOLE} {TREES}")
    assert leads(graph, RIVER) != leads(graph, TREES)
    correct(Desk.open(graph), claim(Desk.open(graph), RIVER))
    graph = grown(9, f"{SHORT} {WASTE}")
    assert leads(graph, WASTE) == leads(graph, RIVER) == leads(graph, TREES)
    assert leads(graph, WASTE, machine=True) != leads(graph, TREES, machine=True)
    (lesson,) = taught(graph)
    assert (lesson.kind, lesson.words, lesson.meant, lesson.certain) == (
        "alias", SHORT, WHOLE, True,
    )  # fmt: skip


def test_what_is_taken_back_is_taught_no_more(grown: Folder) -> None:
    graph = grown(8, f"{SHORT} {RIVER}", f"{WHOLE} {TREES}", f"{SHORT} {WASTE}")
    desk = Desk.open(graph)
    correct(desk, claim(desk, RIVER))
    renew(graph, extractor=extract_source)
    assert leads(graph, WASTE) == leads(graph, TREES)
    desk.undo(1, who="An")
    renew(graph, extractor=extract_source)
    assert taught(graph) == []
    assert leads(graph, WASTE) != leads(graph, TREES)


@pytest.mark.parametrize(
    ("name", "words", "why"),
    [
        (WHOLE, "", "chưa chỉ ra chữ nào"),
        ("Ban Quản lý rừng tỉnh Thanh Lệ", SHORT, "không phải là chữ viết tắt"),
    ],
)
def test_less_certain_lessons_are_only_told(grown: Folder, name: str, words: str, why: str) -> None:
    graph = grown(8, f"{SHORT} {RIVER}", f"{WHOLE} {TREES}")
    desk = Desk.open(graph)
    correct(desk, claim(desk, RIVER), name, words=words)
    (lesson,) = taught(graph)
    assert not lesson.certain
    assert why in lesson.why
    assert list(decisions([lesson], desk.base)) == []


def test_a_generic_name_is_never_taught(grown: Folder) -> None:
    graph = grown(8, f"Chủ đầu tư {RIVER}", f"Ban Quản lý dự án Kênh mương {TREES}")
    desk = Desk.open(graph)
    correct(desk, claim(desk, RIVER), "Ban Quản lý dự án Kênh mương", words="Chủ đầu tư")
    assert not any(lesson.certain for lesson in taught(graph))


def test_people_who_differ_teach_nothing_certain(grown: Folder) -> None:
    graph = grown(8, f"{SHORT} {RIVER}", f"{SHORT} {WASTE}", f"{WHOLE} {TREES}")
    desk = Desk.open(graph)
    correct(desk, claim(desk, RIVER))
    assert [lesson.certain for lesson in taught(graph)] == [True]
    correct(desk, claim(desk, WASTE), OTHER)
    assert [lesson.certain for lesson in taught(graph)] == [False, False]
    desk.undo(2, who="An")
    desk.accept(claim(desk, WASTE).iri, who="Bình")  # the machine's name is right there
    assert [(one.certain, "tên đúng" in one.why) for one in taught(graph)] == [(False, True)]
    desk.undo(4, who="Bình")
    correct(desk, claim(desk, RIVER), OTHER, who="Bình")
    assert taught(graph) == []  # disputed


def test_another_province_keeps_its_own_names(grown: Folder) -> None:
    graph = grown(8, f"{SHORT} {RIVER}", f"{WHOLE} {TREES}")
    desk = Desk.open(graph)
    correct(desk, claim(desk, RIVER))
    graph = grown(9, f"{SHORT} {WASTE}", place="TỈNH BẾN MÂY")
    assert leads(graph, RIVER) == leads(graph, TREES)
    assert leads(graph, WASTE) != leads(graph, TREES)


def test_a_refused_merge_holds_in_the_next_build(grown: Folder) -> None:
    graph = grown(8, f"{SHORT} {RIVER}", f"{WHOLE} {TREES}")
    desk = Desk.open(graph)
    correct(desk, claim(desk, RIVER))
    renew(graph, extractor=extract_source)
    desk.different(SHORT.replace("CP", "cổ phần"), WHOLE, who="Bình")
    graph = grown(9, f"{SHORT} {WASTE}")
    assert leads(graph, WASTE) != leads(graph, TREES)
    assert [(one.kind, one.certain) for one in taught(graph)] == [
        ("alias", True),
        ("different", True),
    ]


def repaired(source: Source, refused: Refused = ()) -> Extraction:
    """Read a river's name wrongly: the letters of the scan were right."""
    record = extract_source(source, refused)
    at = source.text.index("Trăm")
    repair = Repair(at, at + 4, "Trăm", "Trăn", "context", 0.8)
    statements = tuple(replace(s, projects=("Kênh Bàu Trăn",)) for s in record.statements)
    return replace(record, statements=statements, repairs=(repair,))


def test_a_name_given_its_letters_again_refuses_the_repair(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    text = "1. Sở Y tế chủ trì nạo vét kênh Bàu Trăm trước ngày 30/9/2026."
    written = paper("8/KH-UBND", "05/02", "KẾ HOẠCH", "Thủy lợi", text)
    (papers / "kh.txt").write_text(written, encoding="utf-8")
    build([papers], tmp_path / "g", extractor=repaired)
    desk = Desk.open(tmp_path / "g")
    (view,) = desk.claims()
    desk.correct(view.iri, {"projects": ["Kênh Bàu Trăm"]}, who="An")
    (lesson,) = taught(tmp_path / "g")
    assert (lesson.kind, lesson.words, lesson.read, lesson.certain) == (
        "repair", "Trăm", "Trăn", False,
    )  # fmt: skip
    assert lesson.repair
    assert written[lesson.repair.start : lesson.repair.end] == "Trăm"

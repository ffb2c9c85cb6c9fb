"""A week of review by two people: rebuilds between, a changed document, a lost and found one, an
undo, a conflict, another version of the program, a backup. Nothing that anybody said is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from diff_papers import paper

from extract.pipeline import extract_source
from extract.records import Extraction, Refused
from extract.source import Source
from kg.archive.diff import diff
from kg.archive.diff_snapshot import snapshot
from kg.backup import restore_backup, write_backup
from kg.build import build, renew
from kg.document.prepare import Extractor
from kg.export import export_graph
from kg.review.desk import Desk, NotYours, Outdated
from kg.review.log import REVIEWS
from kg.review.verdicts import Verdict
from kg.review.views import ClaimView
from kg.store import Store

AN, BINH, CHU = "Lê Thị An", "Trần Bình", "Quản trị"
PLAN = paper(
    "08/KH-UBND", "05/02", "KẾ HOẠCH", "Phát triển nông thôn năm 2026",
    """I. PHÂN CÔNG THỰC HIỆN

1. Sở Nội vụ chủ trì trình đề án vị trí việc làm khối xã trước ngày 25/7/2026.
2. Sở Tài chính rà soát, trình danh mục trụ sở dôi dư trước ngày 15/11/2026.
3. Sở Y tế chủ trì nghiệm thu trạm cấp nước Bàu Trăn trước ngày 31/8/2026.
4. Sở Khoa học và Công nghệ xây dựng nền tảng quan trắc nước mặn sông Lệ.""",
)  # fmt: skip
RENEWED = PLAN.replace("ngày 15/11/2026", "ngày 30/11/2026").replace(
    "I. PHÂN CÔNG", "Căn cứ Công văn số 5/CV-UBND ngày 01/02/2026;\n\nI. PHÂN CÔNG"
)
"""The plan that was put in its place: one day is another, and all words stand elsewhere."""
NOTICE = paper(
    "03/TB-UBND", "08/02", "THÔNG BÁO", "Kết luận của Chủ tịch UBND tỉnh về du lịch",
    """1. Sở Văn hóa, Thể thao và Du lịch lập đề án phố đêm Gò Mây trước ngày 10/12/2026.
2. Chiều dài tuyến phố đêm giữ như hiện trạng.""",
)  # fmt: skip
JOBS, SEATS, WATER, SALT, NIGHT = (
    "vị trí việc làm", "trụ sở dôi dư", "trạm cấp nước", "nước mặn", "phố đêm Gò Mây",
)  # fmt: skip
MISSED = "Chiều dài tuyến phố đêm giữ như hiện trạng"


@dataclass
class Week:
    """A graph that people review, its papers, and the checks that hold at every hour."""

    root: Path
    said: list[Verdict] = field(default_factory=list)
    log: bytes = b""

    def __post_init__(self) -> None:
        self.papers, self.graph = self.root / "papers", self.root / "graph"
        self.papers.mkdir()
        self.put(kh08=PLAN, tb03=NOTICE)
        self.build()

    def put(self, **texts: str) -> None:
        for name, text in texts.items():
            (self.papers / f"{name}.txt").write_text(text, encoding="utf-8")

    def build(self, extractor: Extractor = extract_source) -> None:
        build([self.papers], self.graph, extractor=extractor)
        self.check()

    @property
    def desk(self) -> Desk:
        """The desk, opened anew as another process would."""
        return Desk.open(self.graph)

    def view(self, words: str) -> ClaimView:
        (found,) = (v for v in self.desk.claims() if words in v.claim.text)
        return found

    def say(self, verb: str, words: str, *given: object, who: str, **more: object) -> Verdict:
        """Let somebody judge the claim of some words, as it is before them now."""
        judge: Callable[..., Verdict] = getattr(self.desk, verb)
        role = "administrator" if who == CHU else "reviewer"
        made = judge(self.view(words).iri, *given, **{"who": who, "role": role, **more})
        self.said.append(made)
        return made

    def due(self, words: str, *, machine: bool = False) -> str | None:
        """Return the deadline that the boards show."""
        store = Store.open(self.graph, machine=machine)
        rows = store.rows(
            "SELECT ?due ?l { ?t a ck:Task ; skos:prefLabel ?l OPTIONAL { ?t ck:dueDate ?due } }"
        )
        (found,) = (row for row in rows if words in getattr(row["l"], "value", ""))
        return getattr(found.get("due"), "value", None)

    def tasks(self) -> int:
        return len(Store.open(self.graph).rows("SELECT ?t { ?t a ck:Task }"))

    def check(self) -> None:
        """Nothing said is lost: in the log, at the desk, in the graph."""
        data = (self.graph / REVIEWS).read_bytes() if self.said else b""
        assert data.startswith(self.log)
        self.log = data
        desk = self.desk
        assert desk.log.chain.check() == []
        assert [(v.number, v.hash) for v in desk.log.verdicts()] == [
            (v.number, v.hash) for v in self.said
        ]
        at_claims = {v.number for view in desk.claims() for v in view.history}
        assert at_claims == {v.number for v in self.said if v.claim and not v.pairs}

    def check_graph(self) -> None:
        """Every verdict is in the graph of reviews, and the documents' graphs are the machine's."""
        store = Store.open(self.graph)
        rows = store.rows("SELECT ?n { ?r a ck:Review ; ck:reviewNumber ?n }")
        numbers = sorted(int(getattr(row["n"], "value", 0)) for row in rows)
        assert numbers == [v.number for v in self.said]
        machine = Store.open(self.graph, machine=True)
        for name in machine.named_graphs():
            if "/graph/document/" in name:
                assert store.lines(name) == machine.lines(name)


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Week:
    """Return a graph on Monday morning."""
    return Week(tmp_path_factory.mktemp("week"))


def test_monday_both_begin(week: Week) -> None:
    week.say("correct", JOBS, {"deadline": [None, "2026-08-15"]}, who=AN, comment="theo công văn")
    week.say("accept", WATER, who=AN)
    week.say("accept", SEATS, who=BINH)
    week.say("reject", SALT, who=BINH, comment="chỉ nêu chủ trương")
    week.say("accept", NIGHT, who=BINH)
    place = NOTICE.index(MISSED)
    missed = {"kind": "commitment", "start": place, "end": place + len(MISSED), "lead": [],
              "support": [], "supervise": [], "deadline": None, "projects": []}  # fmt: skip
    notice = week.view(NIGHT).claim.sha256
    week.said.append(week.desk.add(notice, missed, who=BINH, role="reviewer"))
    week.check()
    assert week.due(JOBS) == "2026-07-24"  # the boards follow at the next build
    assert week.view(JOBS).shown.deadline == (None, "2026-08-15")  # the desk at once


def test_tuesday_a_rebuild_puts_it_into_force(week: Week) -> None:
    week.build()
    week.check_graph()
    assert week.due(JOBS) == "2026-08-15"
    assert week.due(JOBS, machine=True) == "2026-07-24"
    assert week.tasks() == 5  # one rejected, one added
    assert {week.view(w).standing for w in (WATER, SEATS, NIGHT)} == {"accepted"}
    assert (week.view(SALT).standing, week.view(MISSED).standing) == ("rejected", "added")


def test_tuesday_two_people_on_one_claim(week: Week) -> None:
    """Bình judges what he saw on Monday; he is shown An's verdict, insists, and it is a dispute."""
    change = {"deadline": [None, "2026-09-30"]}
    with pytest.raises(Outdated) as refused:
        week.say("correct", JOBS, change, who=BINH, seen=0)
    assert (refused.value.newer.who, refused.value.newer.number) == (AN, 1)
    week.check()  # nothing was written
    assert refused.value.view
    week.say("correct", JOBS, change, who=BINH, seen=refused.value.view.last)
    week.build()
    shown = week.view(JOBS)
    assert shown.standing == "disputed"
    assert [who for who, _ in shown.disputes["deadline"]] == [AN, BINH]
    assert week.due(JOBS) == "2026-08-15"  # the later does not win


def test_wednesday_the_plan_is_replaced_and_the_notice_is_gone(week: Week) -> None:
    (week.papers / "tb03.txt").unlink()
    week.put(kh08=RENEWED)
    week.build()
    week.check_graph()
    assert {week.view(w).again for w in (JOBS, WATER, SALT)} == {"document"}
    assert {week.view(w).again for w in ("15/11/2026", NIGHT, MISSED)} == {"gone"}
    assert week.view("30/11/2026").standing == "none"  # new words, which nobody has judged
    assert week.due(JOBS) == "2026-08-15"
    assert week.tasks() == 3


def test_thursday_what_was_gone_comes_back(week: Week) -> None:
    week.put(tb03=NOTICE)
    week.build()
    assert (week.view(NIGHT).again, week.view(NIGHT).standing) == ("", "accepted")
    assert (week.view(MISSED).again, week.view(MISSED).standing) == ("", "added")
    assert week.tasks() == 5


def test_thursday_an_takes_her_word_back(week: Week) -> None:
    with pytest.raises(NotYours):
        week.desk.undo(1, who=BINH, role="reviewer")
    week.said.append(week.desk.undo(1, who=AN, role="reviewer", comment="nhầm công văn"))
    week.build()
    assert (week.view(JOBS).standing, week.due(JOBS)) == ("corrected", "2026-09-30")
    assert [v.number for v in week.view(JOBS).history] == [1, 7, 8]  # and all of it can be read


def test_friday_another_version_reads_otherwise(
    week: Week, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words were judged by people: what they said holds, and is put up again."""

    def other_version(source: Source, refused: Refused) -> Extraction:
        found = extract_source(source, refused)
        changed = (
            replace(s, deadline=None) if WATER in s.text or NIGHT in s.text else s
            for s in found.statements
            if SALT not in s.text
        )
        return replace(found, statements=tuple(changed))

    with monkeypatch.context() as patch:
        patch.setattr("kg.document.prepare.program", lambda *_, **__: "another")
        patch.setattr("kg.document.prepare.graph_program", lambda: "another")
        week.build(other_version)
        week.check_graph()
        assert [week.view(w).again for w in (WATER, SALT, NIGHT)] == [
            "document", "document", "reading",
        ]  # fmt: skip
        week.say("accept", WATER, who=AN)  # as it stands now, with the deadline that was judged
        renew(week.graph, extractor=other_version)
        for words, day in ((WATER, "2026-08-30"), (NIGHT, "2026-12-09")):
            assert week.due(words) == day
            assert week.due(words, machine=True) is None
        assert week.view(SALT).standing == "rejected"
        assert week.tasks() == 4 + 1
    week.build()


def test_saturday_an_administrator_settles_what_is_disputed(week: Week) -> None:
    week.say("correct", JOBS, {"deadline": [None, "2026-08-15"]}, who=AN)
    assert week.view(JOBS).standing == "disputed"
    week.say("correct", JOBS, {"deadline": [None, "2026-09-15"]}, who=CHU)
    week.build()
    assert (week.view(JOBS).standing, week.due(JOBS)) == ("corrected", "2026-09-15")


def test_saturday_two_names_are_one(week: Week) -> None:
    made = week.desk.same("Sở Y tế", "Sở Nội vụ", who=AN, role="reviewer", comment="thử")
    week.said.append(made)
    week.build()
    query = (
        'SELECT ?x { ?x a ck:Agency ; skos:prefLabel|skos:altLabel ?l FILTER(CONTAINS(?l, "%s")) }'
    )
    store = Store.open(week.graph)
    both = [{str(r["x"]) for r in store.rows(query % name)} for name in ("Sở Y tế", "Sở Nội vụ")]
    assert both[0] & both[1]
    week.said.append(week.desk.undo(made.number, who=AN, role="reviewer"))
    week.build()
    store = Store.open(week.graph)
    both = [{str(r["x"]) for r in store.rows(query % name)} for name in ("Sở Y tế", "Sở Nội vụ")]
    assert not both[0] & both[1]


def quads(folder: Path) -> bytes:
    path = folder.parent / f"{folder.name}.nq"
    export_graph(folder, path)
    return path.read_bytes()


def test_sunday_the_week_is_the_same_wherever_it_is_made_again(week: Week) -> None:
    """From a backup, and by one build of the papers with the log beside it: the same bytes."""
    week.check_graph()
    write_backup(week.graph, week.root / "b.zip")
    restore_backup(week.root / "b.zip", week.root / "restored", extractor=extract_source)
    fresh = week.root / "fresh"
    fresh.mkdir()
    for name in (REVIEWS, f"{REVIEWS}.head"):
        shutil.copy(week.graph / name, fresh)
    build([week.papers], fresh, extractor=extract_source)
    assert quads(week.graph) == quads(week.root / "restored") == quads(fresh)
    assert (week.root / "restored" / REVIEWS).read_bytes() == week.log


def test_sunday_the_week_can_be_told(week: Week) -> None:
    """`camket diff` tells what people changed, of what the machine reads in the same papers."""
    stores = (Store.open(week.graph, machine=True), Store.open(week.graph))
    changes = diff(*(snapshot(store) for store in stores))
    assert {(c.kind, c.after) for c in changes if c.kind in ("postponed", "corrected")} >= {
        ("postponed", "2026-09-15"),
        ("corrected", f"sửa ({CHU}); hạn được xác định: 2026-09-15"),
        ("corrected", f"bác bỏ ({BINH})"),
    }
    assert {c.kind for c in changes} <= {"new", "gone", "postponed", "corrected"}

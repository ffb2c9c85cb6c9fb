"""Invented documents in which each claim is doubtful or important for another reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from factories import COMMITTEE, PLACE, Draft, days, report

from extract.records import Extraction, Party, Reading, Refused, Repair, Statement
from extract.source import Source
from kg.build import Options, build

AS_OF = date(2025, 12, 1)
OVERDUE = "Sở Y tế nghiệm thu trạm cấp nước Bàu Trăn trước ngày 01/7/2025"
CLOSED = "Sở Y tế lập đề án bệnh án điện tử trước ngày 01/7/2025"
SOON = "Sở Nội vụ trình đề án vị trí việc làm trước ngày 16/12/2025"
GROUP = "Các sở, ngành rà soát thủ tục hành chính"
NOBODY = "Rà soát quỹ đất công ích của các xã"
TWO = "Sở Y tế, Sở Nội vụ tuyển dụng bác sĩ cho trạm y tế"
HANDED = "Hoàn thành khảo sát tuyến đê trong quý, bố trí 12 tỷ đồng"
CENTRAL = "Sở Nội vụ chuẩn bị tinh giản biên chế theo Nghị quyết số 18-NQ/TW"
SCANNED = "Sở Y tế khởi công dự án Trạm y tế Gò Trăn"
PLAIN = "Sở Y tế tổ chức hội nghị tổng kết"
DONE = "Sở Y tế đã lập xong đề án bệnh án điện tử"
BLOTTED = "Sở Nội vụ báo cáo số liệu biên chế"
HEALTH, HOME = f"Sở Y tế {PLACE}", f"Sở Nội vụ {PLACE}"
CONGRESS = "Ban Chấp hành Trung ương Đảng"
DUTIES = (OVERDUE, CLOSED, SOON, GROUP, NOBODY, TWO, HANDED, CENTRAL, SCANNED, PLAIN)
EXPECTED = {
    OVERDUE: ("overdue",),
    CLOSED: (),  # in time, as a report says
    SOON: ("due-soon",),
    GROUP: ("lead-group",),
    NOBODY: ("no-lead",),
    TWO: ("several-leads",),
    HANDED: (
        "confidence",
        "lead-inherited",
        "deadline-inherited",
        "deadline-derived",
        "due-soon",
        "money",
    ),
    CENTRAL: ("high-issuer", "mandated"),
    SCANNED: ("repairs", "project"),
    PLAIN: (),
    DONE: ("closes-task",),
    BLOTTED: ("doubtful-page",),
}
"""The reasons of each claim."""
TEXTS = {
    "kh.txt": "KẾ HOẠCH\n" + "".join(f"{words}.\n" for words in DUTIES),
    "bc.txt": f"BÁO CÁO\n{DONE}.\n",
    "cv.txt": f"CÔNG VĂN\n{BLOTTED}.\n",
}


def _plan() -> Extraction:
    head = report("2025-04-01", type="Kế hoạch", number="18/KH-UBND", about="công tác năm 2025")
    draft = Draft(TEXTS["kh.txt"], "kh.txt", head)
    legal = "Nghị quyết số 18-NQ/TW"
    draft.mention(legal, "LEGAL", "18-NQ/TW", type="Nghị quyết", number="18-NQ/TW", issuer=CONGRESS,
                  date="2017-10-25")  # fmt: skip
    draft.mention("dự án Trạm y tế Gò Trăn", "PROJECT", "Trạm y tế Gò Trăn")
    for nth in range(draft.text.count("Sở Y tế")):
        draft.mention("Sở Y tế", "ORG", HEALTH, nth=nth)
    draft.mention("Các sở, ngành", "ORG", "các sở, ngành", collective="yes")
    draft.state(OVERDUE, lead=[HEALTH], due=days(None, "2025-06-30"))
    draft.state(CLOSED, lead=[HEALTH], due=days(None, "2025-06-30"))
    draft.state(SOON, lead=[HOME], due=days(None, "2025-12-15"))
    draft.state(GROUP, lead=["các sở, ngành"], grade="group")
    draft.state(NOBODY)
    draft.state(TWO, lead=[HEALTH, HOME])
    draft.state(HANDED, due=days("2025-10-01", "2025-12-31"))
    draft.state(CENTRAL, lead=[HOME], mandate=["18-NQ/TW"])
    draft.state(SCANNED, lead=[HEALTH], projects=["Trạm y tế Gò Trăn"])
    draft.state(PLAIN, lead=[HEALTH])
    done = draft.done()
    statements = tuple(_handed(s) if s.quote == HANDED else s for s in done.statements)
    at = draft.text.index("khởi công")
    repair = Repair(at, at + 4, "khời", "khởi", "context", 0.9)
    return replace(done, statements=statements, repairs=(repair,))


def _handed(statement: Statement) -> Statement:
    """Return the duty that takes owner and time from its section, by many steps, unsurely."""
    assert statement.deadline
    due = replace(statement.deadline, source="inherited", steps=("a", "b", "c"))
    parties = (Party(HEALTH, "lead", "inherited"),)
    return replace(statement, confidence=0.5, deadline=due, parties=parties)


def _news() -> Extraction:
    draft = Draft(TEXTS["bc.txt"], "bc.txt", report("2025-06-20", issuer=COMMITTEE))
    draft.mention("Sở Y tế", "ORG", HEALTH)
    return draft.state(DONE, "result", lead=[HEALTH]).done()


def _scan() -> Extraction:
    head = report("2025-05-05", type="Công văn", number="7/CV-UBND", about="biên chế")
    draft = Draft(TEXTS["cv.txt"], "cv.txt", head).state(BLOTTED, lead=[HOME])
    return replace(draft.done(), reading=Reading(doubtful=0.3))


RECORDS = {record.name: record for record in (_plan(), _news(), _scan())}


def read(source: Source, refused: Refused = ()) -> Extraction:
    """Extract one of these documents, by hand."""
    del refused
    return replace(RECORDS[source.name], sha256=source.sha256)


def make(folder: Path) -> Path:
    """Write the documents, build their graph as of a day, and return the graph's folder."""
    papers = folder / "papers"
    papers.mkdir(parents=True)
    for name, text in TEXTS.items():
        (papers / name).write_text(text, encoding="utf-8")
    build([papers], folder / "g", extractor=read, options=Options(as_of=AS_OF))
    return folder / "g"

"""Topics: the undertaking and the order that a clause speaks of without naming them.

A clause without a project of its own takes that of its paragraph («Về cầu A: …»), of the clause
before it where it tells the next step of the work, of the heading or lead-in above it, and at last
that of the document, where all of it is about one work. Orders («Thực hiện Công điện số 5/CĐ-TTg,
UBND tỉnh yêu cầu:») hold for all that stands under them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.mentions.found import Found
from extract.page.structure import Block
from extract.statements.draft import Draft, Page, Walk, projects
from extract.statements.split import Clause
from extract.words import alternatives

_STEP = re.compile(rf"(?<!\w)(?:{alternatives('work_step')})(?!\w)")
_GENERIC = re.compile(
    r"(?<!\w)(?:các|những|một số|nhiều|từng|\d+) (?:dự án|công trình|chương trình|đề án|khu công"
    r" nghiệp|cụm công nghiệp|khu đô thị|chủ đầu tư)"
)
_TOPIC = re.compile(r"(?:riêng )?(?:đối với|với|về(?! phía)|liên quan đến|tại)(?!\w)")
_REPORTS = re.compile(r"(?:và |sớm |kịp thời |khẩn trương )*(?:báo cáo|trình)(?!\w)")
_CLOSING = re.compile(
    r"(?:nhận được|yêu cầu[^.;]{0,120} nghiêm túc (?:thực hiện|triển khai)|trong quá trình"
    r"|[^.;]{0,160}(?:thực hiện|thi hành|triển khai|nội dung) (?:thông báo|công điện|chỉ thị"
    r"|công văn|văn bản|kế hoạch|kết luận|quyết định) này)"
)
_PAGE_LONG, _NEAR = 300, 20
_NEWS = frozenset({None, "Tin tức"})


def subject(page: Page) -> list[str]:
    """Return the one work that a whole document is about, by its title; `[]` without one.

    A text without a title is about the one work that it names, if it names it at once.
    """
    titles = [b for b in page.layout.blocks if b.kind == "title"]
    named = [m for b in titles for m in page.within(b.start, b.end, "PROJECT")]
    everywhere = [m for m in page.mentions if m.type == "PROJECT"]
    alone = len({m.norm for m in everywhere}) == 1 and _are_works(everywhere)
    news = page.document.type in _NEWS
    if _are_works(named) and len({m.norm for m in named}) == 1 and not (news and _mixed(page)):
        rest = "".join(_without(page, b, named) for b in titles)
        return [] if " và " in rest else [named[0].norm]
    if not news or titles:
        return []
    return [everywhere[0].norm] if alone and everywhere[0].start < _PAGE_LONG else []


def _mixed(page: Page) -> bool:
    """Whether the text names works side by side at its beginning, as one of several."""
    opening = next((b for b in page.layout.blocks if b.kind in ("paragraph", "lead_in")), None)
    named = page.within(opening.start, opening.end, "PROJECT") if opening else []
    return len({m.norm for m in named}) > 1


def _without(page: Page, block: Block, named: list[Found]) -> str:
    """Return the words of a title without the works it names."""
    kept, at = "", block.start
    for mention in named:
        if block.start <= mention.start < block.end:
            kept, at = kept + page.lower[at : mention.start], mention.end
    return kept + page.lower[at : block.end]


def works(page: Page, start: int, end: int) -> bool:
    """Whether a span names works (a road, an industrial park), and no programme or plan."""
    return _are_works(page.within(start, end, "PROJECT"))


def _are_works(named: list[Found]) -> bool:
    return bool(named) and all(m.attributes.get("kind") == "investment" for m in named)


@dataclass(slots=True)
class Thread:
    """What a block has spoken of so far: its topic, and the works of the clause before.

    `apart` where it speaks of another matter than the document, `closing` where it closes it.
    """

    topic: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)
    works: bool = False
    apart: bool = False
    closing: bool = False
    end: int = -1

    def follow(self, page: Page, block: Block, clause: Clause) -> list[str]:
        """Return the projects of the next clause: its own, or what it goes on to speak of."""
        own = projects(page, clause.start, clause.end, anaphora=True)
        self.closing = self.closing or closes(page, clause)
        first = clause.start - block.start <= len(block.mark) + 2
        topic = _TOPIC.match(page.lower, clause.start) if first else None
        if own:
            self._open(page, clause, own, topic)
        elif topic:
            self.apart = self._is_apart(page, clause)
        else:
            own = self.topic or (self.last if self._goes_on(page, clause) else [])
        self.last, self.end = own, clause.end
        return list(own)

    def _open(
        self, page: Page, clause: Clause, own: list[str], topic: re.Match[str] | None
    ) -> None:
        named = page.within(clause.start, clause.end, "PROJECT")
        self.works = _are_works(named) if named else self.works
        colon = page.lower.find(":", clause.start, clause.end)
        near = named and named[0].start - clause.start <= _NEAR
        if topic and named and (named[0].start <= colon + 2 or near):
            self.topic = own

    def _is_apart(self, page: Page, clause: Clause) -> bool:
        """Whether a clause opens another matter: «Đối với tình hình hạn hán, …»."""
        stop = re.compile(r"[,:]").search(page.lower, clause.start, clause.end)
        end = stop.start() if stop else clause.end
        return not _STEP.search(page.lower, clause.start, end)

    def _goes_on(self, page: Page, clause: Clause) -> bool:
        """Whether a clause is a part of the one before, or the next step of the same work."""
        if not self.last or _GENERIC.search(page.lower, clause.start, clause.end):
            return False
        gap = page.lower[self.end : clause.start]
        if not set(gap) & set(".;:\n"):
            return True
        if not self.works:
            return False
        reports = _REPORTS.match(page.lower, clause.start, clause.end)
        return bool(reports or _STEP.search(page.lower, clause.start, clause.end))


def inherit(walk: Walk, draft: Draft, thread: Thread | None = None) -> None:
    """Give a draft the project and mandates of what stands above it.

    A project only where it has none; a mandate of its own («theo Luật Đấu thầu») comes on top.
    """
    above = list(reversed(walk.owners))
    if not draft.projects and not (thread and thread.apart):
        draft.projects = next((list(o.projects) for o in above if o.projects), list(walk.about))
    if not (thread and thread.closing):
        told = next((o.mandate for o in above if o.mandate), [])
        known = {reference.norm for reference in draft.mandate}
        draft.mandate = [*(r for r in told if r.norm not in known), *draft.mandate]


def closes(page: Page, clause: Clause) -> bool:
    """Whether a clause only closes a document («Nhận được Công điện này, yêu cầu …»)."""
    return bool(_CLOSING.match(page.lower, clause.start, clause.end))

"""Topics: the undertaking and the order that a clause speaks of without naming them.

A clause without a project of its own takes that of its paragraph («Về cầu A: …»), of the clause
before it where it tells the next step of the work, of the heading or lead-in above it, and at last
that of the document, where all of it is about one work. Orders («Thực hiện Công điện số 5/CĐ-TTg,
UBND tỉnh yêu cầu:») hold for all that stands under them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.folding import fold
from extract.mentions.found import Found
from extract.needed_words import Rare
from extract.page.structure import Block
from extract.statements.draft import Draft, Page, Walk
from extract.statements.split import Clause
from extract.words import alternatives

_STEP = re.compile(rf"(?<!\w)(?:{alternatives('work_step')})(?!\w)")
_GENERIC = Rare(
    r"(?<!\w)(?:các|những|một số|nhiều|từng|\d+) (?:dự án|công trình|chương trình|đề án|khu công"
    r" nghiệp|cụm công nghiệp|khu đô thị|chủ đầu tư)"
)
_TOPIC = re.compile(r"(?:riêng )?(?:đối với|với|về(?! phía)|liên quan đến|tại)(?!\w)")
_REPORTS = re.compile(r"(?:và |sớm |kịp thời |khẩn trương )*(?:báo cáo|trình)(?!\w)")
_CLOSING = Rare(
    r"(?:nhận được|yêu cầu[^.;]{0,120} nghiêm túc (?:thực hiện|triển khai)|trong quá trình"
    r"|[^.;]{0,160}(?:thực hiện|thi hành|triển khai|nội dung) (?:thông báo|công điện|chỉ thị"
    r"|công văn|văn bản|kế hoạch|kết luận|quyết định) này)"
)
_BARE = Rare(
    r"(?<!các )(?<!từng )(?<!mỗi )(?<!mọi )(?<!một số )(?<!nhiều )(?<!những )(?<!số )(?<!\d )"
    r"(?<!quản lý )(?<!danh mục )(?<!loại )(?<!chủ )(?<!nhóm )(?<!\w)"
    r"(?P<noun>dự án|công trình|đề án|quy hoạch|chiến dịch|tuyến đường|tuyến cao tốc|cây cầu"
    r"|nhà máy|khu công nghiệp|cụm công nghiệp|khu đô thị|bệnh viện|hồ chứa|đường nối|đường tránh"
    r"|đường kết nối|khu tái định cư|khu bến|bến cảng|tuyến kè|tuyến đê|trạm bơm|âu thuyền)"
    r"(?P<this> (?:này|nêu trên|nói trên|trên)(?! địa))?"
    r"(?! (?:mới|khác|trọng điểm|đầu tư công|nhóm|lớn)(?!\w))(?!\w)"
)
"""A work spoken of without its name: «dự án nêu trên», «Đề án», «tuyến đường»."""
_ELSEWHERE = re.compile(r"(?:cùng ngày|cũng trong (?:ngày|sáng|chiều)|nhân dịp này|dịp này)(?!\w)")
_COLON = re.compile(r"(?: ?\([^()\n]{1,160}\))?[*_]{0,2} ?:")
_ORDINAL = re.compile(r"\(?\w")
_SCHEMES = {"đề án": "Đề án", "chiến dịch": "Chiến dịch", "quy hoạch": "Quy hoạch"}
_MAY_END = ("dự án", "đường nối", "đường tránh", "đường kết nối")
_ANY_WORK = ("dự án", "công trình")
_WORK = "investment"
_PAGE_LONG, _NEAR, _MOST_BESIDE, _FAR_BACK, _MARKUP = 330, 20, 2, 800, 8
_NEWS = frozenset({None, "Tin tức"})


def take_subject(walk: Walk) -> None:
    """Let a walk know what its document is about, and how sure that is."""
    page = walk.page
    walk.about = subject(page)
    named = next((m for m in page.mentions if m.norm in walk.about), None)
    if named is None or named.attributes.get("kind") != _WORK:
        return
    titles = (b for b in page.layout.blocks if b.kind == "title")
    if not any(b.start <= named.start < b.end for b in titles):
        walk.since = named.start
        norms = {m.norm for m in page.mentions if m.type == "PROJECT"}
        walk.alone = all(alike(norm, named.norm) for norm in norms)


def subject(page: Page) -> list[str]:
    """Return the one work that a whole document is about, by its title; `[]` without one.

    A text without a title is about the work that it names at once, if it names no other.
    """
    titles = [b for b in page.layout.blocks if b.kind == "title"]
    named = [m for b in titles for m in page.within(b.start, b.end, "PROJECT")]
    news = page.document.type in _NEWS
    if _are_works(named) and len({m.norm for m in named}) == 1 and not (news and _mixed(page)):
        rest = "".join(_without(page, b, named) for b in titles)
        return [] if " và " in rest else [named[0].norm]
    if named:
        return _approved(page, titles, named)
    return _opening_work(page, news=news) if news or not titles else []


def _approved(page: Page, titles: list[Block], named: list[Found]) -> list[str]:
    """Return the one scheme that a decision approves, or campaign that a plan is for."""
    kinds = {m.attributes.get("kind") for m in named}
    words = " ".join(page.lower[b.start : b.end] for b in titles)
    approves = page.document.type == "Quyết định" and "phê duyệt" in words and kinds == {"scheme"}
    campaigns = page.document.type == "Kế hoạch" and kinds == {"campaign"}
    one = len({m.norm for m in named}) == 1
    return [named[0].norm] if one and (approves or campaigns) else []


def _opening_work(page: Page, *, news: bool) -> list[str]:
    """Return the work that a text names in its first lines and goes on to speak of."""
    named = [m for m in page.mentions if m.type == "PROJECT"]
    if not named or named[0].start >= _PAGE_LONG:
        return []
    first = named[0]
    others = {m.norm for m in named if not alike(m.norm, first.norm)}
    if first.attributes.get("kind") != _WORK:
        told = first.attributes.get("kind") in ("scheme", "campaign")
        return [first.norm] if told and not others and len(named) > 1 else []
    beside = [m for m in named if m.norm in others and m.start < _sentence_end(page, first)]
    most = _MOST_BESIDE if news else 0
    return [first.norm] if not beside and len(others) <= most else []


def _sentence_end(page: Page, mention: Found) -> int:
    """Return where the sentence of a mention ends."""
    end = re.compile(r"[.;] |\n").search(page.text, mention.end)
    return end.start() if end else len(page.text)


def alike(one: str, other: str) -> bool:
    """Whether two names may be of one work: one holds nearly all words of the other.

    >>> alike("Cầu Vạn Ghềnh", "Xây dựng cầu Vạn Ghềnh và đường dẫn")
    True
    """
    left, right = (set(re.findall(r"\w+", fold(name))) for name in (one, other))
    shorter = min(len(left), len(right))
    return shorter > 1 and len(left & right) >= 0.8 * shorter


def _mixed(page: Page) -> bool:
    """Whether the text names works side by side at its beginning, as one of several."""
    opening = next((b for b in page.layout.blocks if b.kind in ("paragraph", "lead_in")), None)
    named = page.within(opening.start, opening.end, "PROJECT") if opening else []
    return any(not alike(m.norm, named[0].norm) for m in named)


def _without(page: Page, block: Block, named: list[Found]) -> str:
    """Return the words of a title without the works it names."""
    kept, at = "", block.start
    for mention in named:
        if block.start <= mention.start < block.end:
            kept, at = kept + page.lower[at : mention.start], mention.end
    return kept + page.lower[at : block.end]


def _is_headed(page: Page, clause: Clause, named: Found) -> bool:
    """Whether a clause opens with a work and a colon: «2. Dự án KCN Tân Hòa: Sở X …»."""
    opens = named.start - clause.start <= _MARKUP
    return opens and bool(_COLON.match(page.text, named.end))


def _named(page: Page, clause: Clause) -> list[str]:
    """Return the projects that a clause names; not the road on which another lies."""
    named = page.within(clause.start, clause.end, "PROJECT")
    work = [m.norm for m in named if not page.lower.endswith(" trên ", 0, m.start)]
    return list(dict.fromkeys(work or [m.norm for m in named]))


def meant(page: Page, start: int, end: int) -> list[str]:
    """Return the project that a span speaks of by its kind alone: «Dự án», «đề án nêu trên».

    It is the one of that kind named last before. Without «này», «nêu trên» the word must be
    written as a name («tiến độ Dự án») or end what is said («khởi công dự án»).
    """
    for found in _BARE.finditer(page.lower, start, end):
        noun = found["noun"]
        proper = page.text[found.start()].isupper() and found.start() > start
        ends = noun in _MAY_END and _ENDS.match(page.lower, found.end(), end)
        inside = page.within(found.start(), found.end() + 1, "PROJECT")
        if inside or not (found["this"] or proper or ends):
            continue
        before = page.within(max(0, start - _FAR_BACK), start, "PROJECT")
        of_kind = [m for m in before if _is_called(m, noun)]
        if of_kind:
            return [of_kind[-1].norm]
    return []


_ENDS = re.compile(r"$| (?:vào|trước|trong (?:tháng|quý|năm)|chậm nhất)(?!\w)")


def _is_called(mention: Found, noun: str) -> bool:
    """Whether a project may be called by a noun: «Cầu Vạn Ghềnh» is a «công trình», no «đề án»."""
    if noun in _SCHEMES:
        return mention.norm.startswith(_SCHEMES[noun])
    is_work = mention.attributes.get("kind") == _WORK
    return is_work and (noun in _ANY_WORK or mention.norm.lower().startswith(noun))


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
    said: bool = False
    works: bool = False
    apart: bool = False
    closing: bool = False
    end: int = -1

    def follow(self, page: Page, block: Block, clause: Clause) -> list[str]:
        """Return the projects of the next clause: its own, or what it goes on to speak of."""
        own = _named(page, clause) or meant(page, clause.start, clause.end)
        self.closing = self.closing or closes(page, clause)
        first = clause.start - block.start <= len(block.mark) + 2
        topic = _TOPIC.match(page.lower, clause.start) if first else None
        if own:
            self._open(page, clause, own, topic)
        elif topic or _ELSEWHERE.match(page.lower, clause.start):
            self.apart = not topic or self._is_apart(page, clause)
        else:
            own = self.topic or (self.last if self._goes_on(page, clause) else [])
        self.said = bool(own)
        self.last, self.end = own or self._kept(page, clause), clause.end
        return list(own)

    def _kept(self, page: Page, clause: Clause) -> list[str]:
        """Return the work that a clause about none lets the next one go on with."""
        other = self.apart or _of_many(page, clause)
        return self.last if self.works and len(self.last) == 1 and not other else []

    def _open(
        self, page: Page, clause: Clause, own: list[str], topic: re.Match[str] | None
    ) -> None:
        named = page.within(clause.start, clause.end, "PROJECT")
        self.works = _are_works(named) if named else self.works
        colon = page.lower.find(":", clause.start, clause.end)
        near = named and named[0].start - clause.start <= _NEAR
        headed = named and self.end < 0 and _is_headed(page, clause, named[0])
        if headed or (topic and named and (named[0].start <= colon + 2 or near)):
            self.topic = own

    def _is_apart(self, page: Page, clause: Clause) -> bool:
        """Whether a clause opens another matter: «Đối với tình hình hạn hán, …»."""
        stop = re.compile(r"[,:]").search(page.lower, clause.start, clause.end)
        end = stop.start() if stop else clause.end
        return not _STEP.search(page.lower, clause.start, end)

    def _goes_on(self, page: Page, clause: Clause) -> bool:
        """Whether a clause is a part of the one before, or the next step of the same work."""
        if not self.last or _of_many(page, clause):
            return False
        gap = page.lower[self.end : clause.start]
        if not set(gap) & set(".;:\n") and self.said:
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
        held = list(walk.about) if _holds(walk, draft) else []
        if held and thread and thread.works and thread.last:
            held = list(thread.last)
        draft.projects = next((list(o.projects) for o in above if o.projects), held)
    elif draft.projects:
        draft.projects = [*_whole(walk, draft), *draft.projects]
    if not (thread and thread.closing):
        told = next((o.mandate for o in above if o.mandate), [])
        known = {reference.norm for reference in draft.mandate}
        draft.mandate = [*(r for r in told if r.norm not in known), *draft.mandate]


def _whole(walk: Walk, draft: Draft) -> list[str]:
    """Return the one work of a heading above whose part a draft names: «trạm dừng nghỉ Km48».

    What is itself called a project («dự án cầu Suối Trắng») is no part of another.
    """
    named = walk.page.within(draft.clause.start, draft.clause.end, "PROJECT")
    if any(walk.page.lower.startswith("dự án", m.start) for m in named):
        return []
    told = next((o.projects for o in reversed(walk.owners) if o.projects and o.mark), [])
    if len(told) != 1 or not works(walk.page, draft.clause.start, draft.clause.end):
        return []
    return [] if any(alike(told[0], name) for name in draft.projects) else told


def _of_many(page: Page, clause: Clause) -> bool:
    """Whether a clause speaks of several works, other than in the name of a body."""
    bodies = page.bodies(clause.start, clause.end)
    found = _GENERIC.finditer(page.lower, clause.start, clause.end)
    return any(not any(b.start < m.start() < b.end for b in bodies) for m in found)


def _holds(walk: Walk, draft: Draft) -> bool:
    """Whether what the document is about is what a draft speaks of.

    Without a title that says so, a work is only where steps of its building are told.
    """
    page, block, clause = walk.page, draft.block, draft.clause
    if walk.since < 0:
        return True
    before = clause.end <= walk.since
    if before or _of_many(page, clause):
        return False
    numbered = any(_ORDINAL.match(mark) for mark in (block.mark, *(o.mark for o in walk.owners)))
    if walk.alone and not numbered:
        return True
    span = clause if block.mark else block
    return bool(_STEP.search(page.lower, span.start, span.end))


def closes(page: Page, clause: Clause) -> bool:
    """Whether a clause only closes a document («Nhận được Công điện này, yêu cầu …»)."""
    return bool(_CLOSING.match(page.lower, clause.start, clause.end))

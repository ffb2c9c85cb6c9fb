"""Blocks: what each line of clean text is, by its own form and its neighbours.

Nesting is not decided here (see `extract.page.structure`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.cleaning.clean import CleanText
from extract.document.heads import NEWS_LINE, Head
from extract.folding import UPPER, fold
from extract.forms.listed_values import with_listed_values
from extract.forms.tables import bare_cells
from extract.page.entries import Entry, Kind
from extract.page.marks import RANKS, Mark, read_mark
from extract.page.plain_headings import is_plain_heading
from extract.page.web_junk import is_web_junk

FIELD = re.compile(
    r"((?:các )?(?:cơ quan|đơn vị|thời gian|thời hạn|kinh phí|sản phẩm|nội dung|kết quả|tiến độ"
    r"|địa điểm|hình thức|chủ trì|phối hợp|người|mốc)(?:(?:,? |/)[^\W\d_]+){0,6}?"
    r"|lãnh đạo(?: [^\W\d_]+){0,4} (?:chỉ đạo|phụ trách|theo dõi)"
    r"|chủ đầu tư(?: dự án)?(?= ?: ?(?-i:[A-ZĐ]))) ?: ?",
    re.I,
)
_RECIPIENTS = re.compile(r"n[ơo][il] nh[aậ]n ?:?$", re.I)
_RECIPIENTS_INLINE = re.compile(r"n[ơo][il] nh[aậ]n ?: ?\S", re.I)
_WIRED = re.compile(r".{3,90} điện ?:", re.I)
_ON_BEHALF = re.compile(rf"(?:(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\.? ?|Q\. ?)[{UPPER}]")
_POST = re.compile(
    r"(?:pho |quyen |q\. ?)?(?:chu tich|bi thu|giam doc|cuc truong|bo truong|thu truong|thu tuong"
    r"|truong ban|truong phong|chanh van phong|chanh thanh tra|chu nhiem|vien truong|tong giam doc"
    r"|hieu truong|tu lenh|pho thu tuong|tong thanh tra|tong cuc truong|chi cuc truong)\b"
)
_NAME = re.compile(rf"\W{{0,3}}[{UPPER}][\w§ĩ]*(?: [{UPPER}][\w]*){{1,4}}\W{{0,2}}$")
_CAPTION = re.compile(
    r"\(?(?:Bài, ảnh|Ảnh|Nguồn|Nguồn ảnh|Hình ảnh|Tác giả|Theo nguồn)\b ?[:.].{0,80}$"
    r"|\(?(?:Ảnh|Hình) minh họa\b.{0,60}$|(?:>|»)+ ?"
    r"|.{0,250}\(hình từ internet\)|\(?\*?\)? ?Trên đây là (?:thông tin|nội dung tư vấn)"
    r"|(?!phát biểu).{1,200}phát biểu (?:tại|kết luận|chỉ đạo)"
    r"(?!.{0,80}(?:yêu cầu|đề nghị|nhấn mạnh|cho rằng|cho biết|khẳng định|giao ))"
    r".{0,80}\.?$(?<=[.\w])",
    re.I,
)
_LINKS = re.compile(
    r"(?:từ khóa|tags?\b|tin (?:liên quan|khác|cùng chuyên mục|mới)|các tin (?:khác|liên quan)"
    r"|bài viết (?:liên quan|khác)|xem thêm|bình luận|chia sẻ)\b",
    re.I,
)
_CLOSING = re.compile(r"trên đây là|nghị quyết này (?:đã )?được|quyết định này có hiệu lực", re.I)
_TOPIC = re.compile(
    r"(?:ve|doi voi|viec|cac chi tieu|mot so|chi tieu|muc tieu|nhiem vu|giai phap|noi dung|muc "
    r"|ket qua|tinh hinh|ton tai|han che|nguyen nhan|cong tac|linh vuc|to chuc thuc hien|nguon von"
    r"|quan diem|yeu cau[ ,]*$|muc dich)\b"
)
_ORDER = re.compile(r"\b(?:sau|nhu sau|cu the|gom|la)\s*:$")
_NOTE_MARK = re.compile(rf"(?:[\^®°'\"‘’“”¹²³⁴⁵⁶⁷⁸⁹†‡*]{{1,4}}|\d{{1,2}}) (?=[{UPPER}\d])")
_SHORT = 130
_TAIL = 45
"""The lines at the end of a document among which it is signed."""
_SCRAP = 5
_SETTLED = ("cell", "field", "signature", "recipient", "letterhead", "basis", "heading")
_HEADED = (
    "appendix",
    "part",
    "chapter",
    "division",
    "article",
    "capital",
    "roman",
    "number",
    "bracket",
    "letter",
)


def classify_lines(clean: CleanText, head: Head) -> list[Entry]:
    """Return what each line of a clean text is, in order."""
    entries: list[Entry] = []
    position = 0
    for line in clean.text.split("\n"):
        if line:
            entries.append(_by_itself(clean, head, position, line))
        position += len(line) + 1
    entries = with_listed_values(clean.text, bare_cells(clean.text, entries))
    _mark_recipients(clean.text, entries)
    _mark_signature(clean.text, entries)
    _mark_plain_headings(clean.text, entries)
    _mark_furniture(clean.text, entries)
    _mark_headings(clean, entries)
    return entries


def _by_itself(clean: CleanText, head: Head, begin: int, line: str) -> Entry:
    """Classify a line by its own form alone."""
    end = begin + len(line)
    if begin in head.kinds:
        return Entry(begin, begin, end, _head_kind(head.kinds[begin]))
    if begin in clean.cells:
        row, column = clean.cells[begin]
        return Entry(begin, begin, end, "cell", row=row, column=column)
    if begin in clean.notes:
        match = _NOTE_MARK.match(line)
        note = match[0].strip() if match else ""
        return Entry(begin, begin + (match.end() if match else 0), end, "footnote", note=note)
    mark = read_mark(line)
    start = begin + (mark.length if mark else 0)
    if mark and start >= end:
        if mark.rank <= RANKS["article"]:
            return Entry(begin, begin, end, "heading", mark)
        mark, start = None, begin
    content = clean.text[start:end]
    field = FIELD.match(content)
    if field and len(field[1]) < 60:
        value = start + field.end()
        return Entry(begin, start, end, "field", mark, label=field[1], value=value)
    kind: Kind = "lead_in" if content.endswith(":") else "item" if mark else "paragraph"
    closing = not mark and bool(_CLOSING.match(content))
    return Entry(begin, start, end, kind, mark, closing=closing)


def _head_kind(kind: str) -> Kind:
    match kind:
        case "letterhead" | "title" | "basis" | "recipient":
            return kind
    return "title"


def _mark_recipients(text: str, entries: list[Entry]) -> None:
    """Mark the addressees after «Kính gửi:», «Nơi nhận:», «… điện:», to the end of their list.

    At the end of a document unmarked lines belong to the list too; at its head only items do.
    """
    listing = ""
    for i, entry in enumerate(entries):
        words = text[entry.start : entry.end]
        late = i > len(entries) // 2
        if _RECIPIENTS.match(words) or (_RECIPIENTS_INLINE.match(words) and late):
            listing = "end"
        elif _WIRED.match(words) and not late and entry.mark is None:
            listing = "head"
        elif entry.kind == "recipient":
            listing = "head" if words.endswith(":") else ""
        elif listing:
            marked = entry.mark is not None and entry.mark.rank >= RANKS["letter"]
            follows = marked or (listing == "end" and late and entry.mark is None)
            if not follows or len(words) > 250 or words.isupper() or _signs(words, entry):
                listing = ""
        if listing:
            entries[i] = replace(entry, kind="recipient", label="", value=-1)


def _mark_signature(text: str, entries: list[Entry]) -> None:
    """Mark the lines of the signature, after the first item or lead-in of the document.

    It stands near the end, the cells of an appendix's table not counted.
    """
    last = len(entries)
    body = next((i for i, e in enumerate(entries) if e.kind in ("item", "lead_in")), 0)
    late = [i for i, e in enumerate(entries) if e.kind != "cell"][-_TAIL:]
    for i in range(max(body, late[0] if late else 0), last):
        entry = entries[i]
        words = text[entry.start : entry.end]
        if entry.kind in ("paragraph", "recipient", "item", "lead_in") and _signs(words, entry):
            entries[i] = replace(entry, kind="signature")
            _mark_name(text, entries, i + 1)


def _signs(words: str, entry: Entry) -> bool:
    if entry.mark or len(words) > 90:
        return False
    return bool(_ON_BEHALF.match(words)) or (words.isupper() and bool(_POST.match(fold(words))))


def _mark_name(text: str, entries: list[Entry], index: int) -> None:
    """Mark the signer's name, within three lines after the post."""
    for i in range(index, min(index + 3, len(entries))):
        words = text[entries[i].begin : entries[i].end]
        if not _signs(words, entries[i]) and len(words) < 45 and _NAME.match(words):
            entries[i] = replace(entries[i], kind="signature")
            return


def _mark_plain_headings(text: str, entries: list[Entry]) -> None:
    """Tell headings that no mark shows, by their words and what follows."""
    for i, entry in enumerate(entries[:-1]):
        before = entries[i - 1] if i else None
        if is_plain_heading(text, before, entry, entries[i + 1]):
            entries[i] = replace(entry, kind="heading")


def _mark_furniture(text: str, entries: list[Entry]) -> None:
    """Mark what a page or a website adds: date lines, captions, counters, links to other news."""
    news = any(NEWS_LINE.match(text[e.start : e.end]) for e in entries[:8])
    linking = False
    for i, entry in enumerate(entries):
        words = text[entry.start : entry.end]
        if entry.kind in _SETTLED:
            continue
        linking = linking or (
            (news or i > len(entries) // 2) and len(words) < 120 and bool(_LINKS.match(words))
        )
        late = i > len(entries) // 2
        junk = NEWS_LINE.match(words) or is_web_junk(words, late=late)
        if linking or junk or _is_caption(words, entry, news=news):
            entries[i] = replace(entry, kind="furniture")


def _is_caption(words: str, entry: Entry, *, news: bool) -> bool:
    """Return whether a line without a mark is a caption, a scrap, or in news a bare phrase."""
    if entry.mark or entry.kind != "paragraph":
        return False
    bare = news and len(words) < 160 and words[-1] not in '.:;!?…”"'
    return bare or len(words) < _SCRAP or bool(_CAPTION.match(words))


def _mark_headings(clean: CleanText, entries: list[Entry]) -> None:
    """Tell headings from items and paragraphs, by their form and by what follows."""
    for i, entry in enumerate(entries):
        if entry.kind not in ("item", "paragraph", "lead_in"):
            continue
        words = clean.text[entry.start : entry.end]
        following = entries[i + 1] if i + 1 < len(entries) else None
        if entry.kind == "lead_in":
            heads = _is_topic(words)
        elif entry.begin in clean.heads and len(words) < 2 * _SHORT and words[-1] not in ".;,":
            heads = True
        else:
            heads = entry.mark is not None and _heads(entry.mark, words, following)
        if heads or _is_caps(words):
            entries[i] = replace(entry, kind="heading")


def _is_caps(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return len(letters) > 5 and sum(c.isupper() for c in letters) > 0.85 * len(letters)


def _is_topic(words: str) -> bool:
    """Return whether words before a colon name a topic («Về việc …:») and give no order."""
    folded = fold(words)
    return bool(_TOPIC.match(folded)) and not _ORDER.search(folded)


def _heads(mark: Mark, words: str, following: Entry | None) -> bool:
    """Return whether a marked line is the heading of what follows, not an item of its own."""
    if mark.kind not in _HEADED or words[-1] in ".;,!?…" or len(words) > 2 * _SHORT:
        return False
    if following is None or following.kind in ("recipient", "signature"):
        return False
    if following.kind == "footnote":
        return len(words) < _SHORT
    return following.mark is None or following.mark.rank > mark.rank

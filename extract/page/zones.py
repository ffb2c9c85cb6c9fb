"""Zones: what a heading or lead-in says of the text under it, and the time it speaks of.

A statement is read differently under «Kết quả thực hiện» than under «Nhiệm vụ trọng tâm».
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Literal

from extract.folding import fold
from extract.records import Interval
from extract.statements.cues import action_verb, cue
from extract.times.dates import Anchor, period_of
from ontology.load import rows

Zone = Literal["review", "problems", "tasks", "targets", "none"]

_BY_TYPE: dict[str, Zone] = {
    "Nghị quyết": "tasks",
    "Quyết định": "tasks",
    "Chỉ thị": "tasks",
    "Kế hoạch": "tasks",
    "Chương trình": "tasks",
    "Thông báo": "tasks",
    "Công văn": "tasks",
    "Công điện": "none",
    "Kết luận": "tasks",
    "Báo cáo": "review",
}
_PLANNING = re.compile(
    r"nhiem vu|ke hoach|du kien|chi tieu|muc tieu|phuong huong|tinh hinh|ket qua|chuong trinh"
    r"|du toan|giai phap|cong tac|noi dung thuc hien"
)
_RESULTS = re.compile(r"tình hình|kết quả", re.I)
_OUTLOOK = re.compile(
    r"(?:phương hướng|nhiệm vụ (?:trọng tâm|chủ yếu|thời gian tới|và giải pháp)|kế hoạch công tác"
    r"|chương trình công tác)",
    re.I,
)
_TOPIC = re.compile(r"(?:ve|doi voi|viec)\b")
_REPORTS = re.compile(r"(?:trien khai|thuc hien|to chuc|phat trien|quan ly|xay dung|dau tu|thu)\b")
"""Verbs that as often begin the name of a field of work: «Phát triển đô thị, kết quả …»."""

_REVIEW_PART = re.compile(r"ve (?:danh gia )?(?:tinh hinh|ket qua)\b")
_STILL = re.compile(
    r"(?<!\w)(?:còn|vẫn|bộc lộ|gặp|đạt được|nổi bật|qua (?:rà soát|kiểm tra))(?!\w)"
)
_OWN_DAY = re.compile(r",? ?ngày \d{1,2}(?:[/-]\d{1,2}[/-]| tháng \d{1,2} năm )\d{4}", re.I)
"""A single day in a heading: that of a document it names, no time to work in."""

_WORK_OF = re.compile(
    r"(?:\b(?:để|nhằm) (?:thực hiện|hoàn thành|triển khai|đạt)[^.;:]{0,50}?"
    r"(?:nhiệm vụ|kế hoạch|chỉ tiêu|mục tiêu|công tác)"
    r"(?P<work>[^.,;:]{0,40}\b(?:tháng|quý|năm) [^.;:]{2,24}?)(?<=\d)(?=,)"
    r"|^(?:bước sang |trong )?(?P<time>(?:tháng|quý|năm) [^.,;:]{1,24}\d)"
    r" là (?:năm|quý|tháng|thời))",
    re.I,
)
"""The time of the work that a lead-in speaks of, before what it orders."""

_NEAR = 70
_YEAR = re.compile(r"\b(20[0-4]\d)\b")


@cache
def _phrases(where: str) -> tuple[tuple[re.Pattern[str], Zone], ...]:
    found = []
    for row in rows("zones"):
        if row["where"] == where:
            pattern = re.compile(rf"\b(?:{fold(row['phrase'])})\b")
            found.append((pattern, _zone(row["zone"])))
    return tuple(found)


def _zone(name: str) -> Zone:
    match name:
        case "review" | "problems" | "tasks" | "targets" | "none":
            return name
    raise ValueError(f"zones.csv: {name!r} is no zone (review, problems, tasks, targets, none)")


def heading_zone(text: str) -> Zone | None:
    """Return what a heading announces, `None` where it says nothing.

    The first word of the table in the heading decides («Các chỉ tiêu, nhiệm vụ và giải pháp»
    is targets until a sub-heading says otherwise), but limitations count wherever they stand
    unless the heading asks for ways out of them («Giải pháp khắc phục hạn chế»). A topic
    («Về các vướng mắc khác:») announces nothing, but for a part («I. VỀ TÌNH HÌNH GIẢI NGÂN»).
    """
    folded = fold(text)
    if _TOPIC.match(folded) and not (text.isupper() and _REVIEW_PART.match(folded)):
        return None
    first: tuple[int, Zone] | None = None
    for pattern, zone in _phrases("heading"):
        match = pattern.search(folded)
        if match and (first is None or match.start() < first[0]):
            first = (match.start(), zone)
    if first is None:
        return None
    if first[1] in ("review", "problems") and _acts_on(text, folded, first[0]):
        return None
    if first[1] == "review" and _problems(folded):
        return "problems"
    return first[1]


def _acts_on(text: str, folded: str, at: int) -> bool:
    """Whether a heading asks for work on what it names: «Số hóa hồ sơ, kết quả giải quyết»."""
    if not at or _REPORTS.match(folded):
        return False
    acts = action_verb().match(text.lower())
    return bool(acts and acts.end() <= at)


def _problems(folded: str) -> bool:
    """Return whether a review heading is about limitations alone («Đánh giá các hạn chế»)."""
    return bool(re.search(r"\b(?:ton tai|han che)\b", folded)) and "ket qua" not in folded


def lead_in_zone(text: str) -> Zone | None:
    """Return what a lead-in («… tập trung các nhiệm vụ sau:») announces, by its last clause."""
    folded = fold(text)[-160:]
    last: tuple[int, Zone] | None = None
    for pattern, zone in _phrases("lead_in"):
        for match in pattern.finditer(folded):
            if last is None or match.start() > last[0]:
                last = (match.start(), zone)
    if last and last[1] in ("review", "problems") and _orders(text.lower()):
        return "tasks"
    return last[1] if last else None


def lead_in_period(text: str, anchor: Anchor) -> Interval | None:
    """Return the time for whose work a lead-in calls, `None` where it names none.

    «Để hoàn thành nhiệm vụ năm 2024, UBND huyện yêu cầu:», «Năm 2022 là năm bản lề … Đề nghị:».
    """
    match = _WORK_OF.search(text)
    return (
        heading_period(f"nhiệm vụ {match['work'] or match['time']}", anchor, review=False)
        if match
        else None
    )


def _orders(lower: str) -> bool:
    """Whether a lead-in orders rather than tells: «2. Bộ Y tế rà soát các vướng mắc về thuốc:»."""
    if cue("done_at_all").search(lower) or _STILL.search(lower):
        return False
    return bool(cue("order").search(lower) or action_verb().search(lower[:_NEAR]))


def type_zone(kind: str | None) -> Zone:
    """Return the zone of a document's text before any heading, by its type."""
    return _BY_TYPE.get(kind or "", "none")


def stated_year(text: str) -> int | None:
    """Return the last year that a title or heading names, `None` without one."""
    years = _YEAR.findall(text)
    return int(years[-1]) if years else None


def heading_period(text: str, anchor: Anchor, *, review: bool) -> Interval | None:
    """Return the time that a heading or a document's title speaks of, if it speaks of work.

    «Nhiệm vụ trọng tâm tháng 02 năm 2024» is all of February; «Về việc lập quy hoạch giai đoạn
    2026 - 2030» names no time to work in.
    """
    if not _PLANNING.search(fold(text)) or text.endswith("?"):
        return None
    outlook = _OUTLOOK.search(text)
    if outlook and _RESULTS.search(text[: outlook.start()]):
        anchor = replace(anchor, year=stated_year(text) or anchor.year)
        text = text[: outlook.start()] if review else text[outlook.start() :]
    return period_of(_OWN_DAY.sub("", text), anchor, review=review)

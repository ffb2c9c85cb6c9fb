"""Reasons: why a claim is worth a reviewer's look, in words, and what each of them weighs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

Group = Literal["first", "doubt", "importance", "rest"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its key, its weight among its group, and its words."""

    key: str
    group: Group
    weight: int
    vi: str
    en: str


REASONS = (
    Reason("disputed", "first", 2, "Người duyệt chưa thống nhất", "Reviewers differ"),
    Reason("again-reading", "first", 1, "Cách đọc đã đổi từ lần duyệt",
           "The reading changed since it was reviewed"),
    Reason("again-document", "first", 1, "Văn bản đã đổi từ lần duyệt",
           "The document changed since it was reviewed"),
    Reason("again-gone", "first", 1, "Không còn thấy nội dung này", "The words are gone"),
    Reason("contradiction", "doubt", 8, "Mâu thuẫn với văn bản khác",
           "Contradicted by another document"),
    Reason("no-lead", "doubt", 7, "Chưa rõ đơn vị chủ trì", "No lead body"),
    Reason("confidence", "doubt", 6, "Máy không chắc đây là nội dung cần ghi",
           "The machine is unsure of it"),
    Reason("several-leads", "doubt", 5, "Nhiều đơn vị chủ trì", "Several lead bodies"),
    Reason("closes-task", "doubt", 5, "Kết quả này khép lại một nhiệm vụ",
           "This result ends a task"),
    Reason("lead-group", "doubt", 4, "Chủ trì là một nhóm cơ quan",
           "The lead is a group of bodies"),
    Reason("identity", "doubt", 4, "Chưa chắc tên gọi chỉ ai, dự án nào",
           "Unsure whom or what a name means"),
    Reason("repairs", "doubt", 4, "Câu chữ có chỗ đã sửa lỗi quét",
           "Words rest on repairs of a scan"),
    Reason("doubtful-page", "doubt", 4, "Trang quét khó đọc", "On a page that is hard to read"),
    Reason("lead-inherited", "doubt", 3, "Chủ trì suy từ mục hoặc văn bản",
           "The lead is inherited from section or document"),
    Reason("deadline-inherited", "doubt", 2, "Thời hạn suy từ mục hoặc văn bản",
           "The deadline is inherited from section or document"),
    Reason("deadline-derived", "doubt", 2, "Thời hạn suy qua nhiều bước",
           "The deadline is derived by many steps"),
    Reason("overdue", "importance", 6, "Quá hạn", "Overdue"),
    Reason("due-soon", "importance", 5, "Sắp đến hạn (30 ngày)", "Due within 30 days"),
    Reason("high-issuer", "importance", 4, "Trung ương giao", "Ordered by a central body"),
    Reason("mandated", "importance", 3, "Có căn cứ là văn bản khác",
           "Mandated by another document"),
    Reason("project", "importance", 2, "Về một dự án cụ thể", "About a named project"),
    Reason("money", "importance", 2, "Có số tiền", "Tells a sum of money"),
    Reason("plain", "rest", 0, "Chưa duyệt", "Not reviewed yet"),
    Reason("agreed", "rest", 0, "Đã duyệt", "Reviewed"),
)  # fmt: skip
"""All reasons, the weightiest of each group first."""

BY_KEY = {reason.key: reason for reason in REASONS}


@cache
def weighed(keys: tuple[str, ...]) -> tuple[int, int]:
    """Return how doubtful and how important something is for some reasons."""
    groups = [(BY_KEY[key].group, BY_KEY[key].weight) for key in keys]
    doubt = sum(weight for group, weight in groups if group == "doubt")
    importance = sum(weight for group, weight in groups if group == "importance")
    return doubt, importance


def score(keys: tuple[str, ...]) -> int:
    """Return what a claim weighs: its doubts, and these the more the more important it is."""
    doubt, importance = weighed(keys)
    return (1 + doubt) * (10 + importance)


def explained(keys: tuple[str, ...], *, english: bool = False) -> str:
    """Return reasons and score in words.

    «Quá hạn; Chưa rõ đơn vị chủ trì — điểm 128 = (1 + nghi vấn 7) × (10 + quan trọng 6)».
    """
    doubt, importance = weighed(keys)
    said = "; ".join(BY_KEY[key].en if english else BY_KEY[key].vi for key in keys)
    total = score(keys)
    if english:
        return f"{said} — score {total} = (1 + doubt {doubt}) × (10 + importance {importance})"
    return f"{said} — điểm {total} = (1 + nghi vấn {doubt}) × (10 + quan trọng {importance})"

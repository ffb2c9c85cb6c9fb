"""Invented documents in any number: notices that give duties, and reports that tell of them.

Places, bodies and projects are put together from lists by a seeded generator, so that the same
number always gives the same documents. A notice and the reports after it speak of the same works.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

PROVINCES = ("Lam Giang", "Tân Hà", "Sơn Bình", "An Thủy", "Hòa Lộc")
FIELDS = ("Xây dựng", "Tài chính", "Y tế", "Công Thương", "Nội vụ", "Giáo dục và Đào tạo")
WORKS = ("cầu", "đường", "hồ chứa", "bệnh viện", "trường học", "khu công nghiệp")
NAMES = ("Bến Sỏi", "Phú Khê", "Đồng Vạc", "Thạch Lũng", "Cẩm Trạch", "Mai Sơn", "Hạ Long Đình")
DEEDS = ("hoàn thành giải phóng mặt bằng", "trình phê duyệt hồ sơ", "khởi công xây dựng")
START = date(2022, 1, 3)


def papers(number: int, *, seed: int = 7) -> Iterator[tuple[str, str]]:
    """Yield the file names and texts of so many documents."""
    chance = random.Random(seed)  # noqa: S311 - a choice of words, no secret
    for at in range(number):
        province = PROVINCES[at % len(PROVINCES)]
        day = START + timedelta(days=at // len(PROVINCES) * 3)
        kind = "TB" if at // len(PROVINCES) % 4 == 0 else "BC"
        lines = (_duty if kind == "TB" else _news)(chance, day)
        yield f"{at:06}.txt", _paper(kind, at, province, day, lines)


def write(number: int, folder: Path) -> None:
    """Write so many documents into a new folder."""
    folder.mkdir(parents=True)
    for name, text in papers(number):
        (folder / name).write_text(text, encoding="utf-8")


def _work(chance: random.Random) -> str:
    return f"dự án {chance.choice(WORKS)} {chance.choice(NAMES)} {chance.randint(1, 9)}"


def _duty(chance: random.Random, day: date) -> list[str]:
    due = day + timedelta(days=chance.randint(20, 200))
    return [
        f"{number}. Giao Sở {chance.choice(FIELDS)} chủ trì, phối hợp với Sở"
        f" {chance.choice(FIELDS)} {chance.choice(DEEDS)} {_work(chance)}"
        f" trước ngày {due:%d/%m/%Y}."
        for number in range(1, 6)
    ]


def _news(chance: random.Random, day: date) -> list[str]:
    done = day - timedelta(days=5)
    return [
        f"{number}. Đã {chance.choice(DEEDS)} {_work(chance)} ngày {done:%d/%m/%Y}."
        for number in range(1, 6)
    ]


def _paper(kind: str, at: int, province: str, day: date, lines: list[str]) -> str:
    title = "THÔNG BÁO\nKết luận cuộc họp" if kind == "TB" else "BÁO CÁO\nTình hình thực hiện"
    body = "\n".join(lines)
    return (
        f"ỦY BAN NHÂN DÂN\nTỈNH {province.upper()}\n\nSố: {at + 1}/{kind}-UBND\n\n"
        f"{province}, ngày {day:%d} tháng {day:%m} năm {day:%Y}\n\n{title} tháng {day.month} năm"
        f" {day.year}\n\n{body}\n"
    )

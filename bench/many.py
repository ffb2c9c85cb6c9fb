"""Invented documents in any number and of many kinds, for measuring builds.

Notices, plans with tables, resolutions with targets, reports, telegrams and news of provinces,
each of which has its own projects, communes and leaders, and about a hundred documents that cite
each other. A seeded generator decides all, so that the same number always gives the same documents.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bench import office_words as words

START = date(2022, 1, 3)
A_PROVINCE = 100
"""How many documents a province has."""


@dataclass(frozen=True, slots=True)
class Province:
    """A province: its name, its places, projects and leader, and its documents so far."""

    name: str
    communes: tuple[str, ...]
    projects: tuple[str, ...]
    leader: str
    numbers: list[str]


@dataclass(frozen=True, slots=True)
class Draw:
    """What one document is made with: chance, province, day and number."""

    chance: random.Random
    province: Province
    day: date
    number: int

    def duty(self) -> str:
        """Return a task with its lead, mostly with others, a project and a day."""
        lead, other = self.chance.sample(words.DEPARTMENTS, 2)
        owner = self.chance.choice((lead[0], lead[0], f"UBND {self.commune()}"))
        joined = f", phối hợp với {other[0]}" if self.chance.random() < 0.4 else ""
        what = f"{self.chance.choice(words.ACTIONS)} {self.chance.choice(lead[2])}"
        where = f" {self.project()}" if self.chance.random() < 0.5 else f" tại {self.commune()}"
        due = self.day + timedelta(days=self.chance.randint(20, 300))
        ends = f", xong trước ngày {due:%d/%m/%Y}" if self.chance.random() < 0.8 else ""
        return f"{owner} chủ trì{joined} {what}{where}, {self.chance.choice(words.ENDS)}{ends}."

    def told(self) -> str:
        """Return a result or a problem."""
        body, _, objects = self.chance.choice(words.DEPARTMENTS)
        done = self.day - timedelta(days=self.chance.randint(1, 25))
        what = f"{self.chance.choice(words.ACTIONS)} {self.chance.choice(objects)} {self.project()}"
        if self.chance.random() < 0.6:
            return f"Ngày {done:%d/%m/%Y}, {body} đã {what}."
        return f"{body} chưa {what} do {self.chance.choice(words.HINDRANCES)}."

    def figure(self, verb: str) -> str:
        """Return a figure of an indicator."""
        share = self.chance.randint(20, 990) / 10
        year = self.day.year
        return f"{self.chance.choice(words.INDICATORS)} năm {year} {verb} {share:.1f}%.".replace(
            ".", ",", 1
        )

    def project(self) -> str:
        """Return a project of the province."""
        return self.chance.choice(self.province.projects)

    def commune(self) -> str:
        """Return a commune of the province."""
        return self.chance.choice(self.province.communes)

    def cited(self) -> str:
        """Return an earlier document, if there is one."""
        numbers = self.province.numbers[-30:]
        return f"Căn cứ {self.chance.choice(numbers)};\n\n" if numbers else ""


def papers(number: int, *, seed: int = 7) -> Iterator[tuple[str, str]]:
    """Yield the file names and texts of so many documents."""
    chance = random.Random(seed)  # noqa: S311 - a choice of words, no secret
    provinces = _provinces(max(3, number // A_PROVINCE), chance)
    for at in range(number):
        province = provinces[at % len(provinces)]
        day = START + timedelta(days=at // len(provinces) * 12 % 1500)
        yield f"{at:06}.txt", _paper(Draw(chance, province, day, at + 1))


def write(number: int, folder: Path) -> None:
    """Write so many documents into a new folder."""
    folder.mkdir(parents=True)
    for name, text in papers(number):
        (folder / name).write_text(text, encoding="utf-8")


def _provinces(number: int, chance: random.Random) -> list[Province]:
    places = [f"{first} {second}" for first in words.FIRST for second in words.SECOND]
    names = chance.sample(places, min(number, len(places)))
    made = []
    for at in range(number):
        name = names[at % len(names)]
        communes = (
            f"{words.KINDS[i % len(words.KINDS)]} {chance.choice(places)}" for i in range(25)
        )
        projects = (
            f"dự án {chance.choice(words.PROJECTS)} {chance.choice(places)}" for _ in range(30)
        )
        leader = f"{chance.choice(words.FAMILY)} {chance.choice(words.GIVEN)}"
        made.append(Province(name, tuple(communes), tuple(projects), leader, []))
    return made


def _listed(lines: Iterator[str]) -> str:
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def _notice(draw: Draw) -> str:
    return _listed(f"Giao {draw.duty()}" for _ in range(draw.chance.randint(3, 10)))


def _resolution(draw: Draw) -> str:
    targets = _listed(draw.figure("đạt") for _ in range(4))
    duties = _listed(draw.duty() for _ in range(draw.chance.randint(2, 6)))
    return f"Điều 1. Mục tiêu\n\n{targets}\n\nĐiều 2. Nhiệm vụ\n\n{duties}"


def _plan(draw: Draw) -> str:
    rows = ["| STT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |"]
    rows += ["| --- | --- | --- | --- | --- |"]
    for number in range(1, draw.chance.randint(4, 12)):
        (lead, _, objects), (other, _, _) = draw.chance.sample(words.DEPARTMENTS, 2)
        what = f"{draw.chance.choice(words.ACTIONS)} {draw.chance.choice(objects)}"
        due = draw.day + timedelta(days=draw.chance.randint(20, 300))
        rows.append(f"| {number} | {what} {draw.project()} | {lead} | {other} | {due:%d/%m/%Y} |")
    return "\n".join(rows)


def _report(draw: Draw) -> str:
    told = _listed(draw.told() for _ in range(draw.chance.randint(3, 9)))
    figures = _listed(draw.figure("ước đạt") for _ in range(3))
    ahead = _listed(draw.duty() for _ in range(2))
    return f"I. Kết quả\n\n{told}\n\n{figures}\n\nII. Nhiệm vụ thời gian tới\n\n{ahead}"


def _news(draw: Draw) -> str:
    leader = f"Chủ tịch UBND tỉnh {draw.province.leader}"
    return f"{draw.told()}\n\n{leader} yêu cầu {draw.duty()}\n\n{draw.told()}"


_KINDS: tuple[tuple[str, str, Callable[[Draw], str]], ...] = (
    ("TB-UBND", "THÔNG BÁO\nKết luận cuộc họp", _notice),
    ("BC-UBND", "BÁO CÁO\nTình hình thực hiện nhiệm vụ", _report),
    ("KH-UBND", "KẾ HOẠCH\nTriển khai nhiệm vụ", _plan),
    ("NQ-HĐND", "NGHỊ QUYẾT\nVề phát triển kinh tế - xã hội", _resolution),
    ("CĐ-UBND", "CÔNG ĐIỆN\nVề việc đôn đốc thực hiện nhiệm vụ", _notice),
    ("", "", _news),
)


def _paper(draw: Draw) -> str:
    mark, title, body = _KINDS[draw.chance.randrange(len(_KINDS))]
    province, day, text = draw.province, draw.day, body(draw)
    if not mark:
        return f"Tin từ tỉnh {province.name}\n\nNgày {day:%d/%m/%Y}\n\n{text}\n"
    number = f"{draw.number}/{mark}"
    issuer = "HỘI ĐỒNG NHÂN DÂN" if mark.endswith("HĐND") else "ỦY BAN NHÂN DÂN"
    named = f"{title.partition(chr(10))[0].capitalize()} số {number} ngày {day:%d/%m/%Y}"
    head = (
        f"{issuer}\nTỈNH {province.name.upper()}\n\nSố: {number}\n\n{province.name}, ngày"
        f" {day:%d} tháng {day:%m} năm {day:%Y}\n\n{title} tháng {day.month} năm {day.year}\n\n"
    )
    cited = draw.cited()
    province.numbers.append(f"{named} của UBND tỉnh {province.name}")
    foot = f"\n\nTM. {issuer}\nCHỦ TỊCH\n\n{province.leader}\n"
    return f"{head}{cited}{text}{foot}"

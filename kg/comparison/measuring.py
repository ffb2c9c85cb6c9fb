"""Figures made comparable: their unit, what a change is told against, what place they speak of.

Two figures are compared only where indicator, place, measure, unit, base and remark agree; an
amount is brought to its plain unit («2,08 tỷ USD» and «2.080 triệu USD» are 2,080,000,000 USD).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kg.comparison.authority import speaks_for_place
from kg.document.clauses import Figure
from kg.identity.document_names import DocumentName
from kg.identity.indicator_wording import is_growth, place_in_name, standard
from kg.identity.names import indicator_key, key
from kg.identity.scopes import is_of_file, province_in

_SIZES = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9}
_UNITS = {
    "tạ": ("tấn", Decimal("0.1")),
    "kg": ("tấn", Decimal("0.001")),
    "ha": ("m2", Decimal(10_000)),
    "km2": ("m2", Decimal(1_000_000)),
    "mét vuông": ("m2", Decimal(1)),
    "mét khối": ("m3", Decimal(1)),
    "mét": ("m", Decimal(1)),
    "km": ("m", Decimal(1000)),
    "cây số": ("m", Decimal(1000)),
    "mm": ("m", Decimal("0.001")),
    "MW": ("KW", Decimal(1000)),
    "GWh": ("kWh", Decimal(1_000_000)),
    "lượt khách": ("lượt", Decimal(1)),
    "lượt khách du lịch": ("lượt", Decimal(1)),
    "lượt người": ("lượt", Decimal(1)),
    "khách": ("lượt", Decimal(1)),
    "người lao động": ("lao động", Decimal(1)),
    "bác sỹ": ("bác sĩ", Decimal(1)),
}
_ESTIMATE = re.compile(
    r"(?<!\w)(?:dự )?ước(?! (?:tính đến|muốn|mơ|nguyện))(?!\w)|dự kiến|khả năng", re.I
)
_ABOUT = re.compile(r"(?<!\w)(?:khoảng|gần|xấp xỉ|chừng|hơn|trên dưới)\s*[\d.,]+[^\d]*$", re.I)
_STRICT = re.compile(
    r"(?<!\w)(?:trên|dưới|hơn|vượt|(?:lớn|nhỏ|thấp|cao|nhiều|ít) hơn)\s*(?:mức\s*)?[\d.,]+[^\d]*$",
    re.I,
)
_NUMBER = re.compile(r"\d[\d.]*(?:,(\d+))?")
_BRACKETS = re.compile(r"\(([^)]*)\)?")
_REMARK = re.compile(r"không|trừ|chưa|gồm|kể cả|loại|theo giá|giá hiện hành|giá so sánh|hợp nhất")
_PRICES = re.compile(r"(?:theo )?giá so sánh")
_AGAINST = re.compile(
    r"[\s)]*(?:(?:là )?so (?:với )?)?(?P<base>[^,.;()\d]{0,30}(?:\d{1,2}/)*\d{0,4})", re.I
)
_BASES = (
    ("year", re.compile(r"(?:thực hiện )?(?:cùng kỳ|năm trước|năm ngoái|năm (?P<year>\d{4}))")),
    ("month", re.compile(r"tháng ")),
    ("quarter", re.compile(r"quý ")),
    ("start", re.compile(r"(?:đầu|cuối) năm|thời điểm|ngày|31/12")),
    ("plan", re.compile(r"(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|kh|dt)(?!\w)")),
)
_GIVER = re.compile(
    r"(?P<central>trung ương|tw(?!\w)|bộ |chính phủ|thủ tướng|ttg)"
    r"|(?P<part>(?:^| )(?:tháng|quý|vụ|đợt|6 tháng|tuần)(?: |$))"
    r"|(?P<council>hđnd|hội đồng|nghị quyết|tỉnh giao)"
)
_WHOLE_PLACE = re.compile(
    r"toàn (?:tỉnh|thành phố|huyện|xã)|trên địa bàn(?! (?:xã|huyện|phường))", re.I
)
_TERRITORIAL = re.compile(
    r"tổng sản phẩm|chỉ số (?:sản xuất|giá)|thu ngân sách nhà nước|che phủ rừng"
)
_MEASURED = re.compile(
    r"(?:tỷ lệ|số|tổng|sản lượng|diện tích|năng suất|kim ngạch|doanh thu|giá trị|thu|chi|chỉ số"
    r"|tốc độ|tăng trưởng|vốn|dân số|mật độ|quy mô|thu nhập|mức|độ|tỷ trọng)(?!\w)"
)
_LEAST_WORDS = 3
_NEARLY = Decimal("0.05")


class Kind(NamedTuple):
    """What must agree before two figures are compared.

    `by` is the body whose own part is told, empty for the whole place; `base` what a change is
    against or who gave the plan; `remark` what the amount leaves out or at which prices it is.
    """

    indicator: str
    place: str
    by: str
    measure: str
    unit: str
    base: str
    remark: str


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure ready to compare: bounds in the plain unit, `slack` the error that rounding leaves.

    `estimate` marks what was told before its period ended, or as «ước»; `strict` a bound that
    itself is not enough («trên 12%»).
    """

    figure: Figure
    kind: Kind
    low: Decimal | None
    high: Decimal | None
    slack: Decimal
    estimate: bool
    strict: bool

    @property
    def point(self) -> Decimal | None:
        """The amount where it is one number."""
        return self.low if self.low == self.high else None

    @property
    def period(self) -> tuple[date | None, date | None]:
        """First and last day."""
        return self.figure.first, self.figure.last

    def meets(self, other: Measured) -> bool:
        """Whether two figures can both be true: their bounds touch, rounding allowed for.

        Two targets of one kind («từ 2.150 trở lên», «từ 2.300 trở lên») must name one bound.
        """
        if self.figure.kind == "target":
            if self.high is None and other.high is None:
                return self.low == other.low
            if self.low is None and other.low is None:
                return self.high == other.high
        slack = max(self.slack, other.slack)
        below = self.high is not None and other.low is not None and self.high + slack < other.low
        above = self.low is not None and other.high is not None and other.high + slack < self.low
        return not (below or above)


def measured(figure: Figure, document: DocumentName | None) -> Measured | None:
    """Return a figure ready to compare; `None` for one that compares with nothing.

    That is so for a share of last year's amount told as a level («bằng 86,9% cùng kỳ»).
    """
    unit, factor = plain_unit(figure.unit, figure.name)
    measure: str = figure.measure
    if measure == "level" and unit == "%":
        if re.match(
            r"[\s)]*(?:so (?:với )?)?(?:cùng kỳ|năm trước|tháng trước)", figure.after, re.I
        ):
            return None
        measure = "change" if is_growth(figure.name) else measure
    place = _place(figure)
    own = not speaks_for_place(document) and not _tells_whole(figure)
    kind = Kind(
        indicator=figure.indicator,
        place=place,
        by=key(document.issuer) if own and document and document.issuer else "",
        measure=measure,
        unit=unit,
        base=_base(figure, measure),
        remark=_remark(figure, measure),
    )
    scaled = [
        Decimal(repr(v)) * factor if v is not None else None for v in (figure.low, figure.high)
    ]
    return Measured(
        figure, kind, scaled[0], scaled[1], _slack(figure, factor, scaled),
        estimate=is_estimate(figure), strict=bool(_STRICT.search(figure.quote)),
    )  # fmt: skip


def plain_unit(unit: str | None, name: str = "") -> tuple[str, Decimal]:
    """Return a unit without multiples, and by how much to multiply.

    >>> plain_unit("triệu USD"), plain_unit("ha")[0]
    (('USD', Decimal('1000000')), 'm2')
    """
    words = (unit or "").split()
    power = 0
    while len(words) > 1 and words[0] in _SIZES:
        power += _SIZES[words.pop(0)]
    base, factor = _UNITS.get(" ".join(words), (" ".join(words), Decimal(1)))
    if base == "điểm phần trăm" and key(name).startswith("tỷ lệ"):
        base = "%"
    return base, factor * 10**power


def names_itself(one: Measured) -> bool:
    """Whether a name alone fixes the indicator: «bàn giao 12 ha» is that of some project."""
    name = indicator_key(one.figure.name)
    if is_of_file(one.kind.place):
        return False
    named = bool(_MEASURED.match(name)) and len(name.split()) >= _LEAST_WORDS
    return named or standard(name) is not None


def is_estimate(figure: Figure) -> bool:
    """Whether a figure is told as an estimate, or before its period ended."""
    early = figure.seen is not None and figure.last is not None and figure.seen < figure.last
    return early or bool(_ESTIMATE.search(f"{figure.before} {figure.quote}"))


def _place(figure: Figure) -> str:
    place = place_in_name(figure.name, figure.scope)
    if not place:
        return figure.scope
    apart = is_of_file(figure.scope) or (figure.scope and not province_in(place))
    return f"{place}, {figure.scope}" if apart else place


def _tells_whole(figure: Figure) -> bool:
    """Whether a figure's words say that it is the whole place's."""
    name = indicator_key(figure.name)
    known = standard(name) or name
    said = f"{figure.before} {figure.quote}"
    return bool(_TERRITORIAL.search(known) or _WHOLE_PLACE.search(said))


def _base(figure: Figure, measure: str) -> str:
    found = _AGAINST.match(figure.after)
    said = " ".join(key(found["base"]).split()) if found else ""
    if measure == "plan_share":
        giver = _GIVER.search(key(figure.after[:50].split(",")[0]))
        return (giver.lastgroup or "") if giver else ""
    if measure != "change":
        return ""
    against = re.match(r"[\s)]*(?:so |cùng kỳ|năm trước|tháng trước)", figure.after, re.I)
    if not against:
        return "year"
    for name, pattern in _BASES:
        if hit := pattern.match(said):
            year = hit.groupdict().get("year")
            last = figure.last.year if figure.last else 0
            return name if year is None or int(year) == last - 1 else f"năm {year}"
    return said


def _remark(figure: Figure, measure: str) -> str:
    """Return what brackets in the name or right behind a figure leave out, as compared."""
    behind = re.match(r"\s*(?:[^\W\d_]++\s*+){0,3}(\([^)]*\))", figure.after)
    texts = _BRACKETS.findall(figure.name) + _BRACKETS.findall(behind[1] if behind else "")
    found = sorted({key(text) for text in texts if _REMARK.search(key(text))})
    if measure == "change":
        found = [text for text in found if not _PRICES.match(text)]
    return "; ".join(found)


def _slack(figure: Figure, factor: Decimal, scaled: list[Decimal | None]) -> Decimal:
    """Return half of the last printed digit, none for a target; of «khoảng 9.000» five percent."""
    numbers = [n for n in _NUMBER.finditer(figure.quote) if n]
    decimals = len(numbers[-1][1] or "") if numbers else 0
    half = factor * Decimal(5) / Decimal(10 ** (decimals + 1))
    if _ABOUT.search(figure.quote) and figure.low == figure.high:
        return max(half, abs(scaled[0] or Decimal(0)) * _NEARLY)
    return half if figure.kind == "actual" else Decimal(0)

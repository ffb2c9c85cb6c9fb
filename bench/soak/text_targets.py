"""Fuzz targets of text: whatever stands in it, records quote it and what is read is in order."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import pyoxigraph as ox

from bench.soak.targets import ROOT, Target
from extract.cleaning.clean import clean
from extract.codec import dumps, loads
from extract.folding import fold, lower_case
from extract.forms.plain_tables import find_tables
from extract.indicators.figures import find_figures
from extract.indicators.quantities import find_quantities
from extract.mentions.citations import canonical_number
from extract.mentions.components import find_mentions, language
from extract.mentions.found import Context
from extract.ocr_repair.repair import find_repairs
from extract.pipeline import extract_text
from extract.readers.encodings import decode, is_vietnamese
from extract.records import Extraction, Interval, Statement
from extract.source import ReadError
from extract.times.date_steps import say_date
from extract.times.dates import Anchor, find_dates, period_of
from extract.times.feasts import find_feasts
from extract.times.recurrence import find_recurrence
from extract.times.relative_times import find_relative_times
from extract.times.terms import find_terms
from kg.document.cast import cast_of
from kg.document.clauses import Digest, digest_of
from kg.document.triples import document_graph
from kg.iris import Iris

_ANCHOR = Anchor(date(2025, 3, 5), 2025, 3)
_CONTEXT = Context(date(2025, 3, 5), 2025, 3, "tỉnh Lam Giang")
_HASH = "0" * 64
_PART = 700
_DATES = (
    "trước ngày 30/6/2025; trong quý II, III/2026; từ mùng 5 đến hết 28/02/2025 (âm lịch)",
    "giai đoạn 2021-2025, tầm nhìn 2030; 6 tháng đầu năm; đầu tháng 9; năm học 2024 - 2025",
    "chậm nhất 10 ngày làm việc kể từ ngày 29/12/2025; thứ Hai hằng tuần; ngày 25 hằng tháng",
    "sau Tết Nguyên đán Bính Ngọ; tuần tới; cuối tháng này; 9h30 ngày 31/12; năm 9999; năm 0000",
)
_FIGURES = (
    "tăng 2,5% so với cùng kỳ, đạt 1.316,158 tỷ đồng/năm, bằng 98,7% kế hoạch; giảm còn 0,5‰",
    "từ 8,5-9,0%, trên 90% hộ dân, không quá 5 ha; 17/18 xã; thứ 11/63 tỉnh; 1.234.567.890,123",
)
_CITED = (
    "Nghị quyết số 12-NQ/TW ngày 05/3/2024; QĐ 1719/QĐ-TTg, 15/2024/NĐ-CP của Chính phủ",
    "Thông báo số 7/TB-VPUBND ngày 31 tháng 2 năm 2025 của UBND tỉnh; Luật số 31/2024/QH15",
)
_TABLES = (
    "STT\tNội dung\tĐơn vị chủ trì\tThời hạn\n1\tĐào kênh\tSở Xây dựng\tQuý II/2025\n2\t\t\t",
    "| TT | Nhiệm vụ | Chủ trì |\n| --- | --- | --- |\n| 1 | Nạo vét | Sở Y tế |\n\n|||\n/\n/\n",
    "TT\nNhiệm vụ\nCơ quan chủ trì\nThời gian\n1\nXây cầu\nSở Tài chính\n12/2025\n2\nnhư trên\n",
)
WORDS = tuple(
    word.encode()
    for word in (
        *("Điều 1. ", "Sở Y tế ", "UBND tỉnh ", "chủ trì, phối hợp ", "trước ngày ", "30/6/2025"),
        *("hoàn thành ", "Căn cứ ", "Nơi nhận:", "I. ", "1. ", "a) ", "- ", "| ", "\t", "<b>"),
        *("&lt;", "**", "#", "“", "”", "(", ")", ";", "…", "\u0323", "\u2028", "\r\n", "\f", "\0"),
        *("%", "tỷ đồng", "1.000", "quý ", "năm ", "tháng ", "các ", "và ", "dự án ", "İ", "ß"),
        *("²", "٣", "ı", "ſ", "K", "ⅲ", "Ⅻ", "½", "l2", "Ô5", "ǅ", "ΐ"),
        *("ừiển", "ƯBND", "ﬁ", "\ufeff", "\u200b", "\U0001f600", "Thủ tướng Chính phủ "),
    )
)  # fmt: skip


@cache
def _samples() -> tuple[bytes, ...]:
    """Return parts of the samples, as long as a page's half."""
    texts = [p.read_bytes() for p in sorted((ROOT / "kg" / "samples").glob("*.txt"))]
    lines = [*_DATES, *_FIGURES, *_CITED, *_TABLES]
    return (*(t[:_PART] for t in texts), *(t[-_PART:] for t in texts), *map(str.encode, lines))


def _lines(*texts: str) -> tuple[bytes, ...]:
    return tuple(text.encode() for text in texts)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _inside(text: str, spans: Iterable[tuple[int | None, int | None]]) -> None:
    """Hold that spans that are given lie in the text."""
    for start, end in spans:
        if start is not None and end is not None:
            assert 0 <= start <= end <= len(text), (start, end, len(text))


def _in_order(text: str, spans: Sequence[tuple[int, int]]) -> None:
    """Hold that spans lie in the text, one after the other."""
    _inside(text, spans)
    for before, after in pairwise(spans):
        assert before[1] <= after[0], (before, after)


def _sane(interval: Interval | None) -> None:
    if interval and interval.first and interval.last:
        assert interval.first <= interval.last, str(interval)


def check_records(found: Extraction, text: str) -> None:
    """Hold that all records of an extraction quote the text, and can be kept and read again."""
    quoting: Iterable[Any] = (*found.mentions, *found.statements, *found.indicators)
    for record in quoting:
        assert 0 <= record.start < record.end, record
        assert text[record.start : record.end] == record.quote, record
    for repair in found.repairs:
        assert text[repair.start : repair.end] == repair.seen, repair
    _inside(text, ((s.start, s.end) for s in found.sections))
    _inside(text, ((s.start, s.end) for s in found.skipped))
    _inside(text, ((part.start, part.end) for s in found.statements for part in _parts(s)))
    _inside(text, ((basis.start, basis.end) for basis in found.document.bases))
    for statement in found.statements:
        _sane(statement.deadline.interval if statement.deadline else None)
    for figure in found.indicators:
        _sane(figure.period)
        _sane_amount(figure.low, figure.high)
    assert loads(Extraction, dumps(found)) == found
    json.dumps(found.as_json(), allow_nan=False)


def _parts(statement: Statement) -> Iterable[Any]:
    """Return what a statement has of spans."""
    yield from (*statement.parties, *statement.mandate, *statement.sectors)
    yield from (part for part in (statement.deadline, statement.recurrence) if part)


def _sane_amount(low: float | None, high: float | None) -> None:
    values = [value for value in (low, high) if value is not None]
    assert values, "an amount without a number"
    assert all(map(math.isfinite, values)), values
    assert values == sorted(values), values


def check_pipeline(data: bytes) -> None:
    """Hold that a text's records quote it."""
    text = _text(data)
    check_records(extract_text(text, name="van-ban.txt", sha256=_HASH), text)


def check_triples(data: bytes) -> None:
    """Hold that a document's graph is sorted lines of N-Triples without blank nodes."""
    text, iris = _text(data), Iris("https://vi-du.example/")
    found = extract_text(text, name="văn bản.txt", sha256=_HASH)
    cast = cast_of(found, text, iris)
    lines = document_graph(found, text, iris, cast=cast)
    assert lines == sorted(set(lines))
    for triple in ox.parse("".join(lines).encode(), ox.RdfFormat.N_TRIPLES):
        assert not isinstance(triple.subject, ox.BlankNode)
        assert not isinstance(triple.object, ox.BlankNode)
    digest = digest_of(found, text, iris, cast=cast)
    assert loads(Digest, dumps(digest)) == digest


def check_cleaning(data: bytes) -> None:
    """Hold that every clean character comes from the original, and every repair is there."""
    text = _text(data)
    cleaned = clean(text)
    last = len(cleaned.text)
    for at in range(0, last, max(1, last // 50)):
        start, end = cleaned.origin(at, at + 1)
        assert 0 <= start <= end <= len(text)
    _inside(text, [cleaned.origin(0, last)])
    _inside(text, cleaned.dropped)
    for repair in cleaned.repairs:
        assert text[repair.start : repair.end] == repair.seen
    for place in (*cleaned.heads, *cleaned.notes, *cleaned.cells):
        assert 0 <= place <= last
    assert "\r" not in cleaned.text
    lower, folded = lower_case(text), fold(text)
    assert len(lower) == len(folded) == len(text)
    assert fold(folded) == folded


def check_dates(data: bytes) -> None:
    """Hold that dates are in order and in the calendar."""
    text = _text(data)
    dates = find_dates(text, _ANCHOR)
    _in_order(text, [(d.start, d.end) for d in dates])
    others = [*find_relative_times(text, _ANCHOR), *find_feasts(text, _ANCHOR)]
    _inside(text, ((d.start, d.end) for d in others))
    for found in (*dates, *others):
        assert found.start < found.end
        _sane(found.interval)
    for found in dates:
        assert say_date(text, found, _ANCHOR)
    _inside(text, ((t.start, t.end) for t in find_terms(text, _ANCHOR)))
    find_recurrence(text)
    _sane(period_of(text, _ANCHOR))
    _sane(period_of(text, _ANCHOR, review=True))


def check_figures(data: bytes) -> None:
    """Hold that figures are finite, with their bounds in order, and stand in the text."""
    text = _text(data)
    for quantity in find_quantities(text):
        _inside(text, [(quantity.start, quantity.number), (quantity.number, quantity.end)])
        _sane_amount(quantity.low, quantity.high)
    for figure in find_figures(text, anchor=_ANCHOR, kind="actual"):
        _inside(text, [(figure.start, figure.end)])
        assert figure.start <= figure.number < figure.end
        _sane_amount(figure.low, figure.high)
        _sane(figure.period)


def check_mentions(data: bytes) -> None:
    """Hold that mentions do not overlap, have a name, and that numbers are written one way."""
    text = _text(data)
    found = find_mentions(text, _CONTEXT)
    _in_order(text, [(m.start, m.end) for m in found["mentions"]])
    for mention in found["mentions"]:
        assert mention.start < mention.end
        assert mention.norm.strip(), mention
        number = mention.attributes.get("number")
        assert number is None or canonical_number(number) == number, number
    assert language().make_doc(text).text == text


def check_tables(data: bytes) -> None:
    """Hold that the cells of a plain text's tables lie in it in order, each place once."""
    text = _text(data)
    tables = find_tables(text)
    _in_order(text, [(t.start, t.end) for t in tables])
    for table in tables:
        cells = [(c.start, c.end) for c in table.cells]
        _in_order(text[: table.end], cells)
        assert all(table.start <= start for start, _ in cells)
        assert all(c.row >= 0 and c.column >= 0 for c in table.cells)


def check_repair(data: bytes) -> None:
    """Hold that repairs say what stands at their place, do not overlap, and change it."""
    text = _text(data)
    repairs = find_repairs(text)
    _in_order(text, [(r.start, r.end) for r in repairs])
    for repair in repairs:
        assert text[repair.start : repair.end] == repair.seen != repair.meant
        assert 0 <= repair.score <= 1


def check_encodings(data: bytes) -> None:
    """Hold that bytes are text that is Vietnamese, or are refused in one line."""
    try:
        decoded = decode(data, "cũ.txt")
    except ReadError as error:
        assert str(error).startswith("cũ.txt: ")
        assert "\n" not in str(error)
        return
    assert is_vietnamese(decoded.text)
    assert "\0" not in decoded.text
    decoded.text.encode()


def _encoded() -> Sequence[bytes]:
    text = _samples()[0].decode("utf-8", "ignore")
    wide = [text.encode(name) for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32")]
    old = ["QuyÕt ®Þnh cña ñy ban nh©n d©n tØnh", "Quyeát ñònh cuûa UÛy ban nhaân daân tænh"]
    return [_samples()[0], *wide, *(line.encode("cp1252") for line in old)]


TARGETS = (
    Target("pipeline", check_pipeline, _samples, WORDS, share=0.3),
    Target("triples", check_triples, _samples, WORDS, share=0.2),
    Target("cleaning", check_cleaning, _samples, WORDS),
    Target("dates", check_dates, lambda: _lines(*_DATES), WORDS, share=2),
    Target("figures", check_figures, lambda: _lines(*_FIGURES, *_DATES), WORDS, share=2),
    Target("mentions", check_mentions, lambda: (*_lines(*_CITED), *_samples()), WORDS),
    Target("tables", check_tables, lambda: _lines(*_TABLES), WORDS),
    Target("repair", check_repair, _samples, WORDS),
    Target("encodings", check_encodings, _encoded, WORDS),
)

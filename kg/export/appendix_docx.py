"""The appendix as a Word file: a heading of the decree, one table with a repeated head."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement

from kg.export.appendix import COLUMNS, Appendix, Heading
from kg.export.facts import in_words
from kg.export.word_form import Type, add, as_bytes, cell, landscape, row, rule, table, words

_WIDTHS = (11, 50, 28, 28, 24, 35, 23, 48)
_PAGE = sum(_WIDTHS)
_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_DOTS = "……… số ……/……… ngày …… tháng …… năm ……… của ………"
_HEAD = Type(size=12, bold=True)
_CELLS = (
    Type(size=12),
    Type(size=12, side="left"),
    Type(size=12, side="left"),
    Type(size=12, side="left"),
    Type(size=12),
    Type(size=12, side="left"),
    Type(size=12, side="left"),
    Type(size=11, italic=True, side="left"),
)
_LETTER = 2.9
"""About how wide a bold capital of 13 points is, in millimetres."""


def as_docx(appendix: Appendix) -> bytes:
    """Return an appendix as a Word file; the same bytes each time."""
    document = landscape(appendix.heading.title)
    heading = appendix.heading
    add(document, *(_own_heading(heading) if heading.issuer else _attached_heading(heading)))
    add(document, words(summary(appendix), Type(italic=True, after=6)))
    add(document, table(_WIDTHS, _rows(appendix), ruled=True))
    if heading.issuer:
        add(document, *_signature())
    add(document, words("", Type(size=2)))  # a text must not end in a table
    return as_bytes(document)


def summary(appendix: Appendix) -> str:
    """Return how many duties an appendix lists, and on which day they stood so."""
    day = f"; tình trạng tính đến ngày {in_words(appendix.as_of)}" if appendix.as_of else ""
    return f"(Tổng số {appendix.count} nhiệm vụ{day})"


def attached_to(heading: Heading) -> str:
    """Return the line that says to which document an appendix belongs."""
    return f"(Kèm theo {heading.attached_to or _DOTS})"


def roman(number: int) -> str:
    """Return a number as the decree numbers groups: 4 is «IV»."""
    found = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        count, number = divmod(number, value)
        found += sign * count
    return found


def _attached_heading(heading: Heading) -> Iterator[BaseOxmlElement]:
    yield words("Phụ lục", Type(size=14, bold=True))
    yield words(heading.title.upper(), Type(size=14, bold=True))
    yield words(attached_to(heading), Type(size=14, italic=True, after=2))
    yield rule(60, _PAGE)


def _own_heading(heading: Heading) -> Iterator[BaseOxmlElement]:
    """Yield the letterhead (issuer; nation and motto), place and day to fill in, and the title."""
    left, right = 97, _PAGE - 97
    issuer = heading.issuer.upper()
    names = [
        words(issuer, Type(bold=True)),
        rule(max(15, min(60, round(len(issuer) * _LETTER * 0.4))), left),
        words("Số: ……/………", Type()),
    ]
    nation = [
        words(_NATION, Type(bold=True)),
        words(_MOTTO, Type(size=14, bold=True)),
        rule(66, right),
        words("………, ngày …… tháng …… năm ………", Type(size=14, italic=True)),
    ]
    yield table((left, right), [row([cell(names, left), cell(nation, right)])], ruled=False)
    yield words("", Type())
    yield words(heading.title.upper(), Type(size=14, bold=True, after=2))
    yield rule(60, _PAGE)


def _rows(appendix: Appendix) -> Iterator[BaseOxmlElement]:
    heads = zip(COLUMNS, _WIDTHS, strict=True)
    yield row([cell([words(h, _HEAD)], width, middle=True) for h, width in heads], head=True)
    columns = len(_WIDTHS)
    for place, (name, duties) in enumerate(appendix.groups, 1):
        if len(appendix.groups) > 1:
            title = words(
                f"{roman(place)}. {name}", Type(size=12, bold=True, side="left"), keep=True
            )
            yield row([cell([title], _PAGE, columns=columns)])
        for duty in duties:
            cells = zip(duty, _CELLS, _WIDTHS, strict=True)
            yield row([cell([words(text, look)], width) for text, look, width in cells])


def _signature() -> Iterator[BaseOxmlElement]:
    """Yield who receives a document of its own, and the room for who signs it."""
    left, right = _PAGE // 2, _PAGE - _PAGE // 2
    receivers = [
        words("Nơi nhận:", Type(size=12, bold=True, italic=True, side="left")),
        words("- ………;\n- Lưu: VT.", Type(size=11, side="left")),
    ]
    signer = [words("CHỨC VỤ CỦA NGƯỜI KÝ", Type(size=14, bold=True)), words("\n\n\n", Type())]
    yield words("", Type())
    yield table((left, right), [row([cell(receivers, left), cell(signer, right)])], ruled=False)

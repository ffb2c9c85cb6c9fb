"""Plans told by their period: «kế hoạch đầu tư công trung hạn giai đoạn 2031 - 2035».

A plan that is issued or carried out is named also in small letters, with the years or season
that it is for; whose plan it is belongs to it where it follows on directly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extract.agencies.naming import capital_first
from extract.folding import UPPER
from extract.mentions.drafts import written_out
from extract.mentions.found import Found
from extract.needed_words import Rare

_PLAN = Rare(
    r"(?<!\w)ke hoach (?:(?:von )?dau tu cong trung han|dau tu cong"
    r"|phat trien (?:kinh te|kt-?xh)|tai chinh|phat trien nha o"
    r"|su dung dat(?= \w+ nam \())[^.;:,\n()]{0,60}?(?:giai doan |nam |den nam )?"
    r"\(?(?:\d{4} ?- ?\d{4}|20\d\d)(?!\w)\)?(?: va nam \d{4})?"
)
_PERIOD_PLAN = Rare(
    r"(?<!\w)Kế hoạch (?!này|số|trên|nêu|đề ra|được|đã|vốn|trong|năm|công tác)"
    r"\w[^.;:,\n()]{8,120}? giai đoạn \d{4} ?[-–] ?\d{4}(?!\w)"
)
_YEARLY_PLAN = Rare(
    r"(?:ban hanh|phe duyet|xay dung|thuc hien|trien khai|lap|tham muu) "
    r"(?P<plan>ke hoach (?!von|nam|thang|quy|cong tac|dau tu|trung han|duoc|da|nay|tren|neu"
    r"|de ra)\w[^.;:()\n]{5,100}?"
    r"(?: (?:giai doan|mua kho|mua mua|nam hoc|vu) \d{4} ?[-–] ?\d{4}| nam 20\d\d)(?![\w/]))"
)
_NAMED_PLAN = Rare(rf"(?<!\w)(?P<plan>Kế hoạch [{UPPER}][^.;:,()\n]{{8,100}}? năm 20\d\d(?![\w/]))")
_INNER_TIME = re.compile(r" (?:trong|truoc|den|vao|xong|tu)(?!\w)")
_OF_PLACE = re.compile(
    rf" của (?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn)(?: [{UPPER}]\w*){{1,4}}"
)
_OF = " của "
_OF_MANY = re.compile(r" cua (?:\d|cac |tung |moi )")


def find_plans(text: str, folded: str, bodies: Mapping[int, Found]) -> Iterator[Found]:
    """Yield the plans that `text` tells by their period; `bodies` are its bodies by their start.

    >>> from extract.folding import fold
    >>> text = "ban hành kế hoạch phòng, chống dịch năm 2024;"
    >>> [f.norm for f in find_plans(text, fold(text), {})]
    ['Kế hoạch phòng, chống dịch năm 2024']
    """
    taken: set[int] = set()
    for start, end in (*_usual(folded), *_yearly(text, folded)):
        if start not in taken:
            taken.add(start)
            yield _plan(text, start, end, bodies)


def _usual(folded: str) -> Iterator[tuple[int, int]]:
    yield from ((m.start(), m.end()) for m in _PLAN.finditer(folded))


def _yearly(text: str, folded: str) -> Iterator[tuple[int, int]]:
    yield from ((m.start(), m.end()) for m in _PERIOD_PLAN.finditer(text))
    for pattern, form in ((_YEARLY_PLAN, folded), (_NAMED_PLAN, text)):
        for match in pattern.finditer(form):
            start, end = match.span("plan")
            if not (_INNER_TIME.search(folded, start, end) or _OF_MANY.match(folded, end)):
                yield start, end


def _plan(text: str, start: int, end: int, bodies: Mapping[int, Found]) -> Found:
    """Return a plan with the body or place whose plan it is."""
    name = capital_first(written_out(text[start:end]))
    attributes = {"type": "Kế hoạch"}
    issuer = bodies.get(end + len(_OF)) if text.startswith(_OF, end) else None
    if issuer:
        attributes["issuer"] = issuer.norm
        return Found(start, issuer.end, "LEGAL", f"{name}{_OF}{issuer.norm}", attributes)
    place = _OF_PLACE.match(text, end)
    if place:
        return Found(start, place.end(), "LEGAL", name + place.group(), attributes)
    return Found(start, end, "LEGAL", name, attributes)

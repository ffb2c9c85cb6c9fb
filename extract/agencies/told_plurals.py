"""Plurals that are bodies only where they are told to act: «Các trường học tuyên truyền …».

In other places schools, villages or branches name no owner: «diện tích các xã trồng mới».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extract.agencies.descriptions import described_end
from extract.agencies.naming import expand, lower_first
from extract.mentions.found import Found
from extract.statements.cues import action_verb
from extract.words import alternatives

_UNIT = rf"(?:{alternatives('told_unit')})(?!\w)"
_PLURAL = re.compile(
    rf"(?<!\w)(?:(?:tất cả |toàn bộ |toàn thể )?các|từng|mỗi) {_UNIT}"
    rf"(?:(?:, | và |; |/)(?:(?:các|từng|mỗi) )?{_UNIT}){{0,6}}"
    rf"(?: (?:{alternatives('collective_tail')})(?!\w))?"
    r"(?: trên địa bàn(?: (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)"
    r"(?! \w* ?[A-ZĐ]))?)?"
)
_OPENS = re.compile(
    r"(?:(?:giao|yêu cầu|đề nghị)(?: (?:thủ trưởng|người đứng đầu|hiệu trưởng|bí thư|lãnh đạo"
    r"|trưởng|đồng chí|chủ tịch ubnd))?|[-+.:;\n)]|^) ?$"
)
_ACTS = re.compile(
    r"(?: \([^()]{2,60}\))?(?::|,? (?:(?:có|chịu) trách nhiệm|phải|cần|khẩn trương|chủ động"
    r"|tập trung|tiếp tục|nghiêm túc|kịp thời|thường xuyên|phối hợp|tăng cường|tích cực|căn cứ)"
    r"(?!\w))"
)
_WITH = re.compile(
    r"phối hợp(?:,? (?:chặt chẽ|kịp thời|tốt|hiệu quả|thường xuyên))*(?: (?:với|cùng)){0,2} $"
    r"|(?<!\w)cùng với $"
)
_REACH = 40


def takes_part(lower: str, start: int) -> bool:
    """Whether what begins at `start` of lower-case text takes part: «phối hợp với| các xã»."""
    return bool(_WITH.search(lower, max(0, start - _REACH), start))


def find_told(text: str, lower: str, norms: Mapping[str, str]) -> Iterator[Found]:
    """Yield the plurals of `text` that are ordered something, open a task and act, or take part.

    `lower` is its lower-case copy, `norms` the full names of wordings that have their own.

    >>> text = "3. Từng sở, ngành rà soát. 4. Các bệnh viện quá tải."
    >>> [found.norm for found in find_told(text, text.lower(), {})]
    ['từng sở, ngành']
    """
    for match in _PLURAL.finditer(lower):
        start = match.start()
        before = lower[max(0, start - _REACH) : start]
        helps = takes_part(lower, start)
        if not (helps or _OPENS.search(before)) or not (before or text[:1].isupper()):
            continue
        end = described_end(lower, match.end())
        if helps or _ACTS.match(lower, end) or action_verb().match(lower, end + 1):
            norm = norms.get(lower[start:end]) or lower_first(expand(text[start:end]))
            yield Found(start, end, "ORG", norm, {"collective": "yes"})

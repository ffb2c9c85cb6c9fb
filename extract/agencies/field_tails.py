"""Fields in names: «Kế hoạch - Thẩm định», «Chăn nuôi, Thú y và Thủy sản», «Quản lý đất đai».

A field of a division is a compound: a capital syllable and mostly one small one («Y tế»), often
with more small words («Quản lý đất đai»). Fields are coordinated by commas, «và» and dashes.
"""

from __future__ import annotations

import re

from extract.folding import UPPER
from extract.statements.cues import action_verb
from extract.words import alternatives

_CAPITAL = rf"[{UPPER}][\w’'&-]*"
_SMALL = r"[^\W\d_A-Z]+"
_STOP = rf"(?!(?:{alternatives('name_stop')})(?!\w))"
_WORDS = rf"(?: (?:{alternatives('field')}|{alternatives('field_phrase')})(?!\w)){{0,8}}"
_MANAGED = re.compile(
    rf"Quản lý {_STOP}(?:{alternatives('managed_field')})(?!\w)"
    rf"(?:(?:,| và) (?:{alternatives('managed_field')})(?!\w))*"
)
"""What a division manages, in small letters: «Quản lý vận tải, phương tiện và người lái»."""
_COMPOUND = re.compile(
    rf"(?P<first>{_CAPITAL})(?P<second> {_STOP}(?=[^{UPPER}]){_SMALL})?(?P<more>{_WORDS})"
)
_JOINT = re.compile(
    r"(?: [-–] |,? và |, (?=[^.;:()\n]{2,60}? và )|, (?=[^.;:()\n]{2,40}? [-–] )| )"
    rf"(?=[{UPPER}])"
)
_OTHER_BODY = re.compile(
    rf"(?:{alternatives('body_word')}|(?:{alternatives('post')})(?! hợp))(?!\w)"
)
_NUMBER = re.compile(r" (?:số )?\d{1,2}(?!\w|[.,/-]\d)")
_PERSON = re.compile(rf"[{UPPER}]\w*(?: [{UPPER}]\w*){{2,}}")
_MOST_FIELDS = 6


def compound_end(text: str, lower: str, start: int) -> int:
    """Return the end of the compound that begins at a capital letter, or `start` for none.

    >>> compound_end("Quản lý đất đai rà soát", "quản lý đất đai rà soát", 0)
    15
    """
    if managed := _MANAGED.match(text, start):
        return managed.end()
    match = _COMPOUND.match(text, start)
    if not match:
        return start
    if match["second"] and _begins_verb(lower, *match.span("second")):
        return match.end("first")
    if match["first"].isupper() and len(match["first"]) > 1 and match["second"]:
        return match.end("first")
    return match.end()


def _begins_verb(lower: str, start: int, end: int) -> bool:
    verb = action_verb().match(lower, start + 1)
    return bool(verb and verb.end() > end)


def fields_end(text: str, lower: str, start: int) -> int:
    """Return the end of the coordinated fields after the space at `start`, or `start` for none.

    «Phòng| Kế hoạch - Thẩm định| trình», «Phòng| Điều hành dự án 1». Another body, a label of
    the next field or a person ends it.
    """
    if text[start : start + 1] != " ":
        return start
    end, at = start, start + 1
    for _ in range(_MOST_FIELDS):
        if end > start and (_OTHER_BODY.match(text, at) or _PERSON.match(text, at)):
            break
        reached = compound_end(text, lower, at)
        if reached == at:
            break
        end = reached
        joint = _JOINT.match(text, end)
        if not joint:
            break
        at = joint.end()
    number = _NUMBER.match(text, end) if end > start else None
    return number.end() if number else end


def more_fields(text: str, lower: str, end: int, *, dashes: bool = False) -> int:
    """Return the end of fields joined to a name that ends at `end`, or `end` where none are.

    «Chi cục Chăn nuôi|, Thú y và Thủy sản|», «Trung tâm Phát triển quỹ đất| và CCN|»; joined by a
    dash only where `dashes` do: «Phòng Tài chính| - Kế toán|».
    """
    joint = _JOINT.match(text, end)
    if not joint or joint.group() == " " or (joint.group().strip() in "-–" and not dashes):
        return end
    if _OTHER_BODY.match(text, joint.end()) or _PERSON.match(text, joint.end()):
        return end
    return fields_end(text, lower, joint.end() - 1)

"""Bodies: who can own or take part in a task.

A grammar of heads (`body_heads`) and what may follow them, matched on folded text so that a lost
diacritic does not lose the body; official names in any mixture of words and initials
(`official_names`); lists that share a head (`shared_heads`); and collective bodies
(`collectives`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.agencies.body_heads import Head, heads_at
from extract.agencies.body_names import many, own_place, placed, seat
from extract.agencies.collectives import PART_OF_WORD, find_collectives
from extract.agencies.company_names import company_name
from extract.agencies.descriptions import described_end
from extract.agencies.field_tails import more_fields
from extract.agencies.local_names import local_name
from extract.agencies.name_trie import tree
from extract.agencies.naming import capital_first, expand, lower_first
from extract.agencies.official_names import official_at
from extract.agencies.openers import may_begin
from extract.agencies.posts import post_before
from extract.agencies.role_nouns import is_project_role, is_village_body
from extract.agencies.shared_heads import shared_names
from extract.agencies.shared_places import neighbours, share_places
from extract.agencies.tails import NO_NAME, READERS
from extract.agencies.told_plurals import takes_part
from extract.folding import UPPER, fold, lower_case
from extract.mentions.found import Context, Found
from extract.mentions.places import Scope, scope_at
from extract.mentions.texts import Text
from extract.statements.project_roles import is_ordered
from extract.words import alternatives

_START = re.compile(
    rf"(?<![\w-])(?:(?<!/)|(?<=[^\W\d_]/)(?=[{UPPER}][a-zà-ỹđ]|UBND [a-z]))[^\W\d_]+"
)
_QUANTITY = re.compile(r"(?:các|(?<!thứ )(?<!\d)\d{1,3}) $")
_SCOPED_TAILS = ("works", "field", "group", "number", "division", "manager")
_HOMES = ("village", "quarter")
_NAMED_TAILS = ("company", "branch", "consortium")
_BUILT = re.compile(
    rf"(?:{alternatives('built_before')}|bàn giao|sửa chữa|thi công)(?: mới| các)? $"
)
_BUILDINGS = ("truong ", "benh vien", "bvdk", "trung tam")
_LONGER_WORD = re.compile(r"đảng (?:viên|phí|tịch)(?!\w)")
_AFTER_POST = re.compile(r"(?:phó|chủ tịch|bí thư|trưởng ban|trưởng đoàn|chủ nhiệm|thủ tướng)\s$")
_DIVISION = re.compile(
    r"(?:phong|doi|khoa|ban chi huy|ban chi dao|bcd|bch|to cong tac|hoi dong|cong doan|doan thanh"
    r"|van phong|trung tam|chi cuc) "
)
_COMMITTEE = re.compile(r" (?:tinh|thanh|huyen|quan|thi|dang) uy(?!\w)")
_PARENT = re.compile(
    r" (?:tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|so|cong an|cuc|chi cuc|ban quan ly"
    r"|benh vien|truong|thanh tra|bo)(?!\w)"
)
_AREA = re.compile(
    rf" [Kk]hu vực (?:(?:số )?(?:[IVX]+|\d+)(?!\w)|[{UPPER}]\w*(?: [{UPPER}]\w*){{0,2}})"
)
_TORN = re.compile(
    rf"(?<=[{UPPER}])\n(?=(?:TỈNH|THÀNH PHỐ|TP\.|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG"
    rf"|ĐẶC KHU) [{UPPER}]{{2}})"
)
_OF_A_COUNCIL = re.compile(r",?(?: và)? (?:các )?(?:tổ )?đại biểu(?!\w)|, (?:các )?tổ đại biểu")
_CENTRE_OF = re.compile(r" (?:thành phố|thị xã|thị trấn|huyện|xã|tỉnh|đô thị)(?!\w)")
_SAME_LEVEL = " cùng cấp"
_EXTENDED = ("trung tam ", "chi cuc ", "phong ")
_DEEPEST = 3
_LEVEL_LETTERS = (" t", " h", " q", " x", " p")


def find_bodies(text: str, context: Context) -> Iterator[Found]:
    """Yield the bodies that `text` names, with official full name and jurisdiction.

    A school or hospital that is built is a PROJECT. Attributes tell the `place`, whether it is
    `collective`, and the `post` written before it.

    >>> place = Context(place="tỉnh Lâm Đồng")
    >>> [f.norm for f in find_bodies("giao UBND tỉnh và các sở, ngành liên quan", place)]
    ['Ủy ban nhân dân tỉnh Lâm Đồng', 'các sở, ngành liên quan']
    """
    joined = _TORN.sub(lambda torn: " " * len(torn[0]), text)
    forms = Text(joined, lower_case(joined), fold(joined))
    named = share_places(text, list(_find(forms, context)))
    for found in (*named, *_collectives(forms, named)):
        post = None
        if found.type == "ORG":
            post = post_before(text, found.start, found.norm, found.end)
        yield _with_post(found, post)
        yield from neighbours(text, found)


def _with_post(found: Found, post: str | None) -> Found:
    return replace(found, attributes={**found.attributes, "post": post}) if post else found


def _find(forms: Text, context: Context) -> Iterator[Found]:
    at = 0
    for match in _START.finditer(forms.text):
        if match.start() < at or not may_begin(forms, match):
            continue
        if shared := shared_names(forms, match, context):
            post = post_before(forms.text, shared[0].start, shared[0].norm, shared[0].end)
            yield from (_with_post(found, post) for found in shared)
            at = shared[-1].end
            continue
        if found := _read_at(forms, match, context, 0):
            yield found
            at = found.end


def _collectives(forms: Text, named: Sequence[Found]) -> Iterator[Found]:
    """Yield the collective bodies, without what a named body has of them.

    «UBND các huyện| và các cơ quan liên quan» are two bodies, not «các huyện và các cơ quan …»;
    so are «các chủ đầu tư, |Ban Quản lý dự án».
    """
    starts = [body.start for body in named]
    for found in find_collectives(forms.text, forms.lower):
        start, end = found.start, found.end
        at = bisect_left(starts, start) - 1
        if at >= 0 and start < named[at].end < end:
            start = named[at].end
        at = bisect_left(starts, end) - 1
        if at >= 0 and start < starts[at] and end < named[at].end:
            end = starts[at]
        if (start, end) == (found.start, found.end):
            yield found
            continue
        for part in find_collectives(forms.text[start:end], forms.lower[start:end]):
            yield replace(part, start=part.start + start, end=part.end + start)


def _read_at(forms: Text, word: re.Match[str], context: Context, depth: int) -> Found | None:
    """Read the body that begins at a word: by the longest head that gives one."""
    key = word.start(), depth
    if key not in forms.read:
        forms.read[key] = _read_word(forms, word, context, depth)
    return forms.read[key]


def _read_word(forms: Text, word: re.Match[str], context: Context, depth: int) -> Found | None:
    start, first = word.start(), forms.folded[word.start() : word.end()]
    official = None
    if first in tree().steps or word.group().isupper():
        official = official_at(forms.text, forms.folded, start, context)
    standing = heads_at(forms.folded, start, word.end())
    readings: list[tuple[int, bool, Head]] = [(start + len(h.folded), False, h) for h in standing]
    if official:
        readings.append((official.end, True, official.head))
    readings.sort(key=lambda r: (-r[0], r[1]))
    for end, named, head in readings:
        if not named and not _begins(forms, start, end, head):
            continue
        if found := _read(forms, (start, end), head, context, depth):
            return found
    return None


def _read(
    forms: Text, span: tuple[int, int], head: Head, context: Context, depth: int
) -> Found | None:
    """Read the body whose head is written in `span`, or `None` where what follows does not fit."""
    start = span[0]
    if _is_part_of_word(forms, start) or _is_half_of_post(forms, start):
        return None
    if head.tail == "part":
        return _part(forms, span, head, context, depth)
    if head.tail in READERS:
        found = _described(forms, span, head, context)
    else:
        found = _seated(forms, span, head, context)
    if found and _is_built(forms, start, head):
        return replace(found, type="PROJECT", attributes={})
    if found and depth < _DEEPEST and _DIVISION.match(forms.folded, start):
        return _division(forms, found, context, depth)
    return found


def _is_part_of_word(forms: Text, start: int) -> bool:
    return bool(
        forms.lower.startswith("sở", start)
        and PART_OF_WORD.search(forms.lower, max(0, start - 6), start)
    )


def _is_half_of_post(forms: Text, start: int) -> bool:
    """Whether «Thường trực» is of the post before it: «Phó Bí thư| Thường trực Tỉnh ủy»."""
    return forms.lower.startswith("thường trực ", start) and bool(
        _AFTER_POST.search(forms.lower, max(0, start - 24), start)
    )


def _is_built(forms: Text, start: int, head: Head) -> bool:
    """Whether a school or hospital stands there as a work: «khởi công| Trường THCS …»."""
    return head.folded.startswith(_BUILDINGS) and bool(
        _BUILT.search(forms.lower, max(0, start - 24), start)
    )


def _begins(forms: Text, start: int, end: int, head: Head) -> bool:
    """Whether `head`, whose letters stand at `start`, is a word of its own, rightly written."""
    if forms.folded[end : end + 1].isalnum():
        return False
    if forms.lower.startswith(" trưởng", end):
        return False  # «Viện trưởng» is a post
    if head.written == "Trung tâm" and _CENTRE_OF.match(forms.lower, end):
        return False  # «Trung tâm thành phố Tân Hòa» is a place
    if head.written == "các Ban" and not _OF_A_COUNCIL.match(forms.lower, end):
        return False
    return not _LONGER_WORD.match(forms.lower, start) and _written_right(
        forms.text[start:end], head
    )


def _part(
    forms: Text, span: tuple[int, int], head: Head, context: Context, depth: int
) -> Found | None:
    """Read a part of a body with the body: «Ban Thường vụ| Tỉnh ủy», «Văn phòng| Đảng ủy xã»."""
    start, end = span
    if depth >= _DEEPEST or _AFTER_POST.search(forms.lower, max(0, start - 24), start):
        return None
    inner = _inner(forms, end, context, depth)
    if inner is None or (inner.attributes.get("collective") and "," in head.written):
        return None
    return replace(inner, start=start, norm=capital_first(f"{head.norm} {inner.norm}"))


def _inner(forms: Text, end: int, context: Context, depth: int) -> Found | None:
    """Read the body that follows directly on `end`."""
    word = _START.match(forms.text, end + 1) if forms.text[end : end + 1] == " " else None
    return _read_at(forms, word, context, depth + 1) if word else None


def _division(forms: Text, found: Found, context: Context, depth: int) -> Found:
    """Add the body that a division names as its own: «Phòng Nghiệp vụ| Sở Y tế»."""
    if not _PARENT.match(forms.folded, found.end):
        return found
    parent = _inner(forms, found.end, context, depth)
    if parent is None or parent.attributes.get("collective"):
        return found
    own = found.attributes.get("place")
    name = found.norm.removesuffix(f" {own}") if own else found.norm
    return replace(parent, start=found.start, norm=f"{name} {parent.norm}")


def _described(forms: Text, span: tuple[int, int], head: Head, context: Context) -> Found | None:
    """Read a body whose head wants a name of its own: a board, a group, a company."""
    start, named_from = span
    end = READERS[head.tail](forms.text, forms.lower, named_from)
    if end == NO_NAME:
        return None
    counted = _QUANTITY.search(forms.lower, max(0, start - 9), start)
    if head.tail in ("role", "group", "sector", *_HOMES) and not _is_meant(
        forms, span, end, head, counted
    ):
        return None
    if head.tail in _NAMED_TAILS:
        name = company_name(forms.text, (start, named_from, end), head)
    else:
        name = expand(head.norm + forms.text[named_from:end])
    if head.tail in _HOMES:
        return Found(start, end, "ORG", name)
    if head.tail == "group" and counted:
        name, start = lower_first(counted.group() + name), counted.start()
    scoped = head.tail in _SCOPED_TAILS and not _COMMITTEE.match(forms.folded, end)
    scope = scope_at(forms.text, forms.folded, end) if scoped else None
    if head.tail == "company" and forms.text[end : end + 2] in _LEVEL_LETTERS:
        scope = scope_at(forms.text, forms.folded, end)
        scope = None if scope and scope.many else scope
    if not scope and (short := own_place(name, context)):
        full = f"{name} {short}"
        return Found(start, end, "ORG", capital_first(full), {"place": context.place or ""})
    return _found(forms, (start, end), (head, name, scope), context)


def _is_meant(
    forms: Text, span: tuple[int, int], end: int, head: Head, counted: re.Match[str] | None
) -> bool:
    """Whether a common noun is a body here: a role or village given a task, a group with a name.

    Several roles («các chủ đầu tư, nhà thầu») are left to the collectives.
    """
    start, named_from = span
    if head.tail == "group":
        return bool(counted) or not (forms.text[start].islower() and end == named_from)
    if head.tail == "role":
        return not counted and is_project_role(forms.lower, start, end)
    if head.tail in _HOMES:
        return is_village_body(forms.lower, start, end)
    return is_ordered(forms.lower, start) or takes_part(forms.lower, start)


def _seated(forms: Text, span: tuple[int, int], head: Head, context: Context) -> Found | None:
    """Read a body whose head a place may follow: «Sở Y tế| tỉnh Lâm Đồng», «Thanh tra| huyện»."""
    start, end = span
    scope, name = None, head.norm
    if head.tail in ("place", "level") and forms.lower.startswith(_SAME_LEVEL, end):
        end += len(_SAME_LEVEL)
        return Found(start, end, "ORG", f"{name}{_SAME_LEVEL}", {"collective": "yes"})
    if head.tail != "none" and (area := _AREA.match(forms.text, end)):
        name, end = f"{name}{area.group()}", area.end()
        scope = scope_at(forms.text, forms.folded, end)
        return Found(
            start,
            scope.end if scope and scope.name else end,
            "ORG",
            capital_first(f"{name} {scope.name}" if scope and scope.name else name),
            {},
        )
    if local := local_name(forms.text, end, head):
        return Found(start, local, "ORG", f"{name}{forms.text[end:local]}")
    if head.folded.startswith(_EXTENDED):
        dashes = head.folded.startswith("phong ")
        further = more_fields(forms.text, forms.lower, end, dashes=dashes)
        name, end = expand(name + forms.text[end:further]), further
    if head.tail != "none":
        scope = scope_at(forms.text, forms.folded, end, seat=seat(fold(head.norm)))
        if head.tail == "level" and not (scope and (scope.level or scope.many)):
            return None
    return _found(forms, (start, end), (head, name, scope), context)


def _found(
    forms: Text, span: tuple[int, int], named: tuple[Head, str, Scope | None], context: Context
) -> Found:
    """Return the body with its place: the one written behind `span`, or the document's."""
    (start, named_to), (head, name, scope) = span, named
    end = scope.end if scope else named_to
    if scope and scope.many:
        end = described_end(forms.lower, end)
        full = many(name, forms.text[named_to:end])
        return Found(start, end, "ORG", full, {"collective": "yes"})
    full, place = placed(head, name, scope, context)
    return Found(start, end, "ORG", full, {"place": place} if place else {})


def _written_right(seen: str, head: Head) -> bool:
    """Whether the letters as written may be this head: short heads must match exactly."""
    if head.capital and not seen[0].isupper():
        return False
    if " " not in head.written:
        return seen == head.written or (head.written.isupper() and len(seen) > 3)
    return True

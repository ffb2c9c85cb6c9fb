"""What a clause is: a commitment, a result, a problem, or no statement at all.

The zone that the headings give (`extract.page.zones`) decides first; where there is none, the words
of the clause do (`extract.statements.cues`). Bare figures, headings and praise are no statements.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extract.records import StatementKind
from extract.statements.cues import action_verb, cue
from extract.statements.embedded import without_embedded

_ASIDE = re.compile(r"\([^()]{1,200}\)")
_CASE = re.compile(r"trường hợp")
_WORK = re.compile(r"(?:dự án|công trình|gói thầu)(?!\w)[^();:]{5,200}\([^()]{8,200}\)")
"""The heading of a work's review: «Dự án cầu Sông Đơ (Ban A, hoàn thành năm 2025)»."""
_REVIEWS = re.compile(r"(?:tình hình|kết quả|tiến độ)(?!\w)[^:;.]{0,60}: ")
"""A topic in the clause's own line: «Tình hình thi công: hoàn thành 3 trụ cầu»."""
_ISSUER = re.compile(
    r"(?<!\w)(?:ubnd|ủy ban|chủ tịch|thủ tướng|chính phủ|hđnd|hội đồng|bộ|sở|tỉnh|thành phố|huyện"
    r"|xã|phường|văn phòng|ban|lãnh đạo|tỉnh ủy|huyện ủy|thành ủy|đảng ủy)(?!\w)"
)
_NAMES = re.compile(
    r"(?:ban |cục )?quản lý(?: dự án)?|thanh tra|kiểm tra đảng|tổ chức đảng|hợp tác xã"
)
"""Verbs that are part of bodies' names."""
_BASED = re.compile(r"(?:thực hiện|triển khai|căn cứ|theo|trên cơ sở)(?!\w)")
_WITHIN = re.compile(r"(?<!\w)(?:trong (?:tháng|quý|tuần|năm)|trước|chậm nhất|các)(?!\w)")
_QUOTE = re.compile(r"[\"“]+ ?")
_DATELINE = re.compile(r"[^.;:]{2,160} [–-] (?=(?:sáng|chiều|tối|ngày|trưa|mới đây|vừa qua)(?!\w))")
_NEAR = 40
_CONCESSION = re.compile(
    r"(?:[^.;:]{0,40}, )?(?:mặc dù|dù|tuy|trong (?:bối cảnh|điều kiện|tình hình)|trước)(?!\w)"
    r"[^,.;:]{5,120}, "
)
"""What a report grants before its deed: «Dù dịch bệnh diễn biến phức tạp, huyện đã …»."""
_WORK_OF = re.compile(r"(?:công tác|việc|quá trình|hoạt động|tiến độ) [^;.]*$")
_PROMISED = re.compile(
    r", (?:dự kiến|phấn đấu|cam kết|hứa)(?!\w)[^;.]{0,120}(?:xong|hoàn thành|trước)(?!\w)"
)
_LAUDS = re.compile(
    r"(?:(?:ghi nhận|biểu dương)(?:,| và)? )*"
    r"(?:đánh giá cao|hoan nghênh|cảm ơn|chúc mừng|nhiệt liệt)(?!\w)"
)
_PRESENT = re.compile(r"(?:(?:đại diện|các đồng chí)(?: lãnh đạo)?|lãnh đạo|cùng)(?!\w)")
_PAUSE = re.compile(r", |nhưng|song |tuy nhiên|chỉ còn")
_DEED = re.compile(
    r"(?<!những )(?<!kết quả )(?<!nội dung )(?<!\w)đã (?:cơ bản |được |khẩn trương )?"
)
_PLAN_GIVEN = re.compile(
    r"(?:(?<=dự toán )|(?<=chỉ tiêu )|(?<=kế hoạch ))(?!được)[^,;.]{0,40}?(?<!được )giao(?!\w)"
)


@lru_cache(maxsize=64)
def begins_with_action(lower: str) -> bool:
    """Whether a clause begins with an action verb, connectors passed over."""
    return bool(action_verb().match(lower, _opening(lower)))


@lru_cache(maxsize=64)
def _opening(lower: str) -> int:
    """Return where a clause begins behind its connectors («Trong đó, thu …», «Khi có bão, …»)."""
    at = 0
    for _ in range(4):
        connector = None if action_verb().match(lower, at) else cue("connector").match(lower, at)
        if not connector:
            break
        at = connector.end()
    return at


def is_lead_in(lower: str) -> bool:
    """Whether a clause only announces a list («tập trung các nhiệm vụ sau:»)."""
    return len(lower) < 180 and bool(cue("opening_list").search(lower))


def is_adopted(lower: str) -> bool:
    """Whether a resolution or decision does the act itself («Thông qua …», «Phê duyệt …»)."""
    return bool(cue("adopted").search(lower))


@lru_cache(maxsize=64)
def is_formula(lower: str) -> bool:
    """Whether a clause only closes or enforces a paper: «Quyết định này có hiệu lực từ ngày ký»."""
    return bool(cue("formula").search(lower))


def kind_of(
    lower: str, zone: str, figures: Sequence[tuple[int, int]], *, listed: bool, subject: bool
) -> StatementKind | None:
    """Return the kind of the clause `lower` (lower case), or `None`.

    `figures` are spans of indicators within the clause; `listed` whether it stands behind a list
    mark; `subject` whether it begins with a body.
    """
    names_work = _WORK.fullmatch(lower)
    lower = _plain(lower)
    only_opens = not listed and _is_basis(lower)
    idle = names_work or len(lower.split()) < 3 or is_formula(lower)
    if idle or _is_foreword(lower) or only_opens or _attends(lower):
        return None
    if zone == "none" and _REVIEWS.match(lower):
        zone = "review"
    if told := _told(lower, zone) or _problem(lower, zone, subject=subject):
        return told
    bare = _is_bare(lower, figures) and not (subject and action_verb().search(lower))
    if zone == "tasks":
        return _tasked(lower, bare=bare)
    if zone == "targets":
        return _targeted(lower, figures)
    if zone == "review":
        return _reviewed(lower, bare=bare, subject=subject)
    return _by_words(lower, bare=bare, listed=listed, subject=subject)


def _targeted(lower: str, figures: Sequence[tuple[int, int]]) -> StatementKind | None:
    """Return the kind of a clause among targets: a deed to do is a task, a bare figure is none."""
    at = _opening(lower)
    acts = begins_with_action(lower) or (at and action_verb().search(lower, at, at + _NEAR))
    return "commitment" if acts and (not figures or lower.startswith("phấn đấu")) else None


def _plain(lower: str) -> str:
    """Return a clause of the same length without what would mislead: asides, quotes, datelines."""
    lower = _ASIDE.sub(lambda aside: " " * len(aside.group()), lower)
    for opening in (_DATELINE, _QUOTE):
        if match := opening.match(lower):
            lower = lower[match.end() :]
    if "giao" in lower:
        lower = _PLAN_GIVEN.sub(lambda given: " " * len(given.group()), lower)
    return without_embedded(lower)


def _is_basis(lower: str) -> bool:
    """Whether a clause says no more than what an order rests on: «Thực hiện Công điện số 5 …»."""
    return bool(cue("basis").search(lower)) and not cue("order_to").search(lower)


def _told(lower: str, zone: str) -> StatementKind | None:
    """Return the kind of a clause that reports what somebody did, in whatever zone.

    Who has sent a letter that orders something relays the order: «UBND tỉnh vừa có Công văn yêu
    cầu các sở …» is a task of theirs; but in a review it is a deed.
    """
    told = cue("told").search(lower) or cue("spoke").search(lower)
    relayed = cue("relays").search(lower)
    if relayed and zone != "review" and not (told and _BASED.match(lower)):
        return "commitment"
    return "result" if told else None


def _acts(lower: str) -> bool:
    """Whether a text holds an action verb that is no part of a body's name («Ban Quản lý …»)."""
    return bool(action_verb().search(_NAMES.sub(" ", lower)))


def _issued(lower: str) -> bool:
    """Whether somebody issues or decides: «Sáng 5/9, UBND xã ban hành quyết định dời chợ»."""
    issued = cue("issued").search(lower)
    subject = lower[: issued.start()].rsplit(", ", 1)[-1] if issued else ""
    bound = _WITHIN.search(subject)
    return bool(_ISSUER.search(subject)) and not (bound or _acts(subject))


def _tasked(lower: str, *, bare: bool) -> StatementKind | None:
    """Return the kind of a clause among tasks: one of them, but for news, figures and praise."""
    if _is_past(lower):
        return "result"
    ordered = cue("order").search(lower)
    if bare and not ordered and cue("compared").search(lower):
        return None
    if begins_with_action(lower) or ordered:
        return None if _praises(lower) else "commitment"
    return None if bare or cue("situation").search(lower) or _praises(lower) else "commitment"


def _praises(lower: str) -> bool:
    """Whether a clause opens with praise and orders nothing («Biểu dương nỗ lực của các xã»)."""
    if _LAUDS.match(lower) and not cue("order").search(lower):
        return True
    praise = cue("praise").search(lower[:_NEAR])
    return bool(praise) and not cue("order").search(lower) and not begins_with_action(lower)


def _is_past(lower: str) -> bool:
    """Whether a clause among tasks tells what was done: it sets a scene, and orders nothing."""
    ordered = cue("order").search(lower) or cue("aimed").search(lower)
    if cue("scene").search(lower):
        return bool(cue("done_at_all").search(lower)) or not ordered
    done = cue("done").search(lower)
    return bool(done) and not ordered and not begins_with_action(lower)


def _attends(lower: str) -> bool:
    """Whether a clause only goes on with those who attend: «lãnh đạo các sở; đại diện huyện»."""
    present = _PRESENT.match(lower)
    return bool(present) and not _acts(lower[present.end() :]) if present else False


def _is_foreword(lower: str) -> bool:
    said = cue("done").search(lower) or cue("order").search(lower)
    return bool(cue("foreword").search(lower)) and not said


def _problem(lower: str, zone: str, *, subject: bool) -> StatementKind | None:
    """Return the kind of a clause that names a difficulty; `None` where none is complained of."""
    if zone == "problems":
        return "problem"
    found = cue("problem").search(lower, _behind_concession(lower))
    before = lower[: found.start()] if found else ""
    if not found or cue("relief").search(_WORK_OF.sub("", before[-60:])):
        return None
    if _did_first(before):
        return None
    named = cue("noun_verb").match(lower)
    acts = (begins_with_action(lower) and not named) or (subject and _acts(before))
    acts = acts and not (cue("contrast").search(lower) or cue("falls_short").search(lower))
    order = cue("order").search(lower)
    ordered = acts or (order and order.start() < found.start())
    if ordered and zone == "tasks":
        return "commitment"
    promised = _PROMISED.search(lower, found.end())
    bound = promised or cue("order_to").search(lower, found.end()) or (ordered and zone == "none")
    return None if bound and zone != "review" else "problem"


def _did_first(before: str) -> bool:
    """Whether a deed stands before what is complained of: «đã bàn giao 90% đất, còn vướng …»."""
    deed = _DEED.search(before)
    verb = deed and action_verb().match(before, deed.end())
    return bool(verb and not cue("contrast").search(before) and _PAUSE.search(before, verb.end()))


def _behind_concession(lower: str) -> int:
    """Return where a clause goes on behind what it grants («dù còn nhiều khó khăn, xã đã …»)."""
    granted = _CONCESSION.match(lower)
    done = granted and cue("done_at_all").search(lower, granted.end())
    return granted.end() if granted and done else 0


def _is_bare(lower: str, figures: Sequence[tuple[int, int]]) -> bool:
    """Whether a clause is no more than figures: one stands near its beginning, with no deed."""
    if not figures or cue("done_at_all").search(lower):
        return False
    at = _opening(lower)
    named = cue("noun_verb").match(lower if ":" in lower[:at] else lower[at:])
    if begins_with_action(lower) and not named:
        return False
    return min(start for start, _ in figures) <= _NEAR and not cue("deed").search(lower[:60])


def _reviewed(lower: str, *, bare: bool, subject: bool) -> StatementKind | None:
    """Return the kind of a clause of a review part: a result if something was done."""
    if bare:
        return None
    if lower.startswith("dự báo"):
        return "problem"
    ahead = cue("ahead").search(lower)
    if ahead and not cue("done_at_all").search(lower[: ahead.start()]):
        return "commitment"
    said = begins_with_action(lower) or cue("done_at_all").search(lower) or _issued(lower)
    acts = said or cue("passive").search(lower) or (subject and action_verb().search(lower))
    return "result" if acts else None


def _by_words(lower: str, *, bare: bool, listed: bool, subject: bool) -> StatementKind | None:
    """Return the kind of a clause that no heading tells: order, deed, or neither."""
    done, order = cue("done").search(lower), cue("order").search(lower)
    before = done and (not order or not subject or done.start() < order.start())
    unbound = not (order or bare or cue("aimed").search(lower))
    scene = unbound and cue("scene").search(lower) and action_verb().search(lower)
    if scene or (before and not _CASE.match(lower)):
        return "result"
    if order:
        praised = cue("praise").search(lower[: order.start()]) and order.group() == "tiếp tục"
        return None if praised else "commitment"
    return None if bare else _unordered(lower, listed=listed, subject=subject)


def _unordered(lower: str, *, listed: bool, subject: bool) -> StatementKind | None:
    """Return the kind of a clause without «đã» or an order: by its verb and who stands before."""
    if _issued(lower):
        return "result"
    if begins_with_action(lower) or (listed and action_verb().search(lower[:80])):
        return "result" if cue("at_meeting").search(lower) else "commitment"
    acts = action_verb().search(lower if subject else lower[:60])
    if acts and (subject or cue("reported").search(lower)):
        return "result" if cue("reported").search(lower) else "commitment"
    return "result" if cue("passive").search(lower) else None

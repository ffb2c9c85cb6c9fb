"""Acts: what a clause wants done or says was done, verb by verb, each with its object.

«Giao Sở X hoàn thiện hồ sơ thành lập cụm công nghiệp, trình trong tháng 9» has the acts
«hoàn thiện» and «trình», both of «thành lập»; the last act is the one that ends the duty. Acts
of a moment (`MOMENTS`) are done when they happen; work that takes time (`WORKS`) is done only
when it is said to be finished.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.duties.parts import THING, Parts

ONCE = ("khởi công", "động thổ", "khánh thành", "thông xe", "hợp long")
"""What happens to a project once, whoever reports it."""
MOMENTS = (
    *ONCE, "ban hành", "phê duyệt", "trình", "thông qua", "công bố", "cấp", "bàn giao",
    "thành lập", "ký kết", "nghiệm thu", "khai trương", "lựa chọn", "báo cáo", "gửi", "nộp",
    "vận hành thử", "đưa vào vận hành thử", "đưa vào sử dụng", "đưa vào khai thác",
    "đưa vào vận hành", "quyết toán", "bổ nhiệm", "phân bổ", "trao",
)  # fmt: skip
WORKS = (
    "giải phóng mặt bằng", "bồi thường", "thi công", "xây dựng", "lập", "rà soát", "thẩm định",
    "kiểm đếm", "chi trả", "điều động", "bố trí", "tuyển dụng", "di dời", "sơ tán", "khắc phục",
    "sửa chữa", "gia cố", "lắp đặt", "kiểm định", "mua sắm", "hoàn thiện", "thu hồi", "đấu giá",
    "thanh toán", "thống kê", "xử lý", "giải quyết", "cắm mốc", "tiếp nhận", "cưỡng chế",
)  # fmt: skip
FINISH = ("hoàn thành", "hoàn tất", "kết thúc")
"""Verbs that say only that something is finished."""
_SAME = {
    "động thổ": "khởi công",
    "nộp": "gửi",
    "đưa vào vận hành thử": "vận hành thử",
    "đưa vào khai thác": "đưa vào sử dụng",
}
_VERBS = tuple(tuple(verb.split()) for verb in sorted((*MOMENTS, *WORKS), key=lambda v: -len(v)))
_FINISHED = tuple(tuple(verb.split()) for verb in FINISH)
# Words before a verb that are no act of their own.
_BEFORE = tuple(
    tuple(words.split())
    for words in (
        "giao", "yêu cầu", "đề nghị", "chủ trì", "phối hợp với", "phối hợp", "phấn đấu",
        "tập trung", "khẩn trương", "kịp thời", "sớm", "tổ chức", "lễ", "long trọng", "chỉ đạo",
        "lãnh đạo", "tham mưu", "tiếp tục", "và", "với", "cùng", "việc", "công tác", "được",
        "đã", "ngày", "trong", "đến nay", "vẫn", "chưa", "đang", "dự kiến", "sẽ", "thực hiện",
        "chuẩn bị", "100%", "toàn bộ", "cơ bản", "bảo đảm", "phải", "chịu trách nhiệm",
        "triển khai",
    )
)  # fmt: skip
_NOT_ACTS = {
    "trình": ("công", "chương", "quy", "quá", "hành", "giáo", "tờ", "tiến", "lịch", "lộ"),
    "cấp": ("các", "nâng", "cung", "trung", "phân", "hạ"),
}
_NO_OBJECT_OF = {"cấp": ("xã", "tỉnh", "huyện", "ủy", "trên", "dưới", "có", "trung"),
                 "trình": ("độ", "tự", "bày"), "báo cáo": ("viên",),
                 "lập": ("tức", "trường")}  # fmt: skip
SMALL = frozenset(
    (
        "đã", "được", "và", "các", "của", "về", "cho", "tại", "vào", "ngày", "tháng", "năm",
        "quý", "trong", "đến", "hết", "đầu", "cuối", "giữa", "trước", "sau", "nhất", "chậm",
        "việc", "công", "tác", "hồ", "sơ", "toàn", "bộ", "những", "để", "theo", "với", "xong",
        "hằng", "này", "ngay", "từ", "trên", "có", "là", "bằng", "tịch", "phó", THING,
    )
)  # fmt: skip
"""Words that make no difference between two objects."""
_GENERIC = frozenset(
    ("dự", "án", "trình", "đầu", "tư", "xây", "dựng", "tuyến", "đường", "số", "thảo", "tiếp",
     "tục", "thi", "cả", "đủ", "đầy")
) | SMALL - {"bằng"}  # fmt: skip
_UNITS = frozenset(("ha", "km", "m", "m2", "tỷ", "triệu", "đồng", "tấn", "ngày"))
_WHO_DECIDES = frozenset(
    [
        "cấp",
        "có",
        "thẩm",
        "quyền",
        "phê",
        "duyệt",
        "xem",
        "xét",
        "quyết",
        "định",
        "cho",
        "ý",
        "kiến",
    ]
)
_INTO_USE = ("vận hành", "sử dụng", "khai thác")
_REMARK = frozenset(
    ("chậm", "muộn", "đúng", "sau", "trước", "do", "vì", "nhằm", "để", "bảo", "theo", "đạt",
     "vượt", "trong", "thuộc", "so", "trường", "góp", "đáp")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a clause.

    `object` are the words that say what is acted on, without names and numbers; `direct` tells
    that it is the project itself. `before` are the words of its part before the verb, `after`
    those behind it; `finished` says that it is told as finished.
    """

    verb: str
    object: frozenset[str]
    direct: bool
    finished: bool
    before: tuple[str, ...]
    after: tuple[str, ...]


@cache
def acts_of(parts: Parts) -> tuple[Act, ...]:
    """Return the acts of a clause in order."""
    acts: list[Act] = []
    pending: list[str] = []
    for segment in _segments(parts):
        head = _head(segment)
        if head is None:
            if not acts:
                pending += segment[_skip(segment, 0) :]
            elif segment[0] not in _REMARK:
                acts[-1] = _longer(acts[-1], segment)
            continue
        start, verb, end, finished = head
        rest = segment[end:]
        if verb == FINISH[0] and not _content(rest) and THING not in rest:
            if acts:
                acts[-1] = _finished(acts[-1])
                continue
            rest = tuple(pending)
        elif not _content(rest) and THING not in rest and (acts or pending):
            # «hoàn thiện hồ sơ …, trình»: the object was named before.
            rest = rest + (acts[-1].after if acts else tuple(pending))
        finished = finished or "xong" in rest
        acts.append(_act(verb, segment[:start], rest, finished=finished))
    return tuple(acts)


def main_act(parts: Parts) -> Act | None:
    """Return the act that ends a duty, the last one; `None` for work that has no end."""
    acts = acts_of(parts)
    return acts[-1] if acts else None


def content(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words that carry sense, without numbers."""
    return frozenset(_content(words))


def _content(words: tuple[str, ...]) -> list[str]:
    return [
        word
        for place, word in enumerate(words)
        if word not in SMALL
        and word.isalpha()
        and not (word in _UNITS and place and not words[place - 1].isalpha())
    ]


def _act(verb: str, before: tuple[str, ...], rest: tuple[str, ...], *, finished: bool) -> Act:
    named = rest.index(THING) if THING in rest else len(rest)
    said = _content(rest[:named])
    if verb == "trình":
        said = [w for w in said if w not in _WHO_DECIDES]
    special = [w for w in said if w not in _GENERIC]
    return Act(
        verb=_SAME.get(verb, verb),
        object=frozenset(said) if special else frozenset(),
        direct=not special,
        finished=finished or verb in FINISH,
        before=before,
        after=rest,
    )


def _longer(act: Act, words: tuple[str, ...]) -> Act:
    """Add a further member of a list to an act's object."""
    return _again(act, (*act.after, *words), finished=act.finished)


def _finished(act: Act) -> Act:
    return _again(act, act.after, finished=True)


def _again(act: Act, rest: tuple[str, ...], *, finished: bool) -> Act:
    return _act(act.verb, act.before, rest, finished=finished)


def _segments(parts: Parts) -> Iterator[tuple[str, ...]]:
    """Yield the parts, divided once more where an «và» goes on with another act."""
    for part in map(_into_use, parts):
        start = 0
        for place, word in enumerate(part):
            if word == "và" and place > start and _verb_at(part, place + 1):
                yield part[start:place]
                start = place + 1
        if start < len(part):
            yield part[start:]


def _into_use(words: tuple[str, ...]) -> tuple[str, ...]:
    """Put the halves of «đưa nhà máy vào vận hành thử» together: «đưa vào vận hành thử nhà máy»."""
    if "đưa" not in words:
        return words
    start = words.index("đưa")
    for place in range(start + 1, len(words) - 2):
        if words[place] == "vào" and " ".join(words[place + 1 : place + 3]) in _INTO_USE:
            end = place + (4 if words[place + 3 : place + 4] == ("thử",) else 3)
            return (*words[: start + 1], *words[place:end], *words[start + 1 : place], *words[end:])
    return words


def _head(words: tuple[str, ...]) -> tuple[int, str, int, bool] | None:
    """Return where the act of a segment begins, its verb, where it ends, and if it is finished.

    It stands at the beginning, or behind «đã»; what stands before may be the subject.
    """
    starts = [0, *(place + 1 for place, word in enumerate(words) if word == "đã")]
    starts += [place + 1 for place, word in enumerate(words) if word in ("chưa", THING)]
    for start in starts:
        place = _skip(words, start)
        finish = _match(words, place, _FINISHED)
        if finish:
            inner = _skip(words, place + len(finish))
            verb = _verb_at(words, inner)
            if verb and inner < len(words):
                return inner, verb, inner + len(verb.split()), True
            return place, FINISH[0], place + len(finish), True
        if verb := _verb_at(words, place):
            return place, verb, place + len(verb.split()), False
    return None


def _skip(words: tuple[str, ...], place: int) -> int:
    """Return where the words that may stand before a verb end."""
    while place < len(words):
        if _verb_at(words, place) or _match(words, place, _FINISHED):
            return place
        if words[place : place + 2] == ("nhiệm", "vụ") and words[place + 2 : place + 3]:
            place += 3
        elif found := _match(words, place, _BEFORE):
            place += len(found)
        else:
            return place
    return place


def _match(
    words: tuple[str, ...], place: int, phrases: tuple[tuple[str, ...], ...]
) -> tuple[str, ...]:
    found = [p for p in phrases if words[place : place + len(p)] == p]
    return max(found, key=len, default=())


def _verb_at(words: tuple[str, ...], place: int) -> str | None:
    """Return the act whose verb begins at a place: «trình», but not that of «công trình»."""
    for verb in _VERBS:
        end = place + len(verb)
        if words[place:end] == verb:
            name = " ".join(verb)
            before = words[place - 1] if place else ""
            after = words[end] if end < len(words) else ""
            inside = before in _NOT_ACTS.get(name, ()) or after in _NO_OBJECT_OF.get(name, ())
            return None if inside else name
    return None

"""Whether two commitments state one duty: a score and a reason for those that surely do.

Compared are the act that ends the duty, its object and its project, the lead body, the numbers
that tell like duties apart («năm 2025», «đợt 2»), and how far the deadlines lie from each other.
Different leads are one duty only where the later document rests on the earlier one and hands
the duty on, or amends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from kg.document.clauses import Clause
from kg.duties.acts import MOMENTS, ONCE, Act, acts_of, content, main_act
from kg.duties.genres import gives_orders
from kg.duties.parts import Parts, marks, split_parts
from kg.identity.names import key

LEAST_WORDS = 6
"""Shorter wordings («Tăng cường quản lý đất đai») recur by chance."""
LEAST_LIKENESS = 0.85
"""Shared words over all words, for two wordings that name no project."""
LEAST_OBJECT = 0.6
"""Shared words over all words, for two objects of one act on one project."""
LEAST_SCORE = 0.75
"""Pairs below are not joined."""
LONGEST_SLIP = 366
"""Days between two deadlines above which a duty that recurs each year is another one."""

_STAGE = re.compile(r"[\s(]*(?:giai đoạn|phân kỳ|gđ) ?\w+\)?$")
_LEVEL = r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố)"
_JOINT = re.compile(rf"Ủy ban nhân dân các {_LEVEL}(?:, {_LEVEL})* (.+)$", re.I)
_SINGLE = re.compile(rf"Ủy ban nhân dân {_LEVEL} (.+)$", re.I)
_PROVINCE = re.compile(r",? (?:tỉnh|thành phố) [^,]+$")
_NOT_NAMES = re.compile(r"[^\w\s]+")
_SUPERIOR = re.compile(
    r"(?:ủy ban nhân dân|hội đồng nhân dân|ban cán sự đảng ủy ban nhân dân|đảng ủy ủy ban nhân dân"
    r"|ban thường vụ|ban chấp hành đảng bộ|đảng bộ|tỉnh ủy|thành ủy|chính phủ)"
    r"(?: (?:tỉnh|thành phố)\b.*|$)"
)


@dataclass(frozen=True, slots=True)
class Match:
    """Two statements taken for one duty: how sure (0 to 1), and why, in a Vietnamese sentence."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of things and documents when duties are compared, all by canonical IRI.

    `names` are labels of bodies and projects; `rests_on` the documents a document rests on,
    directly or through others; `amended` pairs of a document and one that it changes or replaces.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    rests_on: Mapping[str, frozenset[str]] = field(default_factory=dict)
    amended: frozenset[tuple[str, str]] = frozenset()

    def family(self, project: str) -> str:
        """Return a project's name as compared, without punctuation: «… (cơ sở 2)», «… cơ sở 2»."""
        return _plain(self.names[project]) if project in self.names else project

    def covers(self, whole: str, part: str) -> bool:
        """Whether one project is another, or the whole of which the other is a stage."""
        one, other = self.family(whole), self.family(part)
        return one == other or (part in self.names and _STAGE.sub("", other) == one)

    def is_superior(self, body: str) -> bool:
        """Whether a body stands above those to which it hands duties on («UBND tỉnh»)."""
        return body in self.names and bool(_SUPERIOR.fullmatch(key(self.names[body])))

    def is_member(self, body: str, of: str) -> bool:
        """Whether a body is one of those that a joint name lists («UBND các xã A, B»)."""
        joint = _JOINT.match(self.names.get(of, ""))
        single = _SINGLE.match(self.names.get(body, ""))
        if not joint or not single:
            return False
        listed = (key(_PROVINCE.sub("", name)) for name in re.split(r", | và ", joint[1]))
        return key(_PROVINCE.sub("", single[1])) in listed

    def label(self, body: str) -> str:
        """Return a body's name as compared, empty if it is not known."""
        return key(self.names.get(body, ""))


@cache
def _plain(name: str) -> str:
    return " ".join(_NOT_NAMES.sub(" ", key(name)).split())


def likeness(left: Iterable[str], right: Iterable[str]) -> float:
    """Return the share of words that two wordings have in common (0 to 1)."""
    one, two = set(left), set(right)
    return len(one & two) / len(one | two) if one and two else 0.0


def parts(clause: Clause) -> Parts:
    """Return a clause's parts; one that was made without them is divided by its text."""
    return clause.parts or split_parts(clause.text)


def duty(clause: Clause) -> tuple[str, ...]:
    """Return the words of a clause without names and days, in order."""
    return tuple(word for part in parts(clause) for word in part)


def sense(clause: Clause) -> frozenset[str]:
    """Return the words of a clause that carry sense, without names, days and numbers."""
    return _sense(parts(clause))


@cache
def _sense(said: Parts) -> frozenset[str]:
    return content(tuple(word for part in said for word in part))


def main_of(clause: Clause) -> Act | None:
    """Return the act that ends the duty of a commitment."""
    return main_act(parts(clause))


def match(earlier: Clause, later: Clause, ground: Ground) -> Match | None:
    """Return how surely two commitments state one duty, or `None` where it is not sure enough."""
    if not _comparable(earlier, later):
        return None
    if earlier.document == later.document:
        return _repeated(earlier, later)
    found = _same_wording(earlier, later) or _same_act(earlier, later, ground)
    if not found:
        return None
    score, reason = found
    owner = _owner(earlier, later, ground)
    if owner is None:
        return None
    score = round(score + owner[0], 2)
    said = f"{reason}; {owner[1]}" if owner[1] else reason
    return Match(score, said) if score >= LEAST_SCORE else None


def _comparable(earlier: Clause, later: Clause) -> bool:
    """Whether two statements are of one place, of one rhythm, and not told apart by a number."""
    if earlier.scope != later.scope:
        return False
    if earlier.recurrence != later.recurrence and earlier.words != later.words:
        return False
    return marks(parts(earlier)) == marks(parts(later)) or not _marks_clash(earlier, later)


def _repeated(earlier: Clause, later: Clause) -> Match | None:
    """Join two statements of one document only where one restates the other word for word."""
    same = earlier.words == later.words and len(earlier.words) >= LEAST_WORDS
    alike = earlier.leads == later.leads and earlier.last == later.last
    return Match(1.0, "nhắc lại nguyên văn trong cùng văn bản") if same and alike else None


def _marks_clash(left: Clause, right: Clause) -> bool:
    """Whether a number tells the duties apart; where a project is named, only if both give one."""
    one, two = marks(parts(left)), marks(parts(right))
    if not (left.projects and right.projects):
        return True
    return any({n for w, n in one if w == word} != {n for w, n in two if w == word}
               for word in {w for w, _ in one} & {w for w, _ in two})  # fmt: skip


def _gap(left: Clause, right: Clause) -> int:
    """Return the days between two deadlines, 0 where one has none."""
    return abs((right.last - left.last).days) if left.last and right.last else 0


def _same_wording(earlier: Clause, later: Clause) -> tuple[float, str] | None:
    """Compare two duties by all their words."""
    short = min(len(earlier.words), len(later.words)) < LEAST_WORDS
    if short or (earlier.projects and later.projects and not _share(earlier, later)):
        return None
    if earlier.words == later.words and _gap(earlier, later) <= LONGEST_SLIP:
        return 1.0, "cùng nguyên văn"
    if earlier.projects or later.projects or _gap(earlier, later) >= LONGEST_SLIP:
        return None
    return _likely(sense(earlier), sense(later), _acts(earlier) == _acts(later))


def _likely(
    said: frozenset[str],
    again: frozenset[str],
    same_acts: bool,
) -> tuple[float, str] | None:
    """Compare two wordings that name no project, without their names and days."""
    shared = likeness(said, again)
    if min(len(said), len(again)) < LEAST_WORDS or shared < LEAST_LIKENESS:
        return None
    if said == again:
        return 0.97, "cùng nội dung, chỉ khác tên cơ quan hoặc thời hạn"
    return (round(shared, 2), f"giống nhau {shared:.0%} số từ") if same_acts else None


def _share(left: Clause, right: Clause) -> bool:
    return not set(left.projects).isdisjoint(right.projects)


def _same_act(earlier: Clause, later: Clause, ground: Ground) -> tuple[float, str] | None:
    """Compare two duties on one project by the acts that end them."""
    left, right = main_of(earlier), main_of(later)
    families = {ground.family(p) for p in earlier.projects}
    if families.isdisjoint(ground.family(p) for p in later.projects):
        return None
    if left is None or right is None:
        return _near(earlier, later) if left is right else None
    late = left.verb not in ONCE and _gap(earlier, later) > LONGEST_SLIP
    if left.verb != right.verb or _acts(earlier) != _acts(later) or late:
        return None
    done = f"cùng việc «{left.verb}» của cùng dự án"
    if left.direct and right.direct:
        return (0.95 if left.verb in ONCE else 0.9), done
    return _same_object(left, right, done)


def _same_object(left: Act, right: Act, done: str) -> tuple[float, str] | None:
    shared = likeness(left.object, right.object)
    small, large = sorted((left.object, right.object), key=len)
    if shared >= LEAST_OBJECT:
        return round(0.8 + 0.15 * shared, 2), f"{done}, đối tượng giống nhau {shared:.0%}"
    if len(small) >= 2 and small <= large:
        return 0.82, f"{done}, đối tượng nêu gọn hơn"
    return None


def _near(earlier: Clause, later: Clause) -> tuple[float, str] | None:
    """Compare work without an end by its words: «đẩy nhanh thi công», «tháo gỡ vướng mắc»."""
    one, two = sense(earlier), sense(later)
    shared = likeness(one, two)
    if (
        min(len(one), len(two)) >= LEAST_WORDS
        and shared >= 0.8
        and _gap(earlier, later) <= LONGEST_SLIP
    ):
        return round(0.75 + 0.2 * shared, 2), f"cùng dự án, giống nhau {shared:.0%} số từ"
    return None


def _acts(clause: Clause) -> frozenset[str]:
    """Return the acts of a moment that a duty demands."""
    return _moments(parts(clause))


@cache
def _moments(said: Parts) -> frozenset[str]:
    return frozenset(act.verb for act in acts_of(said) if act.verb in MOMENTS)


def _owner(earlier: Clause, later: Clause, ground: Ground) -> tuple[float, str] | None:
    """Return how the leads of two statements fit: what it costs, and words for the reason."""
    one, two = set(earlier.leads), set(later.leads)
    if one == two:
        return 0.0, "cùng đơn vị chủ trì"
    amends = (later.document, earlier.document) in ground.amended
    if amends:
        return -0.05, "văn bản sau sửa đổi văn bản trước"
    if not one or not two or not (later.said or gives_orders(later.genre)):
        return -0.05, "một văn bản không nêu đơn vị chủ trì"
    rests = earlier.document in (*later.mandates, *ground.rests_on.get(later.document, ()))
    handed = not earlier.said or all(ground.is_superior(body) for body in one)
    near = earlier.last == later.last or later.last is None or not earlier.last
    if rests and handed and near:
        return -0.05, "văn bản sau giao cụ thể việc của văn bản trước"
    return None

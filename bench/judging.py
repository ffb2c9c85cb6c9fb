"""Judges repairs: was a changed word made right, was a right word spoilt, what was left wrong.

    judge("tập trung thực hiện", "tập ừung thục hiện", repairs)

counts the words wrong before and after, the changes made and how many of them give exactly the
words that were written, and every wrong word by its kind and by what became of it.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from bench.alignment import Group, align, words, wrong
from extract.records import Repair
from extract.syllables import is_syllable, split_tone

MENDED, CHANGED, LEFT, SPOILT = "mended", "changed, still wrong", "left", "spoilt"
LINE = 3
"""So many words lost in a row are a lost line."""
_BEYOND = frozenset({"lost", "made up", "line", "number"})
_VOWELS = frozenset("aeiouy")


@dataclass
class Tally:
    """What repairs did to texts; all figures are numbers of words, or of changes."""

    words: int = 0
    before: int = 0
    after: int = 0
    changes: int = 0
    right: int = 0
    spoilt: int = 0
    fates: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(kind of wrong word, what became of it): how many."""
    rules: Counter[tuple[str, bool]] = field(default_factory=Counter)
    """(rule of a change, was it right): how many."""
    scores: Counter[tuple[bool, int, bool]] = field(default_factory=Counter)
    """(was it applied, its score in tenths, was it or would it be right): how many repairs."""
    cases: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    """(what became of it, words written, read, after repair): how many."""

    def add(self, other: Tally) -> None:
        """Add what was counted elsewhere."""
        for name, value in vars(other).items():
            if isinstance(value, Counter):
                getattr(self, name).update(value)
            else:
                setattr(self, name, getattr(self, name) + value)

    @property
    def beyond(self) -> int:
        """Return how many words stay wrong that no context mends: lost, made up, numbers."""
        return sum(
            n for (kind, fate), n in self.fates.items() if kind in _BEYOND and fate != MENDED
        )


def judge(truth: str, seen: str, repairs: Sequence[Repair]) -> Tally:
    """Return the tally of one text: as it was written, as it was read, and its repairs."""
    applied = sorted((r for r in repairs if r.applied), key=lambda r: r.start)
    sheet = _Sheet(truth, seen)
    tally = Tally(words=len(sheet.written))
    tally.after = wrong(sheet.written, [w.text for w in words(_applied(seen, applied))])
    fates = _fates(sheet, applied)
    for number, group in enumerate(sheet.groups):
        meant, found = sheet.meant(number, number), sheet.texts(group)
        if meant != found:
            tally.before += group.size
            tally.fates[sheet.kind(number), fates.get(number, (LEFT, ""))[0]] += group.size
        elif fates.get(number, (MENDED, ""))[0] != MENDED:
            tally.spoilt += 1
        if meant != found or number in fates:
            fate, became = fates.get(number, (LEFT, ""))
            tally.cases[fate, " ".join(meant), " ".join(found), became] += 1
    for repair in repairs:
        _rate(sheet, repair, applied, tally)
    return tally


def _applied(text: str, repairs: Sequence[Repair]) -> str:
    done, pieces = 0, []
    for repair in repairs:
        if repair.start >= done:
            pieces += [text[done : repair.start], repair.meant]
            done = repair.end
    return "".join([*pieces, text[done:]])


class _Sheet:
    """A text as written and as read, side by side."""

    def __init__(self, truth: str, seen: str) -> None:
        self.written = [w.text for w in words(truth)]
        self.seen = seen
        self.read = words(seen)
        self.groups = align(self.written, [w.text for w in self.read])
        self._starts = [w.start for w in self.read]
        self._ends = [w.end for w in self.read]
        self._group_of = {
            n: number for number, group in enumerate(self.groups) for n in range(*group.seen)
        }
        self._lines = set(_lost_lines(self.groups))

    def texts(self, group: Group) -> list[str]:
        return [w.text for w in self.read[slice(*group.seen)]]

    def touched(self, repair: Repair) -> tuple[int, int] | None:
        """Return the first and the last group that a repair touches, if any."""
        bare = not any(c.isalnum() for c in self.seen[repair.start : repair.end])
        first = bisect_right(self._ends, repair.start - bare)
        last = bisect_left(self._starts, repair.end + bare) - 1
        return (self._group_of[first], self._group_of[last]) if first <= last else None

    def becomes(self, first: int, last: int, repairs: Sequence[Repair]) -> list[str]:
        """Return the words that the groups first to last are after the repairs."""
        start = self.read[self.groups[first].seen[0]].start
        end = self.read[self.groups[last].seen[1] - 1].end
        inside = [r for r in repairs if r.end > start - 1 and r.start < end + 1]
        start = min([start, *(r.start for r in inside)])
        end = max([end, *(r.end for r in inside)])
        moved = [
            Repair(r.start - start, r.end - start, r.seen, r.meant, r.rule, r.score) for r in inside
        ]
        return [w.text for w in words(_applied(self.seen[start:end], moved))]

    def meant(self, first: int, last: int) -> list[str]:
        return self.written[self.groups[first].truth[0] : self.groups[last].truth[1]]

    def kind(self, number: int) -> str:
        """Return in what the words of a group differ; «line» where a whole line was lost."""
        if number in self._lines:
            return "line"
        group = self.groups[number]
        return kind(self.written[slice(*group.truth)], self.texts(group))


def _lost_lines(groups: Sequence[Group]) -> Iterator[int]:
    """Yield the groups that are words of lost lines."""
    lost = ((n, g.seen[0] == g.seen[1]) for n, g in enumerate(groups))
    for is_lost, run in groupby(lost, key=lambda item: item[1]):
        numbers = [n for n, _ in run]
        if is_lost and len(numbers) >= LINE:
            yield from numbers


def _fates(sheet: _Sheet, applied: Sequence[Repair]) -> dict[int, tuple[str, str]]:
    """Return what became of each group that was changed, and its words then."""
    fates: dict[int, tuple[str, str]] = {}
    for first, last in _clusters(sheet, applied):
        became = sheet.becomes(first, last, applied)
        each = list(range(first, last + 1))
        alone = len(became) == len(each) and all(sheet.groups[n].size == 1 for n in each)
        for offset, number in enumerate(each):
            meant = sheet.meant(number, number) if alone else sheet.meant(first, last)
            now = [became[offset]] if alone else became
            was_right = sheet.meant(number, number) == sheet.texts(sheet.groups[number])
            bad = SPOILT if was_right else CHANGED
            fates[number] = (MENDED if now == meant else bad, " ".join(now))
    return fates


def _clusters(sheet: _Sheet, applied: Sequence[Repair]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of groups that changes touch, those that overlap as one."""
    stretch: tuple[int, int] | None = None
    for touched in sorted(t for t in map(sheet.touched, applied) if t):
        if stretch and touched[0] <= stretch[1]:
            stretch = stretch[0], max(stretch[1], touched[1])
            continue
        if stretch:
            yield stretch
        stretch = touched
    if stretch:
        yield stretch


def _rate(sheet: _Sheet, repair: Repair, applied: Sequence[Repair], tally: Tally) -> None:
    """Count one repair: right if the words it touches are then exactly those written.

    One that was not applied is judged as if it alone had been.
    """
    touched = sheet.touched(repair)
    if touched is None:
        return
    made = applied if repair.applied else [repair]
    right = sheet.becomes(*touched, made) == sheet.meant(*touched)
    tally.scores[repair.applied, min(int(repair.score * 10), 9), right] += 1
    if repair.applied:
        tally.changes += 1
        tally.right += right
        tally.rules[repair.rule, right] += 1


def kind(meant: Sequence[str], found: Sequence[str]) -> str:
    """Return in what words differ: «tone lost», «vowel mark», «onset», «split», …

    The kinds of single words say whether what was read is a syllable («valid») or not.
    """
    if not found:
        return "lost"
    if not meant:
        return "made up"
    if len(meant) != len(found):
        return "split" if len(meant) < len(found) else "joined"
    if not any(c.isalpha() for c in meant[0]):
        return "number"
    if not is_syllable(meant[0].lower()):
        return "code or name"
    valid = "valid" if is_syllable(found[0].lower()) else "impossible"
    return f"{_difference(meant[0], found[0])}, {valid}"


def _difference(meant: str, found: str) -> str:
    one, other = meant.lower(), found.lower()
    if one == other:
        return "case"
    if _bare(one) == _bare(other):
        tones, heard = split_tone(one), split_tone(other)
        if tones and heard and tones[0] == heard[0]:
            return "tone lost" if not heard[1] else "tone wrong" if tones[1] else "tone added"
        return "vowel mark" if (one[:1] == "đ") == (other[:1] == "đ") else "đ or d"
    (onset, rhyme), (begin, end) = _parts(_bare(one)), _parts(_bare(other))
    if onset != begin and rhyme != end:
        return "several letters"
    return "onset" if onset != begin else "rhyme"


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFD", word).replace("đ", "d")
    return "".join(c for c in letters if not unicodedata.combining(c))


def _parts(bare: str) -> tuple[str, str]:
    vowel = next((i for i, c in enumerate(bare) if c in _VOWELS), len(bare))
    return bare[:vowel], bare[vowel:]

"""Mojibake: lines whose letters are those of an old font or of UTF-8 read twice, found and mended

Nothing is guessed from single letters. Each line is read in every old encoding, and a reading
counts by its syllables: those that Vietnamese statutes use, those that could exist, and letters
that make none. Lines with Vietnamese letters of Unicode are never touched.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from extract.readers.legacy import ENCODINGS, Encoding, code_point, convert
from extract.syllables import is_syllable
from ontology.load import rows

Kind = Encoding | Literal["utf8"]
KINDS: tuple[Kind, ...] = (*ENCODINGS, "utf8")
NAMES: dict[Kind, str] = {
    "tcvn3": "TCVN3 (ABC)",
    "vni": "VNI",
    "viscii": "VISCII",
    "vps": "VPS",
    "cp1258": "Windows-1258",
    "utf8": "UTF-8 bị mã hóa hai lần",
}

_HIGH = "".join(
    sorted({chr(b) for b in range(0x80, 256)} | {code_point(b) for b in range(128, 256)})
)
_TAIL = "".join(
    sorted({chr(b) for b in range(0x80, 192)} | {code_point(b) for b in range(128, 192)})
)
_TWICE = re.compile(
    rf"[Â-ß][{re.escape(_TAIL)}]|[à-ï][{re.escape(_TAIL)}]{{2}}|[ð-ô][{re.escape(_TAIL)}]{{3}}"
    rf"|(?P<cut>Ã)(?![{re.escape(_HIGH)}])"
)
_BYTE = {code_point(byte): byte for byte in range(256)} | {chr(byte): byte for byte in range(256)}
_UNICODE = re.compile(r"[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
_STRANGE = re.compile(
    r"[\x80-\x9f¡-±´-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñöøûüþÿ÷ŒœŠšŽžŸƒˆ˜‚„†‡‰‹›€−∙\uf020-\uf0ff]"
)
"""Characters that Vietnamese in Unicode seldom has, and the old encodings all the time."""

_CHUNK = re.compile(r"[^ \t\r\n\f\v]+")
_WORD = re.compile(r"[^\W\d_]+")
_STRAY = re.compile(r"(?<=[^\W\d_])[\x80-\x9f¡-±´-¿×÷]|[\x80-\x9f¡-±´-¿×÷](?=[^\W\d_])")
_SAMPLE = 400
_LEAST_GAIN = 1.5


@dataclass(frozen=True, slots=True)
class Mended:
    """Lines after mending; `kinds` says how each was read, `None` for a line left as it was."""

    lines: tuple[str, ...]
    kinds: tuple[Kind | None, ...]

    @property
    def remark(self) -> str:
        """What was done, in Vietnamese: «chuyển từ bảng mã TCVN3 (ABC)»; empty for nothing."""
        counts = Counter(kind for kind in self.kinds if kind)
        touched = sum(counts.values())
        others = sum(1 for line in map(_UNICODE.search, self.lines) if line) - touched
        names = ", ".join(NAMES[kind] for kind in KINDS if counts[kind])
        if not names:
            return ""
        part = f" ở {touched} trên {touched + others} dòng" if others > 0 else ""
        return f"chuyển từ bảng mã {names}{part}"


@dataclass(frozen=True, slots=True)
class Weight:
    """How Vietnamese a reading is: syllables in use, possible ones, and what is none."""

    known: int = 0
    possible: int = 0
    bad: int = 0

    def __add__(self, other: Weight) -> Weight:
        return Weight(
            self.known + other.known, self.possible + other.possible, self.bad + other.bad
        )

    @property
    def score(self) -> float:
        """One number to compare readings of the same line by."""
        return self.known + 0.4 * self.possible - self.bad

    @property
    def is_sound(self) -> bool:
        """Return whether this is Vietnamese: two syllables, and few words that are none."""
        good = self.known + self.possible
        return self.known > 0 and good > 1 and self.bad <= 0.25 * (good + self.bad)


def mend(lines: Sequence[str], bytewise: frozenset[int] = frozenset()) -> Mended:
    """Return lines with those in old encodings converted, «b¸o c¸o tæng kÕt» to «báo cáo tổng kết».

    `bytewise` are the indices of lines that are the Windows-1252 view of bytes which are no
    UTF-8: they cannot be UTF-8 read twice. What is left alone among them could not be read.
    """
    found = _kinds_in(lines, bytewise)
    if not found:
        return Mended(tuple(lines), (None,) * len(lines))
    kinds = list(_kinds(lines, found, bytewise))
    read = (reading(line, kind) for line, kind in zip(lines, kinds, strict=True))
    return Mended(tuple(read), tuple(kinds))


def reading(text: str, kind: Kind | None) -> str:
    """Return a text read as one kind of mojibake; `None` leaves it."""
    if kind == "utf8":
        return _TWICE.sub(_once, text)
    return convert(text, kind) if kind else text


def _once(match: re.Match[str]) -> str:
    """Return the character of UTF-8 bytes; a no-break space after «Ã» (à) is often lost."""
    if match["cut"]:
        return "à"
    try:
        return bytes(_BYTE[c] for c in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _kinds_in(lines: Sequence[str], bytewise: frozenset[int]) -> tuple[Kind, ...]:
    """Return the kinds that surely read some of the lines in question, the usual one first."""
    asked = [
        index
        for index, line in enumerate(lines)
        if index in bytewise or (_STRANGE.search(line) and not _UNICODE.search(line))
    ]
    asked = asked[:: max(1, len(asked) // _SAMPLE)]
    votes: dict[Kind, float] = defaultdict(float)
    whole: dict[Kind, float] = defaultdict(float)
    for index in asked:
        kinds = _kinds_for(index, bytewise)
        gains = {kind: _gain(lines[index], kind) for kind in kinds}
        for kind in kinds:
            whole[kind] += gains[kind]
        if best := _best(lines[index], kinds):
            votes[best] += gains[best]
    if votes or not asked:
        return tuple(sorted(votes, key=lambda kind: -votes[kind]))
    kind = max(KINDS, key=lambda kind: whole[kind])
    total = sum((weigh(lines[index], kind) for index in asked), Weight())
    return (kind,) if whole[kind] > _LEAST_GAIN and total.is_sound else ()


def _kinds_for(index: int, bytewise: frozenset[int]) -> tuple[Kind, ...]:
    return ENCODINGS if index in bytewise else KINDS


def _kinds(
    lines: Sequence[str], found: tuple[Kind, ...], bytewise: frozenset[int]
) -> Iterator[Kind | None]:
    """Yield the kind of each line; lines too short to tell are like the one before.

    Before the first line that tells, they are of the usual kind.
    """
    last: Kind | None = found[0]
    for index, line in enumerate(lines):
        if line.isascii() and not _has_controls(line):
            yield None
        elif index not in bytewise and _UNICODE.search(line):
            last = None
            yield None
        else:
            kinds = _kinds_for(index, bytewise)
            best = _best(line, kinds, last or found[0])
            last = best or last
            yield best or _likely(line, [k for k in found if k in kinds], last, index in bytewise)


def _likely(line: str, found: Sequence[Kind], last: Kind | None, must: bool) -> Kind | None:
    """Return the kind of a line too short to tell, `must` if it cannot be Unicode."""
    gains = {kind: _gain(line, kind) + 0.5 * (kind == last) for kind in found}
    best = max(gains, key=lambda kind: gains[kind], default=None)
    if best is None or gains[best] < 0:
        return None
    return best if last or must or gains[best] > _LEAST_GAIN else None


def _has_controls(line: str) -> bool:
    return any(c < " " and c not in "\t\r\f\v" for c in line)


def _best(line: str, kinds: Sequence[Kind], usual: Kind | None = None) -> Kind | None:
    """Return the kind that surely reads a line, the usual one among equals."""
    if usual in kinds and usual and not weigh(line, usual).bad and _gain(line, usual) > _LEAST_GAIN:
        return usual
    best = max(kinds, key=lambda kind: _gain(line, kind) + 0.5 * (kind == usual))
    if _gain(line, best) > _LEAST_GAIN and weigh(line, best).is_sound:
        return best
    return None


def _gain(line: str, kind: Kind) -> float:
    return weigh(line, kind).score - weigh(line, None).score


def weigh(line: str, kind: Kind | None) -> Weight:
    """Weigh a reading of a line by its words with letters beyond ASCII.

    «QuyÕt ®Þnh» weighs two syllables in use as TCVN3, and three faults as it stands.
    """
    chunks = (m[0] for m in _CHUNK.finditer(line) if not m[0].isascii() or _has_controls(m[0]))
    return sum((_weigh(chunk, kind) for chunk in chunks), Weight())


@lru_cache(maxsize=65536)
def _weigh(chunk: str, kind: Kind | None) -> Weight:
    text = reading(chunk, kind)
    known = possible = 0
    bad = len(_STRAY.findall(text))
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        if word.lower() in _in_use() and _is_evenly_cased(word):
            known += 1
        elif is_syllable(word.lower()) and _is_evenly_cased(word):
            possible += 1
        else:
            bad += 1
    return Weight(known, possible, bad)


def _is_evenly_cased(word: str) -> bool:
    """Return whether capitals stand first or everywhere, as the font's own reading shows them."""
    return word[1:].islower() or word.isupper() or len(word) == 1


@cache
def _in_use() -> frozenset[str]:
    return frozenset(row["syllable"] for row in rows("syllables"))

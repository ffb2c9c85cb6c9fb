"""Decisions: what people say of names, one line each in a file that only grows.

    same      agency/so-y-te-…  agency/…  <who>  <when>  Sở Y tế tỉnh A | So Y te tinh A
    different …
    split     person/…

The file stands in the graph's folder and is honoured by every build. IRIs stand without the base.
A later line about the same names holds; «undo» takes back what was said of a pair or a name. Who
and when stay in this file: the graph is made of documents and decisions alone. What people say of
names by reviewing (`kg.review`) is put between these lines by its time.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Literal, cast

from kg.store import write_whole

DECISIONS = "decisions.tsv"
"""The file's name in a graph's folder."""

Verb = Literal["same", "different", "split", "undo"]
_LOCK = f".{DECISIONS}.lock"
_VERBS = ("same", "different", "split", "undo")
_VIETNAM = timezone(timedelta(hours=7))
_EARLIEST = datetime.min.replace(tzinfo=UTC)
_LATEST = datetime(9999, 12, 30, tzinfo=UTC)
_HEAD = "# decision\tone\tother\twho\twhen\tnames\n"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person says: two IRIs are one or are not, or one IRI stands alone (`other` empty)."""

    verb: Verb
    one: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who decided, when (ISO 8601), and over which names as people read them."""

    who: str
    when: str
    names: str = ""


Timed = tuple[Decision, str]
"""A decision and when it was made (ISO 8601; empty where that is not told)."""


def read_decisions(folder: Path, base: str) -> tuple[Decision, ...]:
    """Return the decisions of a graph's folder in the order in which they were made.

    Raises as `read_timed`.
    """
    return tuple(decision for decision, _ in read_timed(folder, base))


def in_time(*lists: Iterable[Timed]) -> tuple[Decision, ...]:
    """Return the decisions of several lists by their time; each list keeps its own order.

    A time without a zone is Vietnam's; a decision without a time goes with the one before it.
    """
    timed = []
    for decisions in lists:
        last = _EARLIEST
        for decision, when in decisions:
            last = max(last, _moment(when))
            timed.append((last, decision))
    return tuple(decision for _, decision in sorted(timed, key=lambda t: t[0]))


def not_before(when: str, earlier: Iterable[str]) -> str:
    """Return a time, or one just behind the latest of earlier ones where it does not follow them.

    A clock that was put right must not place a decision before those that it is to replace.
    """
    latest = min(max(map(_moment, earlier), default=_EARLIEST), _LATEST)
    if _moment(when) > latest:
        return when
    return (latest + timedelta(seconds=1)).isoformat(timespec="seconds")


def _moment(when: str) -> datetime:
    try:
        found = datetime.fromisoformat(when)
    except ValueError:
        return _EARLIEST
    return found if found.tzinfo else found.replace(tzinfo=_VIETNAM)


def read_timed(folder: Path, base: str) -> tuple[Timed, ...]:
    """Return the decisions of a graph's folder with their times, in order.

    Raises `ValueError` for a line of another form, naming file and line.
    """
    path = folder / DECISIONS
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            found.append(_decision(line.rstrip("\r"), base, f"{path}, line {number}"))
    return tuple(found)


def _decision(line: str, base: str, where: str) -> Timed:
    verb, one, other, _, when, *_ = [*map(_plain, line.split("\t")), *[""] * 5]
    one, other = one.removeprefix(base), other.removeprefix(base)
    complete = one and (other or verb in ("split", "undo")) and one != other
    if verb not in _VERBS or not complete:
        raise ValueError(
            f"{where}: is no decision; write them by: camket same|different|split DIR …"
        )
    return Decision(cast("Verb", verb), _whole(one, base), _whole(other, base)), when


def _plain(cell: str) -> str:
    """Return a cell as it is written: one line, single spaces between its words."""
    return " ".join(cell.split())


def _whole(iri: str, base: str) -> str:
    return iri if not iri or iri.startswith(("http:", "https:")) else f"{base}{iri}"


def add_decisions(folder: Path, base: str, made: Iterable[Decision], stamp: Stamp) -> None:
    """Add decisions to the file of a graph's folder, all or none; what stands in it stays.

    Raises as `read_timed`.
    """
    lines = []
    for one in made:
        iris = (one.one.removeprefix(base), one.other.removeprefix(base))
        fields = (one.verb, *iris, stamp.who, stamp.when, stamp.names)
        lines.append("\t".join(map(_plain, fields)) + "\n")
    path = folder / DECISIONS
    with (folder / _LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        read_timed(folder, base)  # nothing is added to a file that no build could read
        before = path.read_bytes().decode("utf-8") if path.exists() else ""
        ended = before if not before or before.endswith("\n") else f"{before}\n"
        write_whole(path, "".join((ended or _HEAD, *lines)), lasting=True)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What holds of all decisions: pairs that are one, latest first; pairs that are not; names
    that stand alone, unless a pair with them was joined later."""

    same: tuple[tuple[str, str], ...]
    different: frozenset[tuple[str, str]]
    alone: frozenset[str]


def verdicts(decisions: Iterable[Decision]) -> Verdicts:
    """Return what holds after all decisions, the last word on each pair and each name."""
    pairs: dict[tuple[str, str], Verb] = {}
    alone: set[str] = set()
    for one in decisions:
        first, second = sorted((one.one, one.other))
        if one.other:
            pairs.pop((first, second), None)
            if one.verb != "undo":
                pairs[first, second] = one.verb
        elif one.verb == "undo":
            alone.discard(one.one)
        else:
            alone.add(one.one)
            kept = {p: v for p, v in pairs.items() if v != "same" or one.one not in p}
            pairs = kept
    same = tuple(p for p, verb in reversed(pairs.items()) if verb == "same")
    different = frozenset(p for p, verb in pairs.items() if verb == "different")
    return Verdicts(same, different, frozenset(alone))

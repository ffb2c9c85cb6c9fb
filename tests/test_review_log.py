"""The log of verdicts: read as it grows, and never in part."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.chain import ChainBroken
from kg.review.log import REVIEWS, Log, read_verdicts
from kg.review.verdicts import Verdict


def said(who: str) -> Verdict:
    return Verdict(0, who, "reviewer", "2025-11-01T08:00:00+07:00", "comment", comment="xem")


def test_verdicts_come_back_with_number_and_hash(tmp_path: Path) -> None:
    assert read_verdicts(tmp_path) == ()
    log = Log(tmp_path)
    first, second = log.add(said("lan")), log.add(said("an"))
    assert (first.number, second.number) == (1, 2)
    assert [v.hash for v in log.verdicts()] == [first.hash, second.hash]
    assert read_verdicts(tmp_path) == (first, second)


def test_what_another_process_adds_is_read_on(tmp_path: Path) -> None:
    one, other = Log(tmp_path), Log(tmp_path)
    one.add(said("lan"))
    assert len(other.verdicts()) == 1
    known = other.verdicts()
    assert other.verdicts() is known  # nothing new: nothing is read
    one.add(said("an"))
    assert [v.who for v in other.verdicts()] == ["lan", "an"]
    assert other.verdicts()[0] is known[0]


def test_an_interrupted_line_waits(tmp_path: Path) -> None:
    log = Log(tmp_path)
    log.add(said("lan"))
    with (tmp_path / REVIEWS).open("ab") as file:
        file.write(b'{"who": "a')
    assert [v.who for v in log.verdicts()] == ["lan"]
    Log(tmp_path).add(said("an"))
    assert [v.who for v in log.verdicts()] == ["lan", "an"]


def test_a_log_that_was_exchanged_is_refused(tmp_path: Path) -> None:
    log = Log(tmp_path)
    log.add(said("lan"))
    assert log.verdicts()
    path = tmp_path / REVIEWS
    path.write_bytes(path.read_bytes().replace(b"lan", b"lam"))
    with pytest.raises(ChainBroken, match="line 1"):
        log.verdicts()

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from kg.identity.decisions import (
    DECISIONS,
    Decision,
    Stamp,
    Verb,
    add_decisions,
    in_time,
    not_before,
    read_decisions,
    verdicts,
)

BASE = "https://example.org/id/"
A, B, C = (f"{BASE}agency/{name}" for name in "abc")
STAMP = Stamp("Lan", "2025-12-01", "Sở A | Sở\tB")


def test_decisions_are_read_as_written(tmp_path: Path) -> None:
    assert read_decisions(tmp_path, BASE) == ()
    made = (Decision("same", A, B), Decision("split", C))
    add_decisions(tmp_path, BASE, made, STAMP)
    add_decisions(tmp_path, BASE, [Decision("different", A, C)], STAMP)
    assert read_decisions(tmp_path, BASE) == (*made, Decision("different", A, C))
    head, first, *_ = (tmp_path / DECISIONS).read_text(encoding="utf-8").splitlines()
    assert head.startswith("# decision\tone\tother\twho\twhen")
    assert first == "same\tagency/a\tagency/b\tLan\t2025-12-01\tSở A | Sở B"


def test_a_disk_that_is_full_leaves_the_decisions_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_decisions(tmp_path, BASE, [Decision("same", A, B)], STAMP)
    before = (tmp_path / DECISIONS).read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.store.os.fsync", full)
    with pytest.raises(OSError, match=rf"No space left on device: .*{DECISIONS}"):
        add_decisions(tmp_path, BASE, [Decision("split", C)], STAMP)
    assert (tmp_path / DECISIONS).read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {DECISIONS, f".{DECISIONS}.lock"}


def test_nothing_is_added_to_a_file_that_no_build_could_read(tmp_path: Path) -> None:
    (tmp_path / DECISIONS).write_text("same\tagency/a\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 1: is no decision"):
        add_decisions(tmp_path, BASE, [Decision("split", C)], STAMP)


def test_decisions_made_at_once_are_all_kept(tmp_path: Path) -> None:
    def decide(name: str) -> None:
        for _ in range(10):
            add_decisions(tmp_path, BASE, [Decision("split", f"{BASE}agency/{name}")], STAMP)

    threads = [threading.Thread(target=decide, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(read_decisions(tmp_path, BASE)) == 40


CLOCKS = [
    ("2026-03-01T09:00:00+07:00", [], "2026-03-01T09:00:00+07:00"),
    ("2026-03-01T09:00:00+07:00", ["2026-02-01"], "2026-03-01T09:00:00+07:00"),
    # within the same second, after it
    ("2026-03-01T09:00:00+07:00", ["2026-03-01T02:00:00+00:00"], "2026-03-01T02:00:01+00:00"),
    # the clock stood ten years ahead when the last one was made
    ("2026-03-01T09:00:00+07:00", ["2036-01-01", "2025-01-01"], "2036-01-01T00:00:01+07:00"),
    ("2026-03-01T09:00:00+07:00", ["hôm qua"], "2026-03-01T09:00:00+07:00"),
    ("2026-03-01T09:00:00+07:00", ["9999-12-31T23:59:59"], "9999-12-30T00:00:01+00:00"),
]


@pytest.mark.parametrize(("now", "earlier", "when"), CLOCKS)
def test_a_clock_that_was_put_right_does_not_change_the_order(
    now: str, earlier: list[str], when: str
) -> None:
    assert not_before(now, earlier) == when


def test_the_base_may_change(tmp_path: Path) -> None:
    add_decisions(tmp_path, BASE, [Decision("same", A, "https://other.org/x")], STAMP)
    (found,) = read_decisions(tmp_path, "https://new.org/id/")
    assert found == Decision("same", "https://new.org/id/agency/a", "https://other.org/x")


def test_a_line_without_its_end_is_ended_first(tmp_path: Path) -> None:
    (tmp_path / DECISIONS).write_text("same\tagency/a\tagency/b", encoding="utf-8")
    add_decisions(tmp_path, BASE, [Decision("split", C)], STAMP)
    assert read_decisions(tmp_path, BASE) == (Decision("same", A, B), Decision("split", C))


@pytest.mark.parametrize(
    "line", ["join\ta\tb", "same\ta", "different\ta\t", "split", "same\ta\ta", "same a b"]
)
def test_a_line_of_another_form_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / DECISIONS).write_text(f"# head\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"decisions\.tsv, line 2: is no decision"):
        read_decisions(tmp_path, BASE)


def test_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / DECISIONS).write_bytes("same\tSở".encode("utf-16"))
    with pytest.raises(ValueError, match="is not UTF-8"):
        read_decisions(tmp_path, BASE)


def test_the_last_word_holds() -> None:
    made = [
        Decision("same", B, A),
        Decision("different", A, B),
        Decision("same", A, C),
        Decision("split", C),
        Decision("same", B, C),
    ]
    found = verdicts(made)
    assert found.same == ((B, C),)
    assert found.different == {(A, B)}
    assert found.alone == {C}
    assert verdicts([*made, Decision("undo", A, B), Decision("undo", C)]).different == frozenset()
    assert verdicts([*made, Decision("undo", C)]).alone == frozenset()


def test_the_latest_comes_first() -> None:
    made = [Decision("same", A, B), Decision("same", B, C), Decision("same", A, B)]
    assert verdicts(made).same == ((A, B), (B, C))


ORDERS = [
    # each list keeps its order; between them it is by time, without a zone Vietnam's
    ([("same", "2025-11-01"), ("undo", "2025-11-03")], [("different", "2025-11-02T00:00:00Z")],
     "same different undo"),
    ([("same", "2025-11-01T08:00:00+07:00")], [("undo", "2025-11-01T00:30:00Z")], "undo same"),
    ([("same", "2025-11-01T08:00:00")], [("undo", "2025-11-01T00:30:00Z")], "undo same"),
    # what has no time goes with the one before it
    ([("same", ""), ("undo", "2025-11-05")], [("different", "2025-11-01")], "same different undo"),
    ([("same", "2025-11-05"), ("undo", "")], [("different", "2025-11-06")], "same undo different"),
    ([("same", "2025-11-05"), ("undo", "2025-11-01")], [("different", "2025-11-03")],
     "different same undo"),
]  # fmt: skip


@pytest.mark.parametrize(("kept", "said", "order"), ORDERS)
def test_decisions_of_the_file_and_of_reviews_stand_in_order_of_time(
    kept: list[tuple[Verb, str]], said: list[tuple[Verb, str]], order: str
) -> None:
    lists = ([(Decision(verb, "a", "b"), when) for verb, when in one] for one in (kept, said))
    assert " ".join(decision.verb for decision in in_time(*lists)) == order

from __future__ import annotations

from pathlib import Path

import pytest

from kg.identity.decisions import (
    DECISIONS,
    Decision,
    Stamp,
    Verb,
    add_decisions,
    in_time,
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

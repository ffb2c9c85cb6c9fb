from __future__ import annotations

from pathlib import Path

import pytest

from bench import identity
from bench.identity import Named, by_hand, measure, one_thing, pair_hash, province_of, table_of

A, B = "tỉnh hà nam", "tỉnh sơn la"
KCN = "Khu công nghiệp Bình Minh"


def named(norm: str, node: str | None, *, doc: str = "1", at: str = A, kind: str = "ORG") -> Named:
    return Named(doc, at, kind, norm, norm, node)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # one document, one province: by the norm, capitals aside
        (named("Sở Y tế", "x"), named("sở Y tế", "x"), True),
        (named("Sở Y tế", "x"), named("Sở Nội vụ", "x"), False),
        (named("các sở", "x"), named("các sở", "x", doc="2"), True),
        # two provinces: only what is fixed in the country is one thing
        (named("Sở Y tế", "x"), named("Sở Y tế", "x", doc="2", at=B), None),
        (named("Bộ Y tế", "x"), named("Bộ Y tế", "x", doc="2", at=B), True),
        (named("Sở Y tế tỉnh Sơn La", "x"), named("Sở Y tế tỉnh Sơn La", "x", doc="2", at=B), True),
        (named("Sở Y tế", "x"), named("Sở Nội vụ", "x", doc="2", at=B), False),
        (named("12/NQ-HĐND", "x", kind="LEGAL"),
         named("12/NQ-HĐND", "x", doc="2", at=B, kind="LEGAL"), None),
        (named("12/NQ-CP", "x", kind="LEGAL"),
         named("12/NQ-CP", "x", doc="2", at=B, kind="LEGAL"), True),
        (named("An", "x"), named("An", "x", kind="PERSON"), False),
    ],
)  # fmt: skip
def test_which_pairs_are_one_thing(left: Named, right: Named, expected: bool | None) -> None:
    assert one_thing(left, right) is expected


def test_pairs_are_counted() -> None:
    mentions = [
        named("Sở Y tế", "x"),
        named("Sở Y tế", "x"),
        named("Sở Y tế", None),  # not found by extraction
        named("Sở Y tế", "y", doc="2"),  # not joined
        named("Sở Nội vụ", "y", doc="2"),  # joined wrongly
    ]
    tally = measure(mentions)["ORG"]["all"]
    assert (tally.same, tally.same_found, tally.joined, tally.right) == (6, 3, 2, 1)
    assert (tally.precision, tally.recall) == (0.5, 1 / 3)
    assert tally.recall_of_all == 1 / 6
    assert "| ORG | all | 6 | 3 | 2 | 0.5000 | 0.3333 | 0.1667 |" in table_of(measure(mentions))


def test_pairs_read_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = named(KCN, "x"), named(f"{KCN} Hà Nam", "x")
    monkeypatch.setattr(identity, "SAME_BY_HAND", {pair_hash(right.norm, left.norm)})
    assert one_thing(left, right) is False
    assert by_hand(left, right) is True


def test_the_province_of_a_document() -> None:
    body = {"type": "ORG", "norm": "Sở Y tế tỉnh Sơn La"}
    about = {"issuer": "Ủy ban nhân dân tỉnh Hà Nam"}
    assert province_of({"document": about, "mentions": [body]}) == A
    assert province_of({"document": {"issuer": None}, "mentions": [body]}) == B
    assert province_of({"document": {"issuer": "Chính phủ"}, "mentions": []}) is None


def test_without_the_documents_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(identity, "SHARED", tmp_path)
    monkeypatch.delenv("CAMKET_NO_SKIP", raising=False)
    assert identity.main() == 0
    assert "identity cannot be measured" in capsys.readouterr().out
    monkeypatch.setenv("CAMKET_NO_SKIP", "1")
    assert identity.main() == 1

from __future__ import annotations

import itertools

import pytest

from kg.identity.components import settle
from kg.identity.decisions import Decision, verdicts
from kg.identity.judgements import Judgement

LABELS = {iri: f"tên {iri}" for iri in "abcdefgh"}


def same(pair: str, score: float = 0.9) -> Judgement:
    """Return a rule's judgement: «ab»."""
    return Judgement(pair[0], pair[1], score, f"lý do {pair}")


def unsure(pair: str) -> Judgement:
    return Judgement(pair[0], pair[1], 0.5, f"lý do {pair}", "unsure")


def decided(*words: str) -> tuple[Decision, ...]:
    """Return decisions: «same ab», «different ab», «split a», «undo ab»."""
    made = []
    for word in words:
        verb, names = word.split()
        made.append(Decision(verb, names[0], names[1:]))  # type: ignore[arg-type]
    return tuple(made)


def groups(*judgements: Judgement, by: tuple[Decision, ...] = ()) -> set[str]:
    """Return the components of more than one name, each as a word of its IRIs."""
    settled = settle(judgements, rank={}, labels=LABELS, decided=verdicts(by))
    found: dict[str, str] = {}
    for iri in LABELS:
        root = settled.canonical.get(iri, iri)
        found[root] = found.get(root, "") + iri
    return {"".join(sorted(names)) for names in found.values() if len(names) > 1}


@pytest.mark.parametrize(
    ("rules", "people", "expected"),
    [
        # what rules join, by way of a third name too
        ([same("ab"), same("bc"), same("de")], [], {"abc", "de"}),
        # a person joins what no rule does
        ([same("ab")], ["same bc"], {"abc"}),
        # a person tells apart what a rule joins
        ([same("ab")], ["different ab"], set()),
        # the weakest judgement gives way, wherever it stands in the chain
        ([same("ab", 0.95), same("bc", 0.7), same("cd", 0.9)], ["different ad"], {"ab", "cd"}),
        ([same("ab", 0.7), same("bc", 0.9), same("cd", 0.9)], ["different ad"], {"bcd"}),
        # one of equal ones: the later by name
        ([same("ab"), same("bc")], ["different ac"], {"ab"}),
        # a person's «same» is stronger than a rule
        ([same("ab", 1.0)], ["same bc", "different ac"], {"bc"}),
        # of contradicting people's words the latest hold
        ([], ["same ab", "same bc", "different ac"], {"bc"}),
        # the last word on a pair
        ([same("ab")], ["different ab", "same ab"], {"ab"}),
        ([], ["same ab", "different ab"], set()),
        ([same("ab")], ["different ab", "undo ab"], {"ab"}),
        ([], ["same ab", "undo ab"], set()),
        # a name that stands alone, unless it was joined since
        ([same("ab"), same("bc")], ["split a"], {"bc"}),
        ([same("ab")], ["split a", "undo a"], {"ab"}),
        ([same("ab"), same("ac")], ["split a", "same ab"], {"ab"}),
        ([], ["same ab", "split a"], set()),
        # unsure joins nothing
        ([unsure("ab")], [], set()),
        # a name that no document has waits
        ([], ["same ax"], set()),
    ],
)
def test_components(rules: list[Judgement], people: list[str], expected: set[str]) -> None:
    assert groups(*rules, by=decided(*people)) == expected


def test_no_component_holds_a_refused_pair() -> None:
    """Tried over all ways of refusing two of the pairs of a well-joined group."""
    rules = [same(f"{a}{b}", 0.5 + 0.01 * n) for n, (a, b) in
             enumerate(itertools.combinations("abcdef", 2))]  # fmt: skip
    pairs = list(itertools.combinations("abcdef", 2))
    for refused in itertools.combinations(pairs, 2):
        by = decided(*(f"different {a}{b}" for a, b in refused))
        settled = settle(rules, rank={}, labels=LABELS, decided=verdicts(by))
        for one, other in refused:
            assert settled.canonical.get(one, one) != settled.canonical.get(other, other)


def test_a_judgement_that_gives_way_says_so_and_is_put_before_people() -> None:
    rules = [same("ab", 0.95), same("bc", 0.7)]
    settled = settle(rules, rank={}, labels=LABELS, decided=verdicts(decided("different ac")))
    by_pair = {j.pair: j for j in settled.judgements}
    assert by_pair["a", "b"].verdict == "same"
    assert by_pair["a", "c"].verdict == "different"
    assert by_pair["a", "c"].origin == "person"
    assert "«tên a» và «tên c» là hai thứ khác nhau" in by_pair["a", "c"].reason
    gave_way = by_pair["b", "c"]
    assert (gave_way.verdict, gave_way.origin, gave_way.score) == ("unsure", "rule", 0.7)
    assert gave_way.reason.startswith("lý do bc; không gộp, vì như vậy «tên a» và «tên c»")


@pytest.mark.parametrize("people", ["different ab", "same ab", "split a"])
def test_what_was_decided_is_not_proposed_again(people: str) -> None:
    settled = settle([unsure("ab")], rank={}, labels=LABELS, decided=verdicts(decided(people)))
    assert all(j.verdict != "unsure" for j in settled.judgements)
    assert all(j.origin == "person" for j in settled.judgements)
    assert len(settled.judgements) == 1


def test_a_refused_pair_is_not_proposed_by_other_names_of_the_same_things() -> None:
    rules = [same("ab"), same("cd"), unsure("bd")]
    open_still = settle(rules, rank={}, labels=LABELS)
    assert [j.pair for j in open_still.judgements if j.verdict == "unsure"] == [("b", "d")]
    refused = settle(rules, rank={}, labels=LABELS, decided=verdicts(decided("different ac")))
    assert not [j for j in refused.judgements if j.verdict == "unsure"]
    joined = settle([*rules, same("ac")], rank={}, labels=LABELS)
    assert not [j for j in joined.judgements if j.verdict == "unsure"]


def test_the_best_name_calls_the_component() -> None:
    settled = settle([same("ab"), same("bc")], rank={"a": 2, "b": 1, "c": 0}, labels=LABELS)
    assert settled.canonical == {"a": "c", "b": "c"}


def test_order_does_not_matter() -> None:
    rules = [same("ab", 0.9), same("bc", 0.8), same("cd", 0.8), unsure("ae"), same("ef", 0.7)]
    by = verdicts(decided("different ad", "same ag"))
    expected = settle(rules, rank={}, labels=LABELS, decided=by)
    for shuffled in itertools.permutations(rules):
        assert settle(shuffled, rank={}, labels=LABELS, decided=by) == expected

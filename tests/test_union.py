from __future__ import annotations

import pytest
from factories import asked

from kg.identity.resolve import Identity
from kg.terms import Lines, exact, words
from kg.union import union_of

A, B, D = (f"https://example.org/{n}" for n in "abd")
JOINED = Identity({B: A}, ())


def graph(*labels: tuple[str, str], own: str | None = None) -> list[str]:
    """Return a graph of labels by IRI, of the file of the document `own`."""
    lines = Lines()
    for iri, label in labels:
        lines.value(iri, "skos:prefLabel", words(label))
        lines.kind(iri, "ck:Project")
    if own:
        lines.value(own, "ck:sha256", exact("00"))
    return lines.sorted()


def labels(union: list[str], kind: str = "prefLabel") -> set[tuple[str, ...]]:
    return asked(union, f"SELECT ?x ?l {{ ?x skos:{kind} ?l }}")


@pytest.mark.parametrize(
    ("graphs", "best", "others"),
    [
        # the label of most documents, then the longest, then the first
        ([graph((A, "Cầu X")), graph((B, "Cầu X Y")), graph((B, "Cầu X"))], "Cầu X", {"Cầu X Y"}),
        ([graph((A, "Cầu X")), graph((B, "Cầu X Y"))], "Cầu X Y", {"Cầu X"}),
        ([graph((A, "Cầu Y")), graph((B, "Cầu X"))], "Cầu X", {"Cầu Y"}),
        # a spoilt label is never preferred to a sound one
        ([graph((A, "Cầu Bzv")), graph((B, "Cầu Xa"))] * 2, "Cầu Xa", {"Cầu Bzv"}),
        # a document's own file knows best
        ([graph((A, "Z")), graph((B, "Cầu X"), own=B), graph((A, "Z"))], "Cầu X", {"Z"}),
    ],
)
def test_a_thing_has_one_preferred_label(
    graphs: list[list[str]], best: str, others: set[str]
) -> None:
    union = union_of(graphs, [], JOINED)
    assert labels(union) == {(A, best)}
    assert labels(union, "altLabel") == {(A, other) for other in others}
    assert union == union_of(reversed(graphs), [], JOINED)


def test_names_are_rewritten_everywhere_but_in_the_identity_graph() -> None:
    lines = Lines()
    lines.link(D, "ck:concerns", B)
    lines.link(B, "ck:evidence", D)
    judgement = ['<https://example.org/j> <https://example.org/p> "https://example.org/b" .\n']
    union = union_of([lines.sorted()], [judgement], JOINED)
    assert not any(f"<{B}>" in line for line in union)
    assert judgement[0] in union
    assert len(union) == 3


def test_a_document_does_not_cite_itself() -> None:
    lines = Lines()
    lines.link(A, "eli:cites", B)
    lines.link(A, "eli:cites", D)
    assert len(union_of([lines.sorted()], [], JOINED)) == 1


def test_other_values_of_one_value_properties_are_moved_or_left_out() -> None:
    one, other = Lines(), Lines()
    one.value(A, "eli:id_local", exact("35/NQ-HĐND"))
    other.value(B, "eli:id_local", exact("35/NQ-HDND"))
    one.value(A, "ck:sha256", exact("00"))
    union = union_of([one.sorted(), other.sorted()], [], JOINED)
    assert asked(union, "SELECT ?n { ?x eli:id_local ?n }") == {("35/NQ-HĐND",)}
    assert labels(union, "hiddenLabel") == {(A, "35/NQ-HDND")}


def test_a_label_stands_under_its_best_property_only() -> None:
    lines = Lines()
    for predicate in ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel"):
        lines.value(A, predicate, words("Cầu X"))
    lines.value(A, "skos:altLabel", words("Cầu"))
    lines.value(A, "skos:hiddenLabel", words("Cầu"))
    union = union_of([lines.sorted()], [], Identity({}, ()))
    assert labels(union) == {(A, "Cầu X")}
    assert labels(union, "altLabel") == {(A, "Cầu")}
    assert labels(union, "hiddenLabel") == set()

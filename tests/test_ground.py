from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.document.cast import Thing
from kg.document.clauses import Digest
from kg.duties.document_changes import Change
from kg.duties.ground import changes_in, ground_of
from kg.identity.document_names import DocumentName
from kg.identity.resolve import Identity

IDENTITY = Identity({"b-cũ": "b"}, ())


def digest(iri: str, *rests_on: str, changes: tuple[Change, ...] = ()) -> Digest:
    name = DocumentName(iri, iri, source=True)
    return Digest((), (name,), (), None, (), rests_on=rests_on, changes=changes)


def change(document: str, target: str, day: int) -> Change:
    return Change("amends", document, target, "", date(2025, 1, day), "lời")


def test_a_document_rests_on_others_through_others() -> None:
    digests = [digest("a", "b-cũ"), digest("b", "c"), digest("c", "a"), digest("d")]
    found = ground_of(digests, IDENTITY, {}, ())
    assert found.rests_on["a"] == {"b", "c"}
    assert found.rests_on["c"] == {"a", "b"}
    assert found.rests_on["d"] == frozenset()


def test_changes_are_canonical_and_in_time() -> None:
    later, earlier = change("a", "b-cũ", 9), change("c", "b", 2)
    found = changes_in(
        [digest("a", changes=(later, later)), digest("c", changes=(earlier,))], IDENTITY
    )
    assert found == (earlier, replace(later, target="b"))
    made = ground_of([], IDENTITY, {}, found)
    assert made.amended == {("a", "b"), ("c", "b")}


def test_what_is_only_stopped_is_not_amended() -> None:
    stop = replace(change("a", "b", 1), kind="stops")
    assert ground_of([], IDENTITY, {}, [stop]).amended == frozenset()


def test_of_several_labels_the_shortest_counts() -> None:
    things = [Thing("x", "project", label, "", "") for label in ("Dự án Cầu A", "Cầu B", "Cầu A")]
    assert ground_of([], IDENTITY, {"x": tuple(things)}, ()).names == {"x": "Cầu A"}

"""Names that look alike and are two things, and names of one thing: whole documents, resolved."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from factories import Draft, report

from kg.document.clauses import digest_of
from kg.identity.resolve import resolve
from kg.iris import Iris

IRIS = Iris()
LINES = (Path(__file__).parent / "cases" / "adversarial_bodies.tsv").read_text(encoding="utf-8")
ROWS = [tuple(line.split("\t")) for line in LINES.splitlines() if not line.startswith("#")]


def draft(kind: str, home: str, name: str, number: int) -> Draft:
    """Return a document of a place that names one thing."""
    document = report(place=home or None, issuer=None, number=f"{number}/BC-X")
    words, _, post = name.partition(" | ")
    text = f"Văn bản thứ {number}\n{words}\n"
    made = Draft(text, f"{number}.txt", document)
    if kind == "agency":
        if words.casefold().startswith("các "):
            made.mention(words, "ORG", collective="yes")
        else:
            made.mention(words, "ORG")
    elif kind == "project":
        made.mention(words, "PROJECT")
    elif kind == "person":
        made.mention(words, "PERSON", post=post)
    else:
        made.figure(words, words, 2, 2)
    return made


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[2]} ({row[1]}) / {row[4]} ({row[3]})")
def test_names_are_one_thing_or_two(row: tuple[str, ...]) -> None:
    kind, home, one, other_home, other, verdict, _why = row
    drafts = [draft(kind, home, one, 1), draft(kind, other_home, other, 2)]
    digests = [digest_of(d.done(), d.text, IRIS) for d in drafts]
    known = resolve([t for d in digests for t in d.things], [])
    nodes = [{known.of(t.iri) for t in d.things if t.kind == kind} for d in digests]
    assert all(len(found) == 1 for found in nodes)
    assert (nodes[0] == nodes[1]) is (verdict == "same")


def test_there_are_enough_of_both() -> None:
    counts = Counter(row[5] for row in ROWS)
    assert counts["apart"] >= 200
    assert counts["same"] >= 50
    assert len(set(ROWS)) == len(ROWS)


def test_all_together_join_nothing_across_provinces() -> None:
    """All documents at once: what is apart in pairs stays apart, but for names told by others."""
    digests = []
    homes: dict[str, set[str]] = {}
    for number, row in enumerate(ROWS):
        if row[5] == "apart" and row[1] and row[3] and row[1] != row[3]:
            for side, (home, name) in enumerate(((row[1], row[2]), (row[3], row[4]))):
                made = draft(row[0], home, name, 2 * number + side)
                digests.append((row, side, digest_of(made.done(), made.text, IRIS)))
    known = resolve([t for _, _, d in digests for t in d.things], [])
    for row, side, digest in digests:
        for thing in digest.things:
            if thing.kind == row[0]:
                home = row[1] if side == 0 else row[3]
                named = next((h for h in (row[1], row[3]) if h in row[2 + 2 * side]), home)
                homes.setdefault(known.of(thing.iri), set()).add(named)
    assert {node: found for node, found in homes.items() if len(found) > 1} == {}

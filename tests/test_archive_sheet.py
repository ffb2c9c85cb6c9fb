from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.archive.sheet import Sheet, both, day


def test_a_sheet_is_the_same_in_any_order(tmp_path: Path) -> None:
    said = [
        ("urn:a", "dcterms:title", both("Một", "One")),
        ("urn:a", "void:triples", (7,)),
        ("urn:a", "dcterms:issued", (day("2025-12-01"),)),
        ("urn:a", "dcterms:identifier", ('"x" \\ <y>',)),
    ]
    for name, order in (("x", said), ("y", said[::-1])):
        sheet = Sheet()
        for subject, predicate, values in order:
            sheet.say(subject, predicate, *values)
        sheet.kind("urn:a", "dcat:Dataset")
        sheet.links("urn:a", "dcterms:spatial", ["urn:b"])
        sheet.write(tmp_path / f"{name}.ttl")
    assert (tmp_path / "x.ttl").read_bytes() == (tmp_path / "y.ttl").read_bytes()
    found = set(ox.parse(path=str(tmp_path / "x.ttl")))
    assert len(found) == 7
    assert '"x" \\ <y>' in {getattr(quad.object, "value", "") for quad in found}

from __future__ import annotations

from pathlib import Path

import pytest

from kg.archive.turtle import read_turtle, write_turtle

LINES = [
    b'<urn:a> <urn:p> "0.5"^^<http://www.w3.org/2001/XMLSchema#decimal> .\n',
    b'<urn:a> <urn:p> "m\xe1\xbb\x99t\\nhai \\"ba\\" \\\\ \\u0007"@vi .\n',
    b'<urn:a> <urn:p> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .\n',
    b"<urn:a> <urn:p> <urn:b> .\n",
    b"<urn:b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:C> .\n",
]


def test_lines_come_back_as_they_went(tmp_path: Path) -> None:
    write_turtle(tmp_path / "a" / "x.ttl", LINES)
    assert read_turtle(tmp_path / "a" / "x.ttl") == sorted(LINES)
    write_turtle(tmp_path / "y.ttl", [])
    assert read_turtle(tmp_path / "y.ttl") == []


def test_what_is_no_turtle_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("@prefix : .", encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.ttl: is no Turtle"):
        read_turtle(tmp_path / "x.ttl")

"""Tests of the sinks: rows counted exactly in every format, however the bytes are cut."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.serve.sink import COUNTERS, Sink, TooLarge, TooManyRows

HOSTILE = [
    'a,{"',
    "[{",
    ',{"s":{}}',
    "\\",
    '\\"',
    '"',
    '""\n\r\n',
    "<result>",
    "]]><result></result>",
    "Đào kênh\n«đợt 2»",
    "",
]


def term(cell: str | None) -> str:
    return "UNDEF" if cell is None else str(ox.Literal(cell))


def written(rows: list[list[str | None]], format: str) -> bytes:
    """What Oxigraph writes of a table of texts; `None` is a variable that is unbound."""
    values = " ".join(f"({' '.join(map(term, row))})" for row in rows)
    found = ox.Store().query(f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {values} }} }}")
    assert isinstance(found, ox.QuerySolutions)
    out = found.serialize(format=getattr(ox.QueryResultsFormat, format))
    assert out is not None
    return out


def count(data: bytes, format: str, cut: int) -> int:
    counter = COUNTERS[format]()
    for start in range(0, len(data), cut):
        counter.count(data[start : start + cut])
    return counter.rows


@pytest.mark.parametrize("format", COUNTERS)
@pytest.mark.parametrize("cut", [1, 2, 3, 7, 8192])
def test_rows_of_hostile_texts_are_counted(format: str, cut: int) -> None:
    rows = [[a, b] for a in HOSTILE for b in (*HOSTILE, None)] + [[None, None]] * 3
    assert count(written(rows, format), format, cut) == len(rows)


CELLS = st.one_of(st.none(), st.text(alphabet='a"\\,{[}]:<>\n\r\t «ệ', max_size=8))


@pytest.mark.parametrize("format", COUNTERS)
@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(CELLS, CELLS), max_size=6), cut=st.integers(1, 40))
def test_rows_of_any_texts_are_counted(
    rows: list[tuple[str | None, str | None]], cut: int, format: str
) -> None:
    assert count(written([list(row) for row in rows], format), format, cut) == len(rows)


@pytest.mark.parametrize("format", COUNTERS)
def test_rows_without_any_column_are_counted(format: str) -> None:
    found = ox.Store().query("SELECT * { VALUES () { () () () } }")
    assert isinstance(found, ox.QuerySolutions)
    data = found.serialize(format=getattr(ox.QueryResultsFormat, format))
    assert data is not None
    assert count(data, format, 5) == 3


def test_a_sink_hands_on_all_that_is_written() -> None:
    out = io.BytesIO()
    sink = Sink(out.write, size=1 << 20, rows=0)
    data = bytes(range(256)) * 3000
    for start in range(0, len(data), 8192):
        sink.write(data[start : start + 8192])
    sink.flush()
    sink.close()
    assert out.getvalue() == data


def test_a_sink_stops_at_its_limits() -> None:
    sink = Sink(lambda _: None, size=10, rows=0)
    sink.write(b"0123456789")
    with pytest.raises(TooLarge):
        sink.write(b"0")
    sink = Sink(lambda _: None, size=100, rows=2, counter=COUNTERS["TSV"]())
    sink.write(b"?a\n1\n2\n")
    with pytest.raises(TooManyRows):
        sink.write(b"3\n")

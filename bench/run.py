"""Benchmarks: what Camket takes, as a ratio against a peer in the same run on the same data.

    python bench/run.py             print the table
    python bench/run.py --write     and put it into bench/results.md

Each figure is the median of `RUNS` runs. Texts are the samples of this repository, repeated.
"""

from __future__ import annotations

import io
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pypdfium2 as pdfium
import rdflib
import spacy

from extract.cleaning.clean import clean
from extract.mentions.components import language
from extract.pipeline import extract_source, extract_text
from extract.read import read_file
from kg.ask import ask
from kg.build import build
from kg.export import export_graph
from kg.store import Store
from queries import library

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted((ROOT / "kg" / "samples").glob("*.txt"))
RESULTS = ROOT / "bench" / "results.md"
RUNS = 5
DAY = "2025-12-01"


class Row(NamedTuple):
    """One benchmark: its name, our seconds, the peer and its seconds."""

    name: str
    ours: float
    peer: str
    theirs: float


def median(run: Callable[[], object], *, runs: int = RUNS) -> float:
    """Return the median seconds of some runs, after one that is not counted."""
    run()
    taken = []
    for _ in range(runs):
        begin = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def text_rows() -> list[Row]:
    """Compare the stages of extraction with spaCy's tokenizers on the same texts."""
    texts = [p.read_bytes().decode("utf-8") for p in SAMPLES]
    nlp, bare = language(), spacy.blank("xx")
    ours = median(lambda: [extract_text(t, name="x", sha256="") for t in texts])
    cleaned = median(lambda: [clean(t) for t in texts])
    tokens = median(lambda: [nlp.make_doc(t) for t in texts])
    theirs = median(lambda: [bare.make_doc(t) for t in texts])
    peer = "spaCy's generic tokenizer"
    return [
        Row("extraction, all stages", ours, peer, theirs),
        Row("cleaning and repair", cleaned, peer, theirs),
        Row("syllable tokenizer", tokens, peer, theirs),
    ]


def pdf_rows() -> list[Row]:
    """Compare the reading of PDFs, a page, with pypdfium2's plain text of the same pages.

    The real decisions beside the checkout; without them there is no row.
    """
    paths = sorted((ROOT.parent / "shared" / "pdf").glob("*.pdf"))
    texts = [p for p in paths if "scan" not in p.name and "broken" not in p.name]
    if not texts:
        return []
    pages = sum(len(pdfium.PdfDocument(path)) for path in texts)
    ours = median(lambda: [read_file(path) for path in texts], runs=3)
    theirs = median(lambda: [_plain_text(path) for path in texts])
    return [Row("reading a page of a PDF", ours / pages, "pypdfium2's plain text", theirs / pages)]


def _plain_text(path: Path) -> list[str]:
    with pdfium.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def graph_rows(folder: Path) -> list[Row]:
    """Compare rebuild, query and export with bare Oxigraph and rdflib on the same triples."""
    graph = folder / "graph"
    build(SAMPLES, graph, extractor=extract_source)
    again = median(lambda: build(SAMPLES, graph, extractor=extract_source))
    store = Store.open(graph)
    lines = b"".join(store.lines())
    query = library.get("overdue")
    asked = median(lambda: ask(store, query, {"as_of": DAY}))
    written = median(lambda: export_graph(graph, folder / "out.ttl"))

    memory = ox.Store()
    loaded = median(lambda: memory.bulk_load(lines, format=ox.RdfFormat.N_TRIPLES))
    due = [ox.Variable("as_of")], ox.Literal(DAY, datatype=ox.NamedNode(str(rdflib.XSD.date)))
    bound = {due[0][0]: due[1]}
    bare = median(lambda: list(memory.query(query.text, substitutions=bound)))
    slow = rdflib.Graph()
    slow.parse(io.BytesIO(lines), format="nt")
    longturtle = median(lambda: slow.serialize(format="turtle"))
    return [
        Row("build again, nothing changed", again, "pyoxigraph bulk_load of the triples", loaded),
        Row("library query «overdue»", asked, "the same text on bare pyoxigraph", bare),
        Row("export to Turtle", written, "rdflib's Turtle serializer", longturtle),
    ]


def table(rows: list[Row], size: int) -> str:
    """Return the benchmarks as a Markdown table with the machine's description."""
    lines = [
        f"Median of {RUNS} runs; Python {platform.python_version()}, {platform.machine()},"
        f" {platform.system()}. The {len(SAMPLES)} samples hold {size / 1000:.0f} kB.",
        "",
        "| what | seconds | against | seconds | ratio |",
        "| --- | ---: | --- | ---: | ---: |",
    ]
    lines += [
        f"| {r.name} | {r.ours:.4f} | {r.peer} | {r.theirs:.4f} | {r.ours / r.theirs:.2f} |"
        for r in rows
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run all benchmarks and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [*text_rows(), *pdf_rows(), *graph_rows(Path(folder))]
    out = table(rows, sum(p.stat().st_size for p in SAMPLES))
    print(out, end="")
    if "--write" in sys.argv:
        RESULTS.write_text(f"# Benchmarks\n\n`make bench` measures them anew.\n\n{out}", "utf-8")


if __name__ == "__main__":
    main()

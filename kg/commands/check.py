"""Check the graph in DIR: shapes (SHACL), consistency (HermiT), provenance to the character.

Exit status 1 if anything is violated. HermiT needs Java; without it that part is left out and
said, unless --require-reasoner asks for it. With --store it is also checked, graph by graph, that
a SPARQL server to which DIR was published holds exactly what DIR holds.
"""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from rdflib import Graph

from kg.archive.quotes import misquoted
from kg.commands.console import add_store, say
from kg.reason import ReasonerMissing, consistency, sample
from kg.remote.comparison import differences
from kg.remote.place import place_of
from kg.store import Store
from kg.validate import Violation, validate

_MOST = 40


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the graph's folder")
    parser.add_argument(
        "--require-reasoner", action="store_true", help="fail where Java is missing"
    )
    add_store(parser, "also compare what this server shows")
    parser.add_argument("--json", action="store_true", help="print all findings as JSON")


def run(options: argparse.Namespace) -> int:
    """Check; return 1 if there is a violation."""
    store = Store.open(options.folder)
    place = place_of(options.store) if options.store else None
    union = _graph(store.lines())
    found = validate(union)
    provenance, shown = misquoted(store)
    found += provenance
    if place:
        found += [Violation(graph, "", message) for graph, message in differences(store, place)]
    reasoned = ""
    try:
        verdict = consistency(sample(union))
        reasoned = str(verdict)
        if not verdict.sound:
            found.append(Violation("https://w3id.org/camket/ontology", "", str(verdict)))
    except ReasonerMissing as error:
        if options.require_reasoner:
            raise
        reasoned = str(error)
    if options.json:
        print(json.dumps([asdict(v) for v in found], ensure_ascii=False, indent=1))
    else:
        _print(found, len(union), shown, reasoned)
    return 1 if any(v.severity == "violation" for v in found) else 0


def _graph(lines: Iterable[bytes]) -> Graph:
    graph = Graph()
    graph.parse(io.BytesIO(b"".join(lines)), format="nt")
    return graph


def _print(found: list[Violation], triples: int, shown: int, reasoned: str) -> None:
    warnings = [v for v in found if v.severity == "warning"]
    violations = [v for v in found if v.severity == "violation"]
    for violation in violations[:_MOST]:
        print(f"sai: {violation}")
    if len(violations) > _MOST:
        print(f"… và {len(violations) - _MOST} lỗi nữa (--json in hết)")
    for warning in warnings[:_MOST]:
        say(f"lưu ý: {warning}")
    print(f"hình mẫu (SHACL): {len(violations)} lỗi, {len(warnings)} lưu ý trong {triples} bộ ba")
    print(f"nguồn trích: {shown} đoạn đã đối chiếu từng ký tự")
    print(f"suy luận: {reasoned}")

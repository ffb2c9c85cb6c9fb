"""Networks for Gephi and other programs: GraphML and GEXF of what can be drawn and its lines.

A node has a label, its kind and, where it is a task, status and due day; a line has a role and the
grade of the responsibility: the words and kinds of the explorer's drawing. The files are written
here, since networkx puts its version and the day into them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from kg.export.xml_text import escaped
from kg.serve.words import concept_name
from kg.store import Store
from kg.terms import iri_of
from kg.views import duties_of, edges, nodes
from viz.model import Edge, Node

NETWORKS = (".graphml", ".gexf")
"""The endings of network files."""

_OF_NODES = ("label", "kind", "status", "status_vi", "due")
_OF_LINES = ("label", "role", "grade", "grade_vi")
_NO_DAY = "9999-12-31"

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Network:
    """What a network file says of each node, by its IRI, and of each line between two."""

    nodes: Mapping[str, Values]
    lines: tuple[tuple[str, str, Values], ...]


def write_network(store: Store, ending: str, file: BinaryIO) -> tuple[int, int]:
    """Write a store's network in the format of an ending; return how many nodes and lines."""
    network = network_of(store)
    parts = _graphml(network) if ending == ".graphml" else _gexf(network)
    file.writelines(part.encode() for part in parts)
    return len(network.nodes), len(network.lines)


def network_of(store: Store) -> Network:
    """Return everything in a store that can be drawn, sorted by IRI."""
    things = nodes(store, store.manifest.as_of or _NO_DAY)
    duties = duties_of(store, {thing.id for thing in things if thing.kind == "task"})
    grades = {key: grade for key, (grade, _) in duties.items()}
    lines = ((e, grades.get((e.source, e.target, e.role), "")) for e in edges(store, things))
    return Network(
        {thing.id: _node(thing) for thing in things},
        tuple((line.source, line.target, _line(line, grade)) for line, grade in lines),
    )


def _node(node: Node) -> Values:
    return {
        "label": node.label,
        "kind": node.kind,
        "status": node.status,
        "status_vi": _word(node.status),
        "due": node.due,
    }


def _line(line: Edge, grade: str) -> Values:
    return {"label": line.role, "role": line.role, "grade": grade, "grade_vi": _word(grade)}


def _word(concept: str) -> str:
    return concept_name(iri_of(f"ck:{concept}")) if concept else ""


def _graphml(network: Network) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for where, names in (("node", _OF_NODES), ("edge", _OF_LINES)):
        for name in names:
            yield f'<key id="{where}-{name}" for="{where}" attr.name="{name}"'
            yield ' attr.type="string"/>\n'
    yield '<graph id="camket" edgedefault="directed">\n'
    for iri, values in network.nodes.items():
        yield f'<node id="{escaped(iri)}">{_data("node", values)}</node>\n'
    for number, (source, target, values) in enumerate(network.lines):
        yield f'<edge id="e{number}" {_ends(source, target)}>{_data("edge", values)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _data(where: str, values: Values) -> str:
    return "".join(
        f'<data key="{where}-{name}">{escaped(text)}</data>' for name, text in _said(values)
    )


def _gexf(network: Network) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield "<meta><creator>Camket</creator></meta>\n"
    yield '<graph mode="static" defaultedgetype="directed">\n'
    yield from _declared("node", _OF_NODES)
    yield from _declared("edge", _OF_LINES)
    yield "<nodes>\n"
    for iri, values in network.nodes.items():
        yield f'<node id="{escaped(iri)}" label="{escaped(values["label"])}">'
        yield f"{_attributes(values)}</node>\n"
    yield "</nodes>\n<edges>\n"
    for number, (source, target, values) in enumerate(network.lines):
        yield f'<edge id="{number}" {_ends(source, target)} label="{escaped(values["label"])}">'
        yield f"{_attributes(values)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(where: str, names: Iterable[str]) -> Iterator[str]:
    yield f'<attributes class="{where}" mode="static">\n'
    for name in names:
        if name != "label":
            yield f'<attribute id="{name}" title="{name}" type="string"/>\n'
    yield "</attributes>\n"


def _attributes(values: Values) -> str:
    said = (
        f'<attvalue for="{name}" value="{escaped(text)}"/>'
        for name, text in _said(values)
        if name != "label"
    )
    return f"<attvalues>{''.join(said)}</attvalues>"


def _said(values: Values) -> Iterator[tuple[str, str]]:
    return ((name, text) for name, text in values.items() if text)


def _ends(source: str, target: str) -> str:
    return f'source="{escaped(source)}" target="{escaped(target)}"'

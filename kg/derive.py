"""What is derived from all documents together: the lines of the derived graph, writer by writer."""

from __future__ import annotations

from collections.abc import Callable

from kg.agencies.subordination import write_subordination
from kg.agencies.succession import write_succession
from kg.comparison.attainment_triples import write_attainment
from kg.comparison.contradiction_triples import write_contradictions
from kg.duties.ledger import write_ledger
from kg.duties.silence import write_silence
from kg.terms import Lines, day
from kg.world import World

WRITERS: tuple[Callable[[Lines, World], None], ...] = (
    write_ledger,
    write_attainment,
    write_contradictions,
    write_silence,
    write_succession,
    write_subordination,
)
"""Each adds what it derives; none reads what another wrote."""


def derive(world: World) -> list[str]:
    """Return the derived graph as sorted N-Triples lines."""
    lines = Lines()
    if world.as_of:
        lines.value(world.iris.graph("derived"), "ck:asOf", day(world.as_of))
    for write in WRITERS:
        write(lines, world)
    return lines.sorted()

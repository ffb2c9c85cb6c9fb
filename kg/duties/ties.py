"""Ties: what people say of two statements, that they are of one duty or that they are not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.document.clauses import Clause
from kg.duties.same_duty import Match

TIED = Match(1.0, "người xét quyết định là một nhiệm vụ")
"""Why two commitments are one task that people joined."""


@dataclass(frozen=True, slots=True)
class Ties:
    """Pairs of statements by IRI, each sorted: `same` as they were decided, latest first.

    A commitment and a result that are `same` are a task and what was done of it.
    """

    same: tuple[tuple[str, str], ...] = ()
    different: frozenset[tuple[str, str]] = frozenset()

    def apart(self, one: Iterable[Clause], other: Iterable[Clause]) -> bool:
        """Whether people told apart a statement of one group from one of another."""
        if not self.different:
            return False
        second = [clause.iri for clause in other]
        return any(
            (min(first.iri, iri), max(first.iri, iri)) in self.different
            for first in one
            for iri in second
        )

    def of(self, iri: str) -> list[str]:
        """Return the statements that people say are of one duty with this one."""
        return [pair[pair[0] == iri] for pair in self.same if iri in pair]


UNTIED = Ties()
"""Nobody said anything."""

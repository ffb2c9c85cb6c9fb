"""Binds the parameters of a query in its text, for servers that take nothing but text.

The embedded store substitutes variables; the SPARQL Protocol has no parameters. So a variable that
has a value is replaced by the term, written as N-Triples writes it, token by token: a value can
never become SPARQL. Where a variable must stay one, the text says the same in another way:

    SELECT ?task ?due           SELECT (<…/task/1> AS ?task) ?due
    VALUES ?kind { "a" "b" }    VALUES ?kind_given { "a" "b" } FILTER(?kind_given = "a")
    BOUND(?task)                (true)

A subquery keeps it under another name, bound at its end, so that it still groups by it:

    SELECT ?a (COUNT(?b) AS ?n)    SELECT ?a_given (COUNT(?b) AS ?n)
    WHERE { ?a ck:states ?b }      WHERE { <…/a> ck:states ?b BIND(<…/a> AS ?a_given) }
    GROUP BY ?a                    GROUP BY ?a_given
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.sparql_text import Token, tokens

Change = tuple[int, int, str]
"""What is put in place of the text between two places."""
_ENDS_PROJECTION = ("WHERE", "FROM")
_ENDS_GROUPING = ("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES")
_ENDS_ORDERING = ("LIMIT", "OFFSET", "VALUES")


class CannotBind(ValueError):
    """The query gives the variable of a parameter a value of its own."""


def bound(query: str, terms: Mapping[str, str]) -> str:
    """Return a query in which each variable of `terms` is replaced by its term, as SPARQL.

    Raises `CannotBind` where the query itself computes it.
    """
    changes = sorted(_Binder(query, terms).changes())
    parts: list[str] = []
    done = 0
    for start, end, new in changes:
        parts += [query[done:start], new]
        done = end
    return "".join([*parts, query[done:]])


class _Binder:
    """Tells what is to be changed in a query; the white space and comments between them stay."""

    def __init__(self, query: str, terms: Mapping[str, str]) -> None:
        self._terms = terms
        self._read = list(tokens(query))

    def changes(self) -> Iterator[Change]:
        """Yield what is replaced by what."""
        at = 0
        while at < len(self._read):
            token, end = self._read[at], at + 1
            if token.says("SELECT"):
                end = self._until(at, _ENDS_PROJECTION, "{")
                yield from self._projection(at, end)
            elif token.says("GROUP"):
                end = self._until(at, _ENDS_GROUPING, "}")
                yield from self._grouping(self._read[at:end])
            elif token.says("ORDER"):  # what is projected is sorted by under its name
                end = self._until(at, _ENDS_ORDERING, "}")
            elif token.says("VALUES"):
                end = self._until(at, (), "{")
                yield from self._values(at, end)
            elif self._name(token):
                yield self._plain(at)
            at = end

    def _name(self, token: Token) -> str:
        """Return the name of a variable that is bound, «» for any other token."""
        is_variable = token.kind == "word" and token.text[0] in "?$"
        return token.text[1:] if is_variable and token.text[1:] in self._terms else ""

    def _until(self, at: int, words: Sequence[str], brace: str) -> int:
        """Return the place of the first token from there that is one of these or the brace."""
        for i in range(at + 1, len(self._read)):
            if self._read[i].text == brace or self._read[i].says(*words):
                return i
        return len(self._read)

    def _plain(self, at: int) -> Change:
        """Return the term for the variable at a place; raises `CannotBind` for «AS ?variable»."""
        token = self._read[at]
        if self._read[at - 1].says("AS"):
            raise CannotBind(f"the query computes {token.text} itself")
        if self._read[at - 2].says("BOUND") and self._read[at - 1].text == "(":
            return self._read[at - 2].start, self._read[at + 1].end, "(true)"
        return token.start, token.end, self._terms[self._name(token)]

    def _projection(self, start: int, end: int) -> Iterator[Change]:
        """A variable becomes «(term AS ?variable)»; in a subquery it is bound at its end."""
        outermost, open_brackets = self._read[start].depth == 0, 0
        for at in range(start, end):
            token = self._read[at]
            open_brackets += (token.text == "(") - (token.text == ")")
            name = self._name(token)
            if name and open_brackets:
                yield self._plain(at)
            elif name and outermost:
                yield token.start, token.end, f"({self._terms[name]} AS ?{name})"
            elif name:
                yield token.start, token.end, f"?{name}_given"
                closing = self._closing(self._until(end - 1, (), "{"))
                yield closing.start, closing.start, f" BIND({self._terms[name]} AS ?{name}_given) "

    def _grouping(self, clause: Sequence[Token]) -> Iterator[Change]:
        """The outermost query leaves out what is one thing; a subquery groups by its new name."""
        for token in clause:
            if name := self._name(token):
                new = f"?{name}_given" if clause[0].depth else ""
                yield token.start, token.end, new

    def _closing(self, opening: int) -> Token:
        """Return the brace that closes the one at a place."""
        depth = self._read[opening].depth
        return next(t for t in self._read[opening:] if t.text == "}" and t.depth == depth)

    def _values(self, start: int, end: int) -> Iterator[Change]:
        """A listed variable gets another name, and a filter behind the list compares it."""
        closing = self._closing(end)
        for token in self._read[start:end]:
            if name := self._name(token):
                yield token.start, token.end, f"?{name}_given"
                yield closing.end, closing.end, f" FILTER(?{name}_given = {self._terms[name]})"

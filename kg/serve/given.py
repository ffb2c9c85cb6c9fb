"""A library query with its values written into the text, for the editor and for other programs.

The program itself never pastes: the store binds parameters. Here the reader is to see, change and
send the whole query, so each value becomes `VALUES`, in every group that mentions its variable: a
group is evaluated by itself and knows nothing of what stands outside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.ask import terms_of
from kg.lookup import QueryStore, Term
from kg.sparql_text import Token, tokens
from queries.library import Query


def query_text(store: QueryStore, query: Query, values: Mapping[str, str]) -> str:
    """Return the SPARQL of a query asked with these values.

    Raises `BadParameter` as `kg.ask.ask` does.
    """
    return with_values(query.text, terms_of(store, query, values))


def with_values(text: str, values: Mapping[str, Sequence[Term]]) -> str:
    """Return a query whose variables have these terms, and no others.

    «SELECT ?x { ?x a ?c }» with ?c becomes «SELECT ?x { VALUES ?c { <urn:a> } ?x a ?c }».
    """
    places: list[tuple[int, str]] = []
    for name, terms in values.items():
        listed = " ".join(str(term) for term in terms)
        clause = f" VALUES ?{name} {{ {listed} }}"
        places += [(start, clause) for start in _groups(text, name)]
    for start, clause in sorted(places, reverse=True):
        text = text[:start] + clause + text[start:]
    return text


def _groups(text: str, name: str) -> Iterator[int]:
    """Yield where the groups begin that mention a variable, or that a SELECT with it asks."""
    read = list(tokens(text))
    open_groups: list[_Group] = [_Group(0, pattern=False)]
    for at, token in enumerate(read):
        if token.text == "{" and token.kind == "mark":
            open_groups.append(_opened(read, at, open_groups[-1], name))
        elif token.text == "}" and token.kind == "mark":
            group = open_groups.pop()
            if group.pattern and group.mentions:
                yield group.start
        elif token.kind == "word" and token.text[1:] == name and token.text[0] in "?$":
            open_groups[-1].mentions = True


class _Group:
    """Braces that are open: where what they enclose begins, and whether it is a pattern."""

    def __init__(self, start: int, *, pattern: bool) -> None:
        self.start = start
        self.pattern = pattern
        self.mentions = False


def _opened(read: Sequence[Token], at: int, outer: _Group, name: str) -> _Group:
    """Return the group that a brace opens; the pattern of a SELECT has what its head mentions."""
    subquery = at + 1 < len(read) and read[at + 1].says("SELECT")
    group = _Group(read[at].end, pattern=not subquery and not _is_data(read, at))
    group.mentions = group.pattern and not outer.pattern and outer.mentions
    if group.pattern and not outer.pattern and not group.mentions:
        group.mentions = _in_tail(read, at, name)
    return group


def _is_data(read: Sequence[Token], at: int) -> bool:
    """Return whether a brace opens the rows of VALUES, «VALUES ?x {» or «VALUES (?x ?y) {»."""
    before = at - 1
    while before >= 0 and (read[before].text in "()" or read[before].text[0] in "?$"):
        before -= 1
    return before >= 0 and read[before].says("VALUES")


def _in_tail(read: Sequence[Token], at: int, name: str) -> bool:
    """Return whether what follows a pattern in its SELECT (GROUP BY, ORDER BY) has a variable."""
    depth = read[at].depth
    inside = True
    for token in read[at + 1 :]:
        if inside:
            inside = not (token.text == "}" and token.depth == depth)
        elif token.depth < depth or token.text == "{":
            return False
        elif token.text[1:] == name and token.text[0] in "?$":
            return True
    return False

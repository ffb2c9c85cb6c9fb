"""SPARQL as text: what can be told of a query or an update by its tokens, before the store sees it.

Oxigraph parses; this module only finds what must be known beside: whether a text asks other
machines, which prefixes it forgot to declare, and where an update's dataset is put in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_IRI = rf"<(?:[^<>\"{{}}|^`\\\x00-\x20]|{_ESCAPE})*>"
_TOKEN = re.compile(
    r"""(?P<string>\"{3}(?:\\.|(?!\"{3}).)*+(?:\"{3})?|'{3}(?:\\.|(?!'{3}).)*+(?:'{3})?"""
    r"""|"(?:\\.|[^"\\\n\r])*+"?|'(?:\\.|[^'\\\n\r])*+'?)"""
    rf"|(?P<comment>#[^\n\r]*+)|(?P<iri>{_IRI})"
    r"|(?P<prefixed>(?:[^\W\d_][\w.-]{0,40}+|_)?:(?:[\w:%.-]|\\.)*+)"
    r"|(?P<word>[?$@]?\w[\w-]*+)|(?P<mark>\S)",
    re.DOTALL,
)
"""Every branch either fails at once or takes what it has read, so that hostile texts cost no more
than others; therefore a string that never ends is one too, up to its line's or the text's end."""
_LONG_QUOTES = ('"""', "'''")
_SURE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
_GAP = r"(?:\s|#[^\n\r]*[\n\r])*"
_NAME = rf"(?:{_IRI}|[?$]\w+|[\w.-]*:[^\s{{}}<]*)"
_KEYWORD = r"(?<![\w:?$@-])(?i:{})(?![\w:-])"
_CALLS = re.compile(
    rf"{_KEYWORD.format('SERVICE')}{_GAP}(?:(?i:SILENT){_GAP})?{_NAME}{_GAP}\{{"
    rf"|{_KEYWORD.format('LOAD')}{_GAP}(?:(?i:SILENT){_GAP})?(?:{_IRI}|[\w.-]*:)"
)
_MENTIONED = re.compile("service|load", re.IGNORECASE)
_CODE_POINT = re.compile(_ESCAPE)


class DatasetConflict(ValueError):
    """An update names its dataset itself (USING, WITH) although the request names one too."""


class Token(NamedTuple):
    """A token of SPARQL: its kind, its text, where it stands, and how many braces are open."""

    kind: str
    text: str
    start: int
    end: int
    depth: int

    def says(self, *words: str) -> bool:
        """Return whether the token is one of these keywords."""
        return self.kind == "word" and self.text.upper() in words


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a query or update, without white space and comments.

    A brace counts as outside of what it encloses.
    """
    depth = 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if match[0] == "}":
            depth -= 1
        if kind != "comment":
            yield Token(kind, match[0], match.start(), match.end(), depth)
        if match[0] == "{":
            depth += 1


def calls_out(text: str) -> str:
    """Return the keyword by which a text asks another machine: «SERVICE», «LOAD», or nothing.

    «?a<?b» and «<?b>» look alike, so where an IRI could be a comparison, or a string does not
    end, it is not known for sure what is a comment or a string; there these are searched too.
    """
    decoded = _CODE_POINT.sub(lambda m: chr(min(int(m[0][2:], 16), 0x10FFFF)), text)
    for each in (text, decoded):
        if not _MENTIONED.search(each):
            continue
        read = list(tokens(each))
        for token in read:
            if token.says("SERVICE", "LOAD"):
                return token.text.upper()
        sure = all(map(_is_sure, read))
        hidden = None if sure else _CALLS.search(each)
        if hidden:
            return "LOAD" if hidden[0][:4].upper() == "LOAD" else "SERVICE"
    return ""


def _is_sure(token: Token) -> bool:
    """Return whether a token can be nothing else: an IRI no comparison, a string that ends."""
    if token.kind == "iri":
        return bool(_SURE.match(token.text))
    quote = token.text[:3] if token.text[:3] in _LONG_QUOTES else token.text[:1]
    closed = len(token.text) >= 2 * len(quote) and token.text.endswith(quote)
    return token.kind != "string" or closed


def undeclared(text: str, known: Collection[str]) -> dict[str, int]:
    """Return the prefixes («zz:») that a text neither declares nor finds among the known ones.

    Each with the place of its first use.
    """
    declared = {f"{prefix}:" for prefix in known} | {"_:"}
    used: dict[str, int] = {}
    before: Token | None = None
    for token in tokens(text):
        if token.kind == "prefixed":
            prefix = f"{token.text.partition(':')[0]}:"
            if before and before.says("PREFIX"):
                declared.add(prefix)
            else:
                used.setdefault(prefix, token.start)
        before = token
    return {prefix: start for prefix, start in used.items() if prefix not in declared}


def is_update(text: str) -> bool:
    """Return whether a text looks like an update: its first word is of one, after the prologue."""
    before: Token | None = None
    for token in tokens(text):
        named = before is not None and before.says("PREFIX", "BASE")
        if token.kind == "word" and not named and not token.says("PREFIX", "BASE"):
            return token.says(
                "INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"
            )
        before = token
    return False


def with_dataset(update: str, graphs: Sequence[str], named: Sequence[str]) -> str:
    """Return an update whose operations look for their patterns in these graphs.

    Raises `DatasetConflict` where the update has USING or WITH of its own.
    """
    using = "".join(f"USING <{graph}> " for graph in graphs)
    using += "".join(f"USING NAMED <{graph}> " for graph in named)
    read = list(tokens(update))
    parts: list[str] = []
    done = 0
    for at, token in enumerate(read):
        if token.depth == 0 and token.says("USING", "WITH"):
            raise DatasetConflict(token.text.upper())
        if token.depth == 0 and token.says("WHERE"):
            short = at > 0 and read[at - 1].says("DELETE")
            pattern = f"{_block(update, read[at + 1 :])} " if short else ""
            parts.append(f"{update[done : token.start]}{pattern}{using}")
            done = token.start
    return "".join([*parts, update[done:]])


def _block(text: str, rest: Sequence[Token]) -> str:
    """Return the braces that come next with what they enclose: what DELETE WHERE also deletes."""
    ends = (token.end for token in rest if token.text == "}" and token.depth == 0)
    return text[rest[0].start : next(ends)] if rest and "}" in text else ""

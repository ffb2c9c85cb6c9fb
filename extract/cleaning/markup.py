"""Characters and markup: what a text carries besides its words, and the edits that remove it.

Private control characters stand for what the markup said until lines are joined:
`HARD` is a block boundary, `CELL` the beginning of a table's cell, `TABLE_END` the end of a
table, `HEAD` the beginning of a heading.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from extract.cleaning.offsets import Edit

HARD, CELL, HEAD, TABLE_END = "\x1e", "\x1f", "\x1d", "\x1c"

_ODD = re.compile(
    r"\r\n?|[\f\v\x85\u2028\u2029]"
    r"|[^\x00-\x1f\x7f\u0300-\u036f][\u0300-\u036f]+|[\u00d0\u00f0\u0189\u2044]"
    r"|(?<=[^\W\d_])(?<![\d\s(/]m)(?<![cdkm]m)[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+"
    r"|[\x00-\x08\x0e-\x1f\x7f\ufeff\u00ad\u200b-\u200f\u2060-\u2064\ufffe]"
    r"|[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]{2,}|[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]"
)
_BREAKS = {"\r\n": "\n", "\r": "\n", "\f": "\n\n\n", "\v": "\n", "\x85": "\n"}
_LOOKALIKES = {"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u2044": "/"}
"""What old fonts and scanners put for a sign: the Icelandic eth for «Đ», a fraction's for «/»."""

_BLOCKS = (
    "address|article|aside|blockquote|body|br|caption|center|dd|div|dl|dt|figcaption|figure|footer"
    "|form|head|header|hr|html|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|title"
    "|tr|ul"
)
_TAG = r"</?[A-Za-z][A-Za-z0-9:-]*(?:\s[^<>]*)?/?>"
_HIDDEN_LENGTH = 10_000
"""How far the end of a comment or script is looked for, lest a hostile text take for ever."""

_MARKUP = re.compile(
    rf"""(?P<hidden><!--.{{0,{_HIDDEN_LENGTH}}}?-->|<(?P<block>script|style)\b[^<>]*>
        .{{0,{_HIDDEN_LENGTH}}}?</(?P=block)\s*>)
    |(?P<head><h[1-6]\b[^<>]*>)
    |(?P<tag>{_TAG})
    |(?P<entity>&(?:[A-Za-z]{{2,8}}|\#\d{{1,6}}|\#x[0-9A-Fa-f]{{1,5}});)
    |(?P<hash>^[ ]{{0,3}}\#{{1,6}}[ ]+)
    |(?P<rule>^[ ]{{0,3}}(?:-[ ]?){{3,}}$|^[ ]{{0,3}}(?:\*[ ]?){{3,}}$|^[ ]{{0,3}}_{{4,}}[ ]*$)
    |(?P<frame>^[ ]*\|?[ ]*:?-{{3,}}:?[ ]*(?:\|[ ]*:?-{{3,}}:?[ ]*)*\|?[ ]*$
        |^[ ]*\|[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)+\|?[ ]*$)
    |(?P<bold>\*{{2,}}|(?<!_)_{{2,}}(?=[^\W_])|(?<=[^\W_])_{{2,}})
    |(?P<star>(?<![\w(\[*])\*(?=[^\s*])|(?<=[\w.,;:!?"”’…)])\*(?![\w)\]*]))
    |(?P<link>!?\[(?P<words>[^\[\]\n]*)\]\([^()\s]*\))
    |(?P<lone>^[ ]*\|[ ]*$)
    |(?P<pipe>\|)
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_STANDS_FOR = {
    "hidden": HARD,
    "block": HARD,
    "rule": HARD,
    "frame": HARD,
    "lone": HARD,
    "head": HARD + HEAD,
    "hash": HARD + HEAD,
}
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCKS}|h[1-6])\b", re.I)
_PIPE_LINE = re.compile(r"^[ ]*\|(?![ ]*$)", re.MULTILINE)
_BOLD_LINE = re.compile(r"^[ ]*\*\*(?=[^*\n]+\*\*[ ]*$)(?!\s)", re.MULTILINE)
_MARKUP_SIGN = re.compile(r"[<&#*_|\[]|---")


def odd_characters(text: str) -> Iterator[Edit]:
    """Yield the edits to NFC, plain line ends, single spaces, and no control characters.

    «ủ» written as u + hook above becomes one character, an Icelandic «Ð» a «Đ»; a soft hyphen
    or a byte order mark goes, and so does a footnote's raised mark («trình¹», but not «m²»); a
    form feed (a page break) becomes blank lines.
    """
    for match in _ODD.finditer(text):
        seen = match[0]
        if seen in _BREAKS:
            meant = _BREAKS[seen]
        elif seen in _LOOKALIKES:
            meant = _LOOKALIKES[seen]
        elif seen[0] in "\u2028\u2029":
            meant = "\n"
        elif len(seen) > 1 and unicodedata.combining(seen[1]):
            meant = unicodedata.normalize("NFC", seen)
        else:
            meant = " " if seen[0].isspace() and seen[0] > "\x08" and seen[0] not in HIDDEN else ""
        if meant != seen:
            yield (match.start(), match.end(), meant)


HIDDEN = HARD + CELL + HEAD + TABLE_END


def markup(text: str) -> Iterator[Edit]:
    """Yield the edits that take Markdown and HTML out of a text, boundaries kept as marks.

    «**(2) Sở Tài chính: **» keeps its words, «## Yêu cầu» is marked as a heading, «</p>» is a
    boundary, and so is a line of nothing but «|»; a «|» in running text stays.
    """
    if not _MARKUP_SIGN.search(text):
        return
    has_table = len(_PIPE_LINE.findall(text)) >= 3
    bold_heads = {m.end() - 2 for m in _BOLD_LINE.finditer(text)}
    for match in _MARKUP.finditer(text):
        meant = _meaning(match, has_table, match.start() in bold_heads)
        if meant is not None:
            yield (match.start(), match.end(), meant)


def _meaning(match: re.Match[str], has_table: bool, bold_head: bool) -> str | None:
    """Return what stands in the place of one piece of markup, `None` where it is no markup."""
    kind = match.lastgroup or ""
    if kind in _STANDS_FOR:
        return _STANDS_FOR[kind]
    if kind == "tag":
        return HARD if _BLOCK_TAG.match(match[0]) else ""
    if kind == "entity":
        plain = html.unescape(match[0]).replace("\u00a0", " ")
        return plain if plain != match[0] else None
    if kind in ("link", "words"):
        return match["words"]
    if kind == "pipe":
        return CELL if has_table else None
    return HEAD if bold_head else ""

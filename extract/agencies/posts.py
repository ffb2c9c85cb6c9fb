"""Posts: «Chủ tịch UBND xã» names the body «UBND xã», and «Chủ tịch» is kept beside it."""

from __future__ import annotations

import re
from functools import cache

from extract.folding import fold
from ontology.load import rows

_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)?|[,&/-]")
_LONGEST = 6
_REACH = 60
_ACTING = ("quyền ", "nguyên ")


@cache
def _posts() -> dict[str, list[tuple[str, str, tuple[str, ...]]]]:
    """Map the folded words before a body to (words of the body, post, bodies it may head).

    «Chánh Văn phòng» lies before «Văn phòng UBND» with its last two words inside the body.
    """
    found: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
    for row in rows("posts"):
        heads = tuple(fold(h) for h in row["before"].split("|") if h)
        stands = tuple(fold(s) for s in row["stands_for"].split("|") if s)
        post = _without_body(row["post"], row["stands_for"])
        for written in (row["post"], *filter(None, row["abbreviations"].split("|"))):
            words = fold(written).split(" ")
            for cut in range(1, len(words) + 1):
                rest = " ".join(words[cut:])
                may_head = heads if not rest or heads else stands
                key = " ".join(words[:cut])
                found.setdefault(key, []).append((rest, post, may_head))
    return found


def _without_body(post: str, body: str) -> str:
    """Return a post without its body's name: «Bí thư» for «Bí thư Tỉnh ủy», not «Tổng»."""
    plain = post.removesuffix(f" {body}") if body else post
    return plain if " " in plain else post


def post_before(text: str, start: int, norm: str, end: int) -> str | None:
    """Return the post written before the body `start`:`end` whose full name is `norm`.

    `None` where no post stands there, or one that such a body does not have.

    >>> text = "giao Phó Chủ tịch UBND xã"
    >>> post_before(text, 18, "Ủy ban nhân dân xã", 25)
    'Phó Chủ tịch'
    """
    before = text[max(0, start - _REACH) : start]
    if not before.endswith(" "):
        return None
    words = _WORD.findall(fold(before))
    if words and words[-1] == "cac":
        words.pop()
    counts, posts = range(1, min(_LONGEST, len(words)) + 1), _posts()
    written = [(n, posts[said]) for n in counts if (said := " ".join(words[-n:])) in posts]
    if not written:
        return None
    body, full = fold(text[start:end]).removeprefix("cac "), fold(norm)
    best: tuple[int, str] | None = None
    for count, may_be in written:
        for rest, post, heads in may_be:
            if rest and not body.startswith(rest):
                continue
            if heads and not _heads_it(body, full, heads):
                continue
            size = count + len(rest.split())
            if best is None or size > best[0]:
                best = (size, post)
    return best[1] if best else None


def _heads_it(body: str, full: str, heads: tuple[str, ...]) -> bool:
    """Whether a body, as written or in full, begins with a word of those that a post heads."""
    plain = full.removeprefix("cac ")
    return body.startswith(heads) or plain.startswith(heads) or full.startswith(heads)

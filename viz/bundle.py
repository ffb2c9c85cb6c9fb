"""The explorer's page as it is sent: its scripts as one file, its styles as another, the graph's.

The files stay apart where people read them; a browser would need a request for each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

SCRIPT = "explorer.js"
STYLE = "css/explorer.css"
GRAPH = "graph-parts.js"
"""Where they stand among the assets; addresses in the styles are relative to `css`."""

_SCRIPTS = re.compile(r'(?:<script defer src="assets/([\w-]+\.js)"></script>\n)+')
_STYLES = re.compile(r'(?:<link rel="stylesheet" href="assets/(css/[\w-]+\.css)">\n)+')
_NAME = re.compile(r'"assets/([\w/-]+\.(?:js|css))"')


@dataclass(frozen=True, slots=True)
class Bundle:
    """The page as text, and the files made for it by their place; `parts` went into them."""

    page: str
    made: Mapping[str, str]
    parts: tuple[str, ...]


@cache
def bundle() -> Bundle:
    """Return the page with what it names joined in its order."""
    folder = files(__package__) / "explorer"
    page = (folder / "index.html").read_text(encoding="utf-8")
    named = {place: _named(found, page) for place, found in ((SCRIPT, _SCRIPTS), (STYLE, _STYLES))}
    beside = sorted(p.name for p in folder.iterdir() if re.fullmatch(r"graph-[a-z]+\.js", p.name))
    named[GRAPH] = [name for name in beside if f'"assets/{name}"' not in page]
    made = {
        place: "".join((folder / name).read_text(encoding="utf-8") for name in names)
        for place, names in named.items()
    }
    page = _SCRIPTS.sub(f'<script defer src="assets/{SCRIPT}"></script>\n', page)
    page = _STYLES.sub(f'<link rel="stylesheet" href="assets/{STYLE}">\n', page)
    return Bundle(page, made, tuple(chain.from_iterable(named.values())))


def _named(pattern: re.Pattern[str], page: str) -> list[str]:
    """Return the files that a run of lines in the page names, in its order."""
    found = pattern.search(page)
    return _NAME.findall(found[0]) if found else []

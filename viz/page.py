"""Renders a view as one self-contained HTML file that asks the network for nothing.

All text from documents travels in one block of JSON and enters the page as text only; the
page's policy (CSP) allows exactly the scripts and the style written here, by their hashes.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import html
import io
import json
import re
from functools import cache
from importlib.resources import files

from viz.model import KINDS, STATUSES, Edge, Node, Quote, View
from viz.network import Json, drawing, theme

VIS_NETWORK = "vis-network/vis-network.min.js"

_PLACE = re.compile(r"\{\{(\w+)\}\}")
_MAP = re.compile(r"\n//# sourceMappingURL=\S+\s*$")


@cache
def asset(name: str) -> str:
    """Return the text of a file under `assets/`."""
    return (files(__package__) / "assets" / name).read_text(encoding="utf-8")


@cache
def words() -> dict[str, dict[str, str]]:
    """Return the page's words in both languages: `words()["vi"]["lead"]` is «chủ trì»."""
    table = list(csv.DictReader(io.StringIO(asset("words.csv"), newline="")))
    return {language: {r["key"]: r[language] for r in table} for language in ("vi", "en")}


def embedded(value: object) -> str:
    """Return JSON that can stand inside a script element, whatever the strings hold."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _quotes(quotes: tuple[Quote, ...]) -> list[Json]:
    return [
        {"text": q.text, "source": q.source, "start": q.start, "end": q.end, "says": q.says}
        for q in quotes
    ]


def _node(node: Node) -> Json:
    return {
        "kind": node.kind,
        "label": node.label,
        "status": node.status,
        "due": node.due,
        "names": list(node.names),
        "facts": [list(fact) for fact in node.facts],
        "quotes": _quotes(node.quotes),
        "members": list(node.members),
    }


def _edge(edge: Edge) -> Json:
    return {
        "role": edge.role,
        "grade": edge.grade,
        "count": edge.count,
        "quotes": _quotes(edge.quotes),
    }


def data(view: View) -> Json:
    """Return all that the page's script reads; `things` and `lines` go by the drawing's ids."""
    drawn = drawing(view, words()["vi"], all_named=True)
    roles = {e.role for e in view.edges}
    focus = [i for i, n in enumerate(view.nodes) if n.id == view.focus]
    return {
        **drawn,
        "things": [_node(n) for n in view.nodes],
        "lines": [_edge(e) for e in view.edges],
        "words": words(),
        "theme": theme(),
        "kinds": [k for k in KINDS if any(n.kind == k for n in view.nodes)],
        "statuses": [s for s in STATUSES if any(n.status == s for n in view.nodes)],
        "roles": [r for r in theme()["roles"] if r in roles],
        "title": view.title,
        "asOf": view.as_of,
        "hidden": view.hidden,
        "hiddenLines": view.hidden_lines,
        "focus": focus[0] if focus else None,
    }


def _hash(text: str) -> str:
    """Return the source expression by which a policy allows an inline script or style."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _policy(scripts: list[str], style: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(_hash(s) for s in scripts)}",
            f"style-src {_hash(style)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def render(view: View) -> str:
    """Return the page as HTML; the same view gives the same bytes."""
    library = _MAP.sub("\n", asset(VIS_NETWORK))
    script, style = asset("page.js"), asset("page.css")
    parts = {
        "title": html.escape(view.title),
        "policy": html.escape(_policy([library, script], style)),
        "style": style,
        "library": library,
        "script": script,
        "data": embedded(data(view)),
        "noscript": html.escape(words()["vi"]["no-script"]),
    }
    return _PLACE.sub(lambda found: parts[found[1]], asset("page.html"))

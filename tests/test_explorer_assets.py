"""The explorer's files: safe scripts, nothing from elsewhere, every word in both languages."""

from __future__ import annotations

import csv
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import SKOS

from ontology.load import graph
from ontology.vocab import CK
from queries import library

ROOT = Path(__file__).parent.parent / "viz" / "explorer"
LONGEST = 400
FONT_BYTES = 250_000

SCRIPTS = sorted(ROOT.glob("*.js"))
STYLES = sorted((ROOT / "css").glob("*.css"))
WORDS = sorted(ROOT.glob("*words.csv"))
PAGE = (ROOT / "index.html").read_text(encoding="utf-8")
CODE = "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS)

FORBIDDEN = {
    "markup from text": r"\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write|DOMParser",
    "code from text": r"\beval\(|new Function\(|setTimeout\(\s*[\"'`]|javascript:",
    "an inline style or handler": r"setAttribute\(\s*[\"'`](style|on\w+)[\"'`]|\.cssText\b",
    "another machine": r"(?<![\w.])(https?:)?//[a-z0-9-]+\.[a-z]{2,}\b(?!/camket/)",
}


def without_comments(text: str) -> str:
    """Return JavaScript without its comments that take a line of their own."""
    return re.sub(r"^\s*(//|/?\*).*$", "", text, flags=re.MULTILINE)


def words() -> dict[str, dict[str, str]]:
    """Return every word of the interface: key → row."""
    rows = [
        row
        for path in WORDS
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    ]
    return {row["key"]: row for row in rows}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_script_does_what_document_text_could_abuse(path: Path, what: str) -> None:
    text = without_comments(path.read_text(encoding="utf-8"))
    assert not (found := re.search(FORBIDDEN[what], text)), f"{path.name}: {what}: {found}"


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("markup from text", "box.innerHTML = label;"),
        ("code from text", 'setTimeout("go()", 10);'),
        ("an inline style or handler", 'made.setAttribute("style", "color: red");'),
        ("another machine", 'link.href = "https://cdn.example.net/x.js";'),
        ("another machine", '@import "//fonts.example.org/css";'),
    ],
)
def test_the_checks_find_what_they_look_for(what: str, line: str) -> None:
    assert re.search(FORBIDDEN[what], line)


@pytest.mark.parametrize("path", [*SCRIPTS, *STYLES], ids=lambda path: path.name)
def test_a_file_stays_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_strict_and_says_what_it_is(path: Path) -> None:
    first, second = path.read_text(encoding="utf-8").splitlines()[:2]
    assert first == '"use strict";'
    assert second.startswith("//")


def test_every_script_is_javascript(program: Callable[[str, str], str]) -> None:
    parse = "const fs = require('fs'), vm = require('vm');" + (
        "process.argv.slice(1).forEach((f) => new vm.Script(fs.readFileSync(f, 'utf8'), f))"
    )
    files = [str(path) for path in SCRIPTS]
    done = subprocess.run(
        [program("node", "nodejs"), "-e", parse, *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_page_names_only_files_that_exist() -> None:
    named = re.findall(r'(?:src|href)="assets/([^"]+)"', PAGE)
    assert named
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_the_page_holds_no_script_and_no_style_of_its_own() -> None:
    assert "<style" not in PAGE
    assert not re.search(r"\s(style|on\w+)=", PAGE)
    assert re.findall(r"<script(?![^>]*\bsrc=)", PAGE) == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_fetches_only_what_is_carried_along(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(FORBIDDEN["another machine"], text)
    files = re.findall(r'url\("?([^")]+)"?\)', text)
    assert [name for name in files if not (path.parent / name).is_file()] == []


def test_fonts_are_all_used_small_and_licensed() -> None:
    fonts = {path.name for path in (ROOT / "fonts").glob("*.woff2")}
    named = re.findall(r"fonts/([\w-]+\.woff2)", (ROOT / "css" / "fonts.css").read_text())
    assert fonts == set(named)
    assert sum((ROOT / "fonts" / name).stat().st_size for name in fonts) < FONT_BYTES
    assert "SIL OPEN FONT LICENSE" in (ROOT / "fonts" / "OFL.txt").read_text(encoding="utf-8")


def test_words_have_both_languages_and_one_place() -> None:
    keys = [
        row["key"]
        for path in WORDS
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    ]
    assert sorted(keys) == sorted(set(keys))
    assert [
        key for key, row in words().items() if not (row["vi"].strip() and row["en"].strip())
    ] == []


def test_words_ask_for_the_same_values_in_both_languages() -> None:
    blanks = {
        key: (re.findall(r"\{\w+\}", row["vi"]), re.findall(r"\{\w+\}", row["en"]))
        for key, row in words().items()
    }
    assert {key: both for key, both in blanks.items() if sorted(both[0]) != sorted(both[1])} == {}


def test_every_word_that_is_used_exists() -> None:
    literal = r"(?:^|\?|:)\s*\"([a-z][\w-]*(?:\.[\w-]+)*)\""
    calls = re.findall(r"(?<![\w.])(?:Camket\.)?t\(([^()]*)", CODE)
    used = {key for call in calls for key in re.findall(literal, call.split(", {")[0])}
    assert len(used) > 150
    drawn = csv.DictReader((ROOT.parent / "assets" / "words.csv").read_text("utf-8").splitlines())
    known = set(words()) | {row["key"] for row in drawn}
    known |= {f"column.{name}" for name in library.columns()}
    assert used - known == set()


def test_every_grade_of_the_ontology_has_its_words() -> None:
    grades = graph("concepts").subjects(SKOS.inScheme, CK.grades)
    names = {str(grade).removeprefix(str(CK)) for grade in grades}
    assert "reviewed" in names
    assert {name for name in names if f"grade.{name}" not in words()} == set()


def test_every_word_that_exists_is_used() -> None:
    literals = set(re.findall(r"[\"'`]([\w.-]+)[\"'`]", CODE))
    prefixes = set(re.findall(r"`([a-z][\w.-]*\.)(?=\$\{)", CODE))
    prefixes |= {text for text in literals if text.endswith(".")}
    unused = [key for key in words() if key not in literals and not key.startswith(tuple(prefixes))]
    assert unused == []


@pytest.mark.parametrize(
    ("path", "params", "key"),
    [
        ("/api/about", {}, "about"),
        # The day, the order and the place in a list are the same in a static copy.
        ("/api/ask/overdue", {"as_of": "2025-12-01", "limit": "200"}, "ask-overdue"),
        # FNV-1a of 64 bits, by its definition in Python below.
        ("/api/thing", {"iri": "ví dụ"}, None),
        ("/api/line", {"to": "b", "from": "a"}, None),
    ],
)
def test_a_static_copy_finds_its_files_by_the_same_keys(
    program: Callable[[str, str], str], path: str, params: dict[str, str], key: str | None
) -> None:
    asked = "&".join(sorted(f"{name}={value}" for name, value in params.items()))
    expected = key or f"{path.removeprefix('/api/')}-{fnv(asked):016x}"
    script = (
        "globalThis.window = { Camket: {} };"
        f"{(ROOT / 'data.js').read_text(encoding='utf-8')};"
        f"console.log(window.Camket.key({json.dumps(path)}, {json.dumps(params)}));"
    )
    done = subprocess.run(
        [program("node", "nodejs"), "-e", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == expected


def fnv(text: str) -> int:
    """Return the FNV-1a hash of 64 bits of a text's UTF-8 bytes."""
    total = 0xCBF29CE484222325
    for byte in text.encode("utf-8"):
        total = (total ^ byte) * 0x100000001B3 % 2**64
    return total

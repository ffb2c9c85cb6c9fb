"""The lists in the documentation that follow from the program: modules, queries and scores.

    python tests/module_map.py            compare; exit 1 if a list is out of date
    python tests/module_map.py --write    write the lists anew, between their markers

The map of modules stands in CONTRIBUTING.md, the queries in both READMEs, the frozen scores in the
README.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from queries import library

ROOT = Path(__file__).resolve().parents[1]


def _packages(top: str) -> tuple[str, ...]:
    """Return a folder of the program and the packages in it."""
    inside = sorted(p for p in (ROOT / top).iterdir() if (p / "__init__.py").exists())
    return (top, *(f"{top}/{p.name}" for p in inside))


FOLDERS = (*_packages("extract"), "ontology", *_packages("kg"), "queries", "viz")


def modules() -> Iterator[Path]:
    """Yield the modules of the program, folder by folder, without `__init__`."""
    for folder in FOLDERS:
        yield from (p for p in sorted((ROOT / folder).glob("*.py")) if p.stem != "__init__")


def summary(module: Path) -> str:
    """Return the first sentence of a module's docstring, in one line, without its full stop."""
    text = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return " ".join(text.split("\n\n")[0].split()).rstrip(".").replace("|", "/")


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table."""
    heads = list(head)
    lines = [heads, ["---"] * len(heads), *(list(row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def module_table() -> str:
    """Return the map of modules."""
    rows = [(f"`{m.parent.relative_to(ROOT)}`", f"`{m.name}`", summary(m)) for m in modules()]
    return table(("folder", "module", "what"), rows)


def _options(query: library.Query) -> str:
    return ", ".join(f"`{p.option}`{'' if p.required else '?'}" for p in query.parameters)


def query_table() -> str:
    """Return the queries with their questions in English."""
    rows = [(f"`{q.name}`", q.question, _options(q)) for q in library.all()]
    return table(("query", "question", "parameters (`?` may be left out)"), rows)


def query_table_vi() -> str:
    """Return the queries with their questions in Vietnamese."""
    rows = [(f"`{q.name}`", q.question_vi, _options(q)) for q in library.all()]
    return table(("tên", "câu hỏi", "tham số (`?`: có thể bỏ qua)"), rows)


SCORES = {
    "mentions": "mentions",
    "mentions.ORG": "· bodies",
    "mentions.PROJECT": "· projects",
    "mentions.LEGAL": "· documents cited",
    "mentions.DATE": "· dates",
    "mentions.LOC": "· places",
    "mentions.PERSON": "· people",
    "statements": "statements",
    "ownership": "ownership: clause, lead and last day all right",
    "indicators": "figures",
}
RATES = {
    "lead.stated": "stated leads right, of the commitments found",
    "deadline.stated": "stated deadlines right",
    "support": "supporting bodies right",
    "mandate": "mandates right",
    "projects": "projects right",
}


def score_table() -> str:
    """Return the frozen scores: F1, and shares that are right."""
    frozen = json.loads((ROOT / "tests" / "scores.json").read_text(encoding="utf-8"))
    rows = [
        [name, *(f"{s[figure]['F1']:.2f}" for s in frozen.values())]
        for figure, name in SCORES.items()
    ]
    rows += [
        [name, *(f"{s['rates'][rate]['rate']:.2f}" for s in frozen.values())]
        for rate, name in RATES.items()
    ]
    return table(("F1", *(name.replace("_", " ") for name in frozen)), rows)


LISTS: dict[tuple[str, str], Callable[[], str]] = {
    ("CONTRIBUTING.md", "modules"): module_table,
    ("README.md", "queries"): query_table,
    ("README.md", "scores"): score_table,
    ("README.vi.md", "queries"): query_table_vi,
}
"""Each list by its file and marker."""


def between(text: str, marker: str) -> tuple[int, int]:
    """Return where a list stands in a text; raises `ValueError` without its markers."""
    found = re.search(rf"<!-- {marker} -->\n(.*?)\n<!-- /{marker} -->", text, re.DOTALL)
    if not found:
        raise ValueError(f"no markers <!-- {marker} --> … <!-- /{marker} -->")
    return found.span(1)


def written(file: str, marker: str) -> str:
    """Return a list as it stands in its file."""
    text = (ROOT / file).read_text(encoding="utf-8")
    start, end = between(text, marker)
    return text[start:end]


def main() -> int:
    """Compare or write."""
    stale = [where for where, make in LISTS.items() if written(*where) != make()]
    for file, marker in stale:
        if "--write" in sys.argv:
            path = ROOT / file
            text = path.read_text(encoding="utf-8")
            start, end = between(text, marker)
            path.write_text(text[:start] + LISTS[file, marker]() + text[end:], encoding="utf-8")
        else:
            print(
                f"{file}: the list of {marker} is out of date; python tests/module_map.py --write"
            )
    return 1 if stale and "--write" not in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())

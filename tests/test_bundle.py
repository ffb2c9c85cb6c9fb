"""Tests of the explorer's page as it is sent: nothing lost, nothing twice, in order."""

from __future__ import annotations

import re
from pathlib import Path

from viz.bundle import GRAPH, SCRIPT, STYLE, bundle

EXPLORER = Path("viz") / "explorer"


def named(page: str) -> list[str]:
    return re.findall(r'(?:src|href)="assets/([^"]+)"', page)


def test_the_page_names_one_script_and_one_style_for_its_parts(root: Path) -> None:
    written = named((root / EXPLORER / "index.html").read_text(encoding="utf-8"))
    made = bundle()
    kept = [name for name in written if name not in made.parts]
    assert sorted(named(made.page)) == sorted([*kept, SCRIPT, STYLE])
    assert "config.js" in kept  # a static copy writes its own
    assert "css/print.css" in kept  # it holds on paper alone
    assert len(made.parts) == len(set(made.parts)) > 20


def test_each_part_stands_whole_and_in_the_order_of_the_page(root: Path) -> None:
    made = bundle()
    written = named((root / EXPLORER / "index.html").read_text(encoding="utf-8"))
    beside = sorted(path.name for path in (root / EXPLORER).glob("graph-*.js"))
    for place, names in {
        SCRIPT: [name for name in written if name in made.parts and name.endswith(".js")],
        STYLE: [name for name in written if name in made.parts and name.endswith(".css")],
        GRAPH: [name for name in beside if name not in written],
    }.items():
        assert len(names) > 5
        joined = "".join((root / EXPLORER / name).read_text(encoding="utf-8") for name in names)
        assert made.made[place] == joined


def test_the_styles_find_their_files_from_where_they_stand(root: Path) -> None:
    places = re.findall(r"url\(\"?([^)\"]+)\"?\)", bundle().made[STYLE])
    assert places
    for place in places:
        assert (
            place.startswith("data:") or (root / EXPLORER / STYLE).parent.joinpath(place).exists()
        )

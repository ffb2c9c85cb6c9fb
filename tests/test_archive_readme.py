from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.store import Store

pytest_plugins = ("bag_fixtures",)


@pytest.mark.parametrize(("name", "gone"), [("README.md", "1 of them"), ("README.vi.md", "1 tệp")])
def test_the_readme_is_true(bag: Path, store: Store, name: str, gone: str) -> None:
    text = (bag / "data" / name).read_text(encoding="utf-8")
    assert "$" not in text
    assert gone in text  # the original of one document was not there any more
    assert f"{store.manifest.counts['triples']} " in text
    stated = re.search(r"^    ([0-9a-f]{64})$", text, re.MULTILINE)
    assert stated and stated[1] in (bag / "bag-info.txt").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z]+)/", text)) - {"results"}
    there = {path.name for path in (bag / "data").iterdir() if path.is_dir()}
    assert there <= named
    assert named <= there | {"machine", "explorer"}


def test_both_readmes_tell_the_same_places(bag: Path) -> None:
    one, two = (
        set(re.findall(r"`([a-z]\S*[/.]\S*)`", (bag / "data" / name).read_text(encoding="utf-8")))
        for name in ("README.md", "README.vi.md")
    )
    assert one == two

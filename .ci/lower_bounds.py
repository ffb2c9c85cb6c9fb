"""Prints what the program needs (not what tests it) at its lower bounds, as constraints for pip.

python .ci/lower_bounds.py > constraints.txt && pip install -c constraints.txt -e '.[dev]'
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
_BOUND = re.compile(r"(?P<name>[A-Za-z0-9_.-]+)(?:\[[^\]]*\])?>=(?P<version>[^\s,;]+)")


def lower_bounds(project: Path) -> list[str]:
    """Return «name==version» for each dependency; raises `ValueError` for one without a bound."""
    told = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    extras = told["optional-dependencies"]
    found = []
    for requirement in sorted({*told["dependencies"], *extras["scan"], *extras["spark"]}):
        bound = _BOUND.match(requirement)
        if not bound:
            raise ValueError(f"{project.name}: {requirement!r} has no lower bound")
        found.append(f"{bound['name']}=={bound['version']}")
    return found


if __name__ == "__main__":
    print("\n".join(lower_bounds(PROJECT)))

"""What the browser's tests ask of every page: axe-core's rules, its width, words for its keys."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page

AXE = """
  async (options) => (await axe.run(document, options)).violations
    .filter((v) => ['serious', 'critical'].includes(v.impact))
    .map((v) => [v.id, v.nodes.slice(0, 3).map((n) => `${n.target} ${n.failureSummary}`)])"""
EVERYTHING: dict[str, Any] = {"resultTypes": ["violations"]}
COLOURS: dict[str, Any] = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
WIDTHS = "[document.documentElement.scrollWidth, innerWidth]"
KEYS = re.compile(r"^[a-z]+(-[a-z]+)*\\.[a-z-]+$", re.MULTILINE)


def faults(page: Page, axe: str, options: dict[str, Any]) -> list[Any]:
    """Return what axe-core finds serious or critical on a page."""
    page.evaluate(axe)
    found: list[Any] = page.evaluate(AXE, options)
    return found

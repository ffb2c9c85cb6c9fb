"""A real Chromium for the tests: Debian's, driven by Playwright, cut off from all but this machine.

A `Visit` is one page: it keeps the addresses that were asked for and what the console said, and
lets only files, inline data and loopback through.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
SCREEN = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
_OWN = ("127.0.0.1", "localhost", "::1")
_SILENT = ("data", "blob")


@dataclass
class Visit:
    """A page with what it asked for (`asked`), what was refused, and what its console said."""

    page: Page
    asked: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    def _let(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.scheme not in _SILENT:
            self.asked.append(route.request.url)
        if address.scheme in (*_SILENT, "file") or address.hostname in _OWN:
            route.continue_()
        else:
            self.refused.append(route.request.url)
            route.abort()


@contextmanager
def browser(program: Callable[[str, str], str]) -> Iterator[Browser]:
    """Start Debian's Chromium, and end it."""
    path = program("chromium", "chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield started
        started.close()


@contextmanager
def visiting(started: Browser, **options: object) -> Iterator[Visit]:
    """Open a page in a fresh profile; `options` are those of Playwright's `new_context`."""
    context = started.new_context(**{"viewport": SCREEN, "locale": "vi-VN", **options})  # type: ignore[arg-type]
    visit = Visit(context.new_page())
    context.route("**/*", visit._let)
    visit.page.on("console", lambda message: visit.console.append(message.text))
    visit.page.on("pageerror", lambda error: visit.console.append(str(error)))
    visit.page.set_default_timeout(15_000)
    yield visit
    context.close()


def until(page: Page, expression: str, *, seconds: float = 15.0) -> None:
    """Wait until JavaScript is true; asked from here, since a strict policy forbids `eval` there.

    Raises `TimeoutError`, which names the expression.
    """
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        if time.monotonic() > end:
            raise TimeoutError(f"not true within {seconds} s: {expression}")
        page.wait_for_timeout(40)

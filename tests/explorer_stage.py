"""The browser's stories: a desk with the explorer open on it, and ways through its pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from browsing import Visit, until, visiting
from playwright.sync_api import Browser, Locator, Page

_LEAVE = "document.querySelectorAll('main .page').forEach(page => { page.dataset.left = ''; })"
_SHOWN = """
  document.querySelector('main .page:not(.pending, [data-left]) h1')
    && !document.querySelector('main .pending')"""
_AS_READ = """all => all.map(piece => {
  const copy = piece.cloneNode(true);
  copy.querySelectorAll('ins').forEach(repaired => repaired.remove());
  return copy.textContent;
})"""


@dataclass
class Desk:
    """A browser before an explorer; `address` is that of its one page, served or a file."""

    visit: Visit
    address: str

    @property
    def page(self) -> Page:
        """The browser's page."""
        return self.visit.page

    def open(self, route: str = "", **values: str) -> Page:
        """Open a page of the explorer by its route («board/overdue») and wait until it stands."""
        asked = f"?{urlencode(values, quote_via=quote)}" if values else ""
        return self.goto(f"{self.address}#/{route}{asked}")

    def goto(self, url: str) -> Page:
        """Open a page of the explorer by its address and wait until it stands."""
        self.page.evaluate(_LEAVE)
        before = self.page.url
        self.page.goto(url)
        if self.page.url == before:  # the browser draws nothing anew by itself
            self.page.reload()
        return self.shown()

    def follow(self, link: Locator) -> Page:
        """Click a link to another page of the explorer and wait until that stands."""
        self.page.evaluate(_LEAVE)
        link.click()
        return self.shown()

    def press(self, key: str) -> Page:
        """Press a key that leads to another page, and wait until that stands."""
        self.page.evaluate(_LEAVE)
        self.page.keyboard.press(key)
        return self.shown()

    def shown(self) -> Page:
        """Wait until a page stands that is not the one that was left."""
        until(self.page, _SHOWN)
        return self.page

    @property
    def heading(self) -> str:
        """The heading of the page."""
        return self.page.locator("main h1").inner_text()

    def marked(self) -> str:
        """Return the words that the reader marks as asked for, as read, with one space between."""
        pieces = self.page.locator(".piece.here").evaluate_all(_AS_READ)
        return " ".join("".join(pieces).split())

    def asked_nobody(self) -> None:
        """Fail where anything but this machine was asked, or the console said anything."""
        assert self.visit.refused == []
        assert self.visit.console == []


@contextmanager
def at_desk(started: Browser, address: str, **options: object) -> Iterator[Desk]:
    """Sit down before the explorer in a fresh profile."""
    with visiting(started, accept_downloads=True, **options) as visit:
        yield Desk(visit, address)


def shape(url: str) -> str:
    """Return what kind of page an address shows: its route, parameters, and the thing's kind.

    «http://…/#/thing?iri=https://…/agency/so-y-te» is «thing iri=agency».
    """
    route, _, asked = urlsplit(url).fragment.lstrip("/").partition("?")
    said = []
    for name, value in sorted(parse_qsl(asked)):
        said.append(f"{name}={value.partition('/id/')[2].partition('/')[0]}")
    return " ".join([route, *said])


BOARDS = (
    "load", "overdue", "due-between", "resolution-status", "project-timeline", "silent-tasks",
    "targets-and-actuals", "attainment", "contradictions", "how-read",
)  # fmt: skip
"""The boards that people look at; the others differ from them in their columns alone."""


def crawl(
    desk: Desk, *, most: int = 60, boards: tuple[str, ...] = BOARDS
) -> Iterator[tuple[str, Page]]:
    """Yield each kind of page that links lead to from the overview, one of a shape, opened."""
    todo, seen = [f"{desk.address}#/"], {""}
    while todo and most:
        most -= 1
        url = todo.pop(0)
        page = desk.goto(url)
        links = page.eval_on_selector_all(
            "a[href^='#/']", "all => all.map(a => new URL(a.getAttribute('href'), location).href)"
        )
        yield shape(url), page
        for link in links:
            name = shape(link).removeprefix("board/").split()[0] if "#/board/" in link else ""
            if shape(link) not in seen and (not name or name in boards):
                seen.add(shape(link))
                todo.append(link)

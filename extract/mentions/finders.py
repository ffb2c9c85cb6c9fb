"""The finders of what a clean text names, and the last one, which settles what overlaps.

They are plain functions on text; `components` makes the spaCy pipeline of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from extract.agencies.bodies import find_bodies
from extract.mentions.citations import find_citations
from extract.mentions.found import Context, Found, settle
from extract.mentions.persons import find_persons
from extract.mentions.places import find_places
from extract.mentions.projects import find_projects
from extract.times.date_steps import say_date
from extract.times.dates import Anchor, find_dates

Groups = Mapping[str, list[Found]]
"""What was found so far, by the name of the finder."""


def _dates(text: str, context: Context) -> Iterator[Found]:
    anchor = Anchor(context.date, context.year, context.month)
    for day in find_dates(text, anchor):
        steps = {"steps": say_date(text, day, anchor)}
        yield Found(day.start, day.end, "DATE", str(day.interval), steps)


FINDERS: Mapping[str, Callable[[str, Context, Groups], Iterable[Found]]] = {
    "dates": lambda text, context, _: _dates(text, context),
    "bodies": lambda text, context, _: find_bodies(text, context),
    "citations": lambda text, context, found: find_citations(
        text, found.get("bodies", []), context
    ),
    "projects": lambda text, context, _: find_projects(text, context),
    "persons": lambda text, *_: find_persons(text),
    "places": lambda text, context, _: find_places(text, context),
    "mentions": lambda _text, _context, found: settle(f for items in found.values() for f in items),
}
"""The finders in their order: citations read the `bodies` for issuers, `mentions` settles all."""


def find_group(name: str, text: str, context: Context, found: Groups) -> list[Found]:
    """Return what one finder finds, in the order of the text."""
    return sorted(FINDERS[name](text, context, found), key=lambda f: (f.start, f.end))

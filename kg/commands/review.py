"""Judge what was read into the graph in DIR: what comes next, verdicts, and what they tell.

Without an action the queue is listed: disputed claims first, then those put up again, then the
doubtful and important ones; each with a code by which the other actions take it. A verdict is
written to DIR/reviews.jsonl, where nothing is ever changed, and the graph is made anew by it at
once, without reading any file (--later leaves that to the next build).

Bodies are given by their official names, and after «=» the words that name them in the document:
--lead "Sở Khoa học và Công nghệ=Sở KH&CN". «-» empties a facet: --deadline - .
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from kg.commands.decision_command import moment
from kg.commands.review_judging import JUDGING, judge
from kg.commands.review_measures import MEASURES, measure
from kg.commands.review_reading import read
from kg.review.desk import Desk
from kg.review.verdicts import KINDS

_CODE = "a claim's code as the queue shows it, or the IRI of a statement or task"
_Add = Callable[..., argparse.ArgumentParser]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the actions and their options."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the graph's folder")
    parser.add_argument("--json", action="store_true", help="print JSON")
    actions = parser.add_subparsers(
        dest="action", metavar="ACTION", help="what to do (list), each with its own --help"
    )

    def action(name: str, words: str) -> argparse.ArgumentParser:
        one = actions.add_parser(name, help=words, description=words, allow_abbrev=False)
        given_before = argparse.SUPPRESS  # else it would undo a --json before the action
        one.add_argument("--json", action="store_true", default=given_before, help="print JSON")
        return one

    _add_reading(action)
    _add_judging(action)
    _add_measures(action)


def run(options: argparse.Namespace) -> int:
    """Do one action."""
    desk = Desk.open(options.folder)
    if options.action in JUDGING:
        return judge(desk, options)
    if options.action in MEASURES:
        return measure(desk, options)
    return read(desk, options)


def _add_reading(action: _Add) -> None:
    queue = action("list", "the queue: what to look at next, and why")
    queue.add_argument("--reason", default="", metavar="KEY", help="only claims with this reason")
    queue.add_argument("--kind", default="", choices=KINDS, help="only claims of this kind")
    queue.add_argument("--agency", default="", metavar="NAME", help="only what this body has to do")
    queue.add_argument("--document", default="", metavar="NAME", help="only of this document")
    queue.add_argument("--limit", type=int, default=20, metavar="N", help="so many (20)")
    queue.add_argument("--offset", type=int, default=0, metavar="N", help="after so many (0)")
    queue.add_argument("--pairs", action="store_true", help="pairs of names to decide instead")
    action("show", "a claim: its words, the machine's reading, what people said").add_argument(
        "claim", metavar="CLAIM", help=_CODE
    )
    action("history", "all verdicts, or those on one claim").add_argument(
        "claim", nargs="?", metavar="CLAIM", help=_CODE
    )
    action("progress", "how much is reviewed")


def _add_judging(action: _Add) -> None:
    for verb, words in (
        ("accept", "say that claims are right as they are shown"),
        ("reject", "say that a document has no such statements"),
    ):
        one = _judging(action(verb, words))
        one.add_argument("claims", nargs="+", metavar="CLAIM", help=_CODE)
    correct = _judging(action("correct", "say what some facets of a claim truly are"))
    correct.add_argument("claim", metavar="CLAIM", help=_CODE)
    _add_facets(correct)
    add = _judging(action("add", "add a statement that was missed"))
    add.add_argument("document", metavar="DOCUMENT", help="its name, number, file name or IRI")
    _add_facets(add)
    for verb, words in (("same", "are one thing"), ("different", "are two things")):
        pair = _judging(action(verb, f"say that two names, statements or tasks {words}"))
        pair.add_argument("one", metavar="A", help="a name, a claim's code or an IRI")
        pair.add_argument("other", metavar="B", help="another one")
    undo = _judging(action("undo", "take a verdict back"))
    undo.add_argument("number", type=int, metavar="NUMBER", help="as history shows it")
    comment = _judging(action("comment", "say something of a claim that judges nothing"))
    comment.add_argument("claim", metavar="CLAIM", help=_CODE)
    comment.add_argument("words", metavar="WORDS", help="what to say")


def _judging(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Declare what all verdicts have."""
    parser.add_argument("--by", metavar="WHO", help="who says it (the user's name)")
    parser.add_argument("--administrator", action="store_true", help="as one who settles disputes")
    parser.add_argument("--comment", default="", metavar="WORDS", help="why")
    parser.add_argument(
        "--seen", type=int, metavar="N", help="the last verdict of others that was seen (none)"
    )
    parser.add_argument("--when", type=moment, metavar="TIME", help="when (now)")
    parser.add_argument("--later", action="store_true", help="the next build makes it hold")
    return parser


def _add_facets(parser: argparse.ArgumentParser) -> None:
    """Declare the facets of a state."""
    parser.add_argument("--kind", choices=KINDS, help="what kind of statement")
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--span", metavar="START-END", help="its first character, the one after it")
    place.add_argument("--quote", metavar="WORDS", help="its words, which stand there once")
    for role, words in (("lead", "leads"), ("support", "supports"), ("supervise", "supervises")):
        parser.add_argument(
            f"--{role}", action="append", metavar="NAME[=WORDS]", help=f"who {words}; repeatable"
        )
    parser.add_argument("--deadline", metavar="[FIRST/]LAST", help="as 2026-01-31")
    parser.add_argument("--project", action="append", metavar="NAME", help="repeatable")


def _add_measures(action: _Add) -> None:
    gold = action("gold", "reviewed documents as gold annotations: one JSON object a document")
    gold.add_argument(
        "--document", action="append", metavar="NAME", help="these, though unfinished"
    )
    gold.add_argument("--least", type=float, default=1.0, metavar="SHARE",
                      help="documents of which this share is agreed (1)")  # fmt: skip
    gold.add_argument("-o", "--output", type=Path, metavar="FOLDER", help="one file a document")
    scores = action("scores", "how good the machine's reading is, by what people said of it")
    scores.add_argument("--strict", action="store_true", help="only what was said in so many words")
    action("agreement", "how far reviewers agree: Cohen's kappa, Krippendorff's alpha")
    teach = action("teach", "what verdicts teach the next build")
    teach.add_argument("-o", "--output", type=Path, metavar="FILE.tsv", help="write it as a table")
    refused = "write the repairs that people refused, for camket build --refused"
    teach.add_argument("--refused", type=Path, metavar="FILE.tsv", help=refused)

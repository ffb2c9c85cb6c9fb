"""The command line: finds the command, reads its options, runs it, and turns errors into one line.

Each command is a module of `kg.commands` with `add_arguments(parser)` and `run(options)`; only
the one that is asked for is imported, so that help and short commands start fast.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence
from importlib import metadata
from typing import NoReturn

COMMANDS = {
    "extract": "read documents and print what they say, as JSON lines",
    "text": "print the text of documents as read, page by page, and what was repaired",
    "build": "make or renew the graph of a set of documents",
    "query": "ask the graph: a question of the library, or SPARQL of your own",
    "same": "say that two names mean one thing",
    "different": "say that two names mean two things",
    "split": "take apart the names that were joined under one thing",
    "serve": "open the graph in the browser: explorer and SPARQL endpoint",
    "review": "judge what was read: the queue, verdicts, gold, scores, agreement",
    "user": "say who may log in: users, roles, tokens for programs",
    "view": "write the explorer, or one page of the graph, as files that need no network",
    "check": "check a graph: shapes, consistency, provenance",
    "export": "write the graph or a part of it: RDF, networks, tables, the appendix, a bag",
    "verify": "check a bag, a graph or an RDF file: every file, hash and quotation",
    "restore": "make a graph's folder again of a bag or a backup",
    "diff": "tell what changed between two graphs, bags or exports",
    "backup": "pack all of a graph that cannot be made again into one ZIP",
    "upgrade": "bring a graph of an earlier version forward, with all that people decided",
    "demo": "build the sample documents and show who owes what by when",
}
"""What the command line can do, in the order of a first day's work."""

BAD_INPUT = 2
"""The exit status where some input could not be used; all the rest was."""


STOPPED = 130
"""The exit status after Ctrl-C, as shells have it."""


def _fail(message: str) -> NoReturn:
    print(f"camket: {message}", file=sys.stderr)
    raise SystemExit(BAD_INPUT)


def _usage() -> str:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:{width}}  {summary}" for name, summary in COMMANDS.items()]
    return "\n".join(
        [
            "usage: camket COMMAND [OPTIONS]",
            "",
            "Who does what, by when, under which resolution, and is it done?",
            "Ai làm gì, khi nào xong, theo văn bản nào, và đã xong chưa?",
            "",
            *lines,
            "",
            "camket COMMAND --help tells a command's options.",
        ]
    )


def parser_of(command: str) -> argparse.ArgumentParser:
    """Return the parser of a command's options, its module's docstring as the help text."""
    module = importlib.import_module(f"kg.commands.{command}")
    parser = argparse.ArgumentParser(
        prog=f"camket {command}",
        description=module.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    module.add_arguments(parser)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `camket` with its arguments and return the exit status: 0, 1 (a check fails), 2 or 130.

    A command that fails as a whole raises `SystemExit(2)` after one line on the error stream.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):  # Vietnamese goes through any terminal and pipe
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(encoding="utf-8")
    try:
        status = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("camket: stopped", file=sys.stderr)
        return STOPPED
    return status


def _run(words: list[str]) -> int:
    if not words or words[0] in ("-h", "--help", "help"):
        print(_usage())
        return 0 if words else BAD_INPUT
    if words[0] == "--version":
        print(f"camket {metadata.version('camket')}")
        return 0
    command = words[0]
    if command not in COMMANDS:
        _fail(f"no command {command!r}; choose one of {', '.join(COMMANDS)}")
    module = importlib.import_module(f"kg.commands.{command}")
    options, rest = parser_of(command).parse_known_args(words[1:])
    options.rest = rest
    if rest and not getattr(module, "TAKES_REST", False):
        _fail(f"{command}: no option {rest[0]!r}; see camket {command} --help")
    try:
        return int(module.run(options))
    except BrokenPipeError:
        raise
    except (ValueError, LookupError, OSError, RuntimeError) as error:
        _fail(f"{command}: {_line(error)}")


def _line(error: BaseException) -> str:
    """Return an error as one line: its message, or its name where it has none."""
    words: object = error
    if isinstance(error, KeyError) and error.args:
        words = error.args[0]
    elif isinstance(error, OSError) and error.filename and error.strerror:
        words = f"{error.filename}: {error.strerror[:1].lower()}{error.strerror[1:]}"
    return " ".join(str(words).split()) or type(error).__name__


if __name__ == "__main__":
    sys.exit(main())

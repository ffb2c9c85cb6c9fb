"""Say that two names in the graph in DIR mean two things.

The pair is not joined again and not proposed again, nor by way of a third name: the least sure of
the judgements that would bring them together gives way. See camket same --help.
"""

from __future__ import annotations

import argparse

from kg.commands.decision_command import add_options, put_into_force


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_options(parser, "A", "B")


def run(options: argparse.Namespace) -> int:
    """Decide; the graph is made anew unless --later is given."""
    return put_into_force(options, "different")

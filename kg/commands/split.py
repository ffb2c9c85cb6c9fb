"""Take a thing in the graph in DIR apart: the names joined under it stand alone.

A name or the IRI of the thing frees all its names from each other; the IRI of one name (camket
query DIR joined-names) frees that one alone. What people said is one before goes with it; a later
camket same holds again. See camket same --help.
"""

from __future__ import annotations

import argparse

from kg.commands.decision_command import add_options, put_into_force


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_options(parser, "A")


def run(options: argparse.Namespace) -> int:
    """Decide; the graph is made anew unless --later is given."""
    return put_into_force(options, "split")

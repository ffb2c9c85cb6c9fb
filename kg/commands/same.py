"""Say that two names in the graph in DIR mean one thing.

A and B are names as they stand in the documents, or IRIs. The decision is added to
DIR/decisions.tsv, which every build honours, and what is common to all documents is made anew at
once, without reading any file again. The documents' own graphs stay as they are.
"""

from __future__ import annotations

import argparse

from kg.commands.decision_command import add_options, put_into_force


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_options(parser, "A", "B")


def run(options: argparse.Namespace) -> int:
    """Decide; the graph is made anew unless --later is given."""
    return put_into_force(options, "same")

"""Make or renew the graph of a set of documents in a folder.

The paths name the whole set: what was built from files that are no longer under them leaves the
graph. Files that have not changed are not read again. A file that cannot be read is reported in
one line and left out; if an older version of it was built, that one stays. With --store the graph
is then published to a SPARQL 1.1 server: only the graphs that changed are sent, and readers there
see the old graph until all of the new one is in place.

With --engine spark the workers of an Apache Spark cluster read the files, which may then stand at
any address that Hadoop reads (hdfs://…, s3a://…, file:///…). With a folder for DIR the graph is the
same as without; with an address for DIR all of it is made by Spark, as N-Quads files for bulk
loading beside the records (Parquet) and a manifest.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.build import Options, Report, build
from kg.cli import BAD_INPUT
from kg.commands.console import (
    add_limits,
    add_store,
    day,
    limits_of,
    progress,
    report_json,
    report_lines,
    say,
)
from kg.document.extractor import extract_source
from kg.publish import Progress
from kg.remote.place import place_of
from kg.remote.publish import publish_folder
from kg.spark.addresses import is_address
from ontology.vocab import ID_BASE


def jobs(text: str) -> int:
    """Read a number of processes, 1 or more."""
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; write 1 or more")
    return int(text)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="files, folders or archives of files"
    )
    parser.add_argument("--into", required=True, metavar="DIR", help="the graph's folder")
    parser.add_argument(
        "--jobs", type=jobs, metavar="N", help="processes that read (one a core for much to read)"
    )
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DATE",
        help="the day to judge statuses by (the latest document's)",
    )
    parser.add_argument(
        "--base", default=ID_BASE, metavar="IRI", help=f"what IRIs begin with ({ID_BASE})"
    )
    parser.add_argument(
        "--refused",
        type=Path,
        metavar="FILE",
        help="repairs not to be made: lines of camket text --repairs (DIR/refused.tsv)",
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    add_store(parser, "publish the graph to this server")
    add_limits(parser)
    spark = parser.add_argument_group("Apache Spark (pip install 'camket[spark]'; Java 17)")
    spark.add_argument("--engine", choices=("local", "spark"), default="local", help="who reads")
    spark.add_argument(
        "--master", default="local[*]", metavar="URL", help="Spark's master (local[*])"
    )
    spark.add_argument(
        "--conf",
        action="append",
        default=[],
        type=_setting,
        metavar="NAME=VALUE",
        help="a setting of Spark; may be given again",
    )


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise argparse.ArgumentTypeError(f"{text!r} is no setting; write NAME=VALUE")
    return name, value


def run(options: argparse.Namespace) -> int:
    """Build; return 2 if some file could not be read (the others are built)."""
    settings = Options(
        base=options.base,
        as_of=options.as_of,
        jobs=options.jobs,
        limits=limits_of(options),
        refused=options.refused,
    )
    if is_address(options.into) and (options.engine == "local" or options.store):
        raise ValueError(f"{options.into}: only --engine spark, without --store, writes there")
    place = place_of(options.store) if options.store else None  # before the work, if it is wrong
    with progress() as tell:
        if options.engine == "spark":
            report = _by_spark(options, settings, tell)
        else:
            paths, into = map(Path, options.paths), Path(options.into)
            report = build(paths, into, extractor=extract_source, options=settings, progress=tell)
        sent = publish_folder(Path(options.into), place, tell) if place else None
    if sent:
        say(sent.told(options.store))
    print(
        report_json(report) if options.json else "\n".join(report_lines(report)),
        end="" if options.json else "\n",
    )
    return BAD_INPUT if report.refused else 0


def _by_spark(options: argparse.Namespace, settings: Options, tell: Progress) -> Report:
    """Build by Spark, which is imported only where it is asked for."""
    try:
        from kg.spark.build import build_by_spark
        from kg.spark.session import session
    except ImportError as error:
        raise ValueError(f"Spark is not installed ({error}): pip install 'camket[spark]'") from None
    with session(options.master, dict(options.conf)) as spark:
        return build_by_spark(spark, options.paths, options.into, options=settings, progress=tell)

"""Write the graph in DIR, or a part of it, to a file whose name tells the format.

  RDF        .ttl .nt .jsonld .rdf (the union of all graphs), .nq .trig (each graph apart)
  networks   .graphml .gexf (for Gephi)
  tables     .xlsx (a sheet each); a folder with --format csv
  appendix   .docx, or --appendix FILE.docx|FILE.xlsx: the office's table of duties, in the form
             of the decree on clerical work: STT, nội dung, chủ trì, phối hợp, thời hạn, căn cứ, …
  archive    --bag: a BagIt folder (or .zip) that stands alone and that camket verify checks

A part: --document, --project or --agency, by name or IRI, with all that shows it; or --query NAME
with its own options, whose rows become .csv, .xlsx or .json, and whose things any other format.
The same documents give the same bytes.
With --store instead of DIR the graph that a SPARQL server shows is written, whole and as RDF.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from kg.commands.console import add_store, check_writable, day, say
from kg.commands.query import read_question, read_values
from kg.export.appendix import GROUPS
from kg.export.formats import ending_of
from kg.export.request import AppendixForm, Request, export
from kg.export.selection import KINDS, Choice
from kg.export.whole_graph import Scope, write_graph
from kg.remote.place import place_of
from kg.remote.store import RemoteStore
from kg.store import read_manifest

TAKES_REST = True
WITHOUT = ("reviews", "inferred")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="the graph's folder")
    add_store(parser, "write the graph of this server instead of DIR")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="the file to write")
    parser.add_argument(
        "--format", choices=("csv",), help="write -o as a folder of tables, one CSV each"
    )
    _add_part(parser.add_argument_group("a part of the graph"))
    _add_appendix(parser.add_argument_group("the office's appendix"))
    _add_bag(parser.add_argument_group("the archive package"))


def _add_part(group: argparse._ArgumentGroup) -> None:
    for kind in KINDS:
        group.add_argument(f"--{kind}", metavar="NAME", help=f"only this {kind}, by name or IRI")
    group.add_argument(
        "--query", metavar="NAME|FILE.rq", help="only what this query finds; its options follow"
    )
    group.add_argument(
        "--without",
        action="append",
        metavar="WHAT",
        help="leave out reviews (what people said) or inferred (what follows), or both: a,b",
    )
    group.add_argument(
        "--suggestions",
        action="store_true",
        help="write also who might lead what has no single lead (inferred)",
    )
    group.add_argument(
        "--as-of", type=day, metavar="DATE", help="the day to judge statuses by (the build's)"
    )


def _add_appendix(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--appendix", type=Path, metavar="FILE", help="write the appendix: .docx or .xlsx"
    )
    group.add_argument("--group", choices=GROUPS, help="by what its duties are grouped")
    group.add_argument("--title", default="", help="its title, instead of one by what is chosen")
    group.add_argument(
        "--attached-to",
        default="",
        metavar="TEXT",
        help="the document it goes with: «Kế hoạch số … ngày … của …» (dots to fill in)",
    )
    group.add_argument(
        "--issuer", default="", metavar="BODY", help="make it a document of its own, by this body"
    )


def _add_bag(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--bag", action="store_true", help="write -o as a BagIt bag, always whole")
    group.add_argument("--date", type=day, metavar="DATE", help="its day (the day of the status)")
    group.add_argument(
        "--no-explorer", action="store_true", help="leave out the explorer, most of its files"
    )
    group.add_argument("--licence", default="", metavar="IRI", help="under which it may be used")


def _left_out(options: argparse.Namespace) -> set[str]:
    """Return what is left out: «--without reviews,inferred» is the same as saying it twice."""
    names = {name.strip() for words in options.without or () for name in words.split(",")}
    for name in sorted(names - set(WITHOUT)):
        raise ValueError(f"--without: {name!r} cannot be left out: choose {' or '.join(WITHOUT)}")
    return names


def run(options: argparse.Namespace) -> int:
    """Export."""
    output = options.appendix or options.output
    if output is None:
        raise ValueError("say where to write: -o FILE, or --appendix FILE.docx")
    if options.appendix and options.output:
        raise ValueError("give one file: -o FILE or --appendix FILE")
    if bool(options.store) == bool(options.folder):
        raise ValueError("say which graph: its folder, or --store ADDRESS")
    if options.store:
        return _run_store(options)
    if options.bag or output.name.lower().endswith((".bag", ".bag.zip")):
        return _run_bag(options)
    if options.format is None:
        check_writable(output)
    said = export(options.folder, _request(options, output))
    say(f"{output}: {said}")
    return 0


def _scope(options: argparse.Namespace) -> Scope:
    without = _left_out(options)
    return Scope(
        reviews="reviews" not in without,
        inferred="inferred" not in without,
        suggestions=options.suggestions,
        as_of=options.as_of,
    )


def _request(options: argparse.Namespace, output: Path) -> Request:
    scope = _scope(options)
    form = AppendixForm(options.title, options.attached_to, options.issuer, options.group or "")
    return Request(
        output=output,
        scope=scope,
        choice=_choice(options),
        appendix=form if options.appendix or output.suffix.lower() == ".docx" else None,
        tables=options.format == "csv",
    )


def _choice(options: argparse.Namespace) -> Choice | None:
    """Return what is chosen; beside --query the names are values of its own options."""
    named = {kind: name for kind in KINDS if (name := getattr(options, kind)) is not None}
    if options.query is None:
        if options.rest:
            raise ValueError(f"there is no option {options.rest[0]!r}; see camket export --help")
        if len(named) > 1:
            raise ValueError(f"choose one of {', '.join(f'--{kind}' for kind in named)}")
        return next((Choice(kind, name) for kind, name in named.items()), None)
    query = read_question(options.query)
    values = read_values([*options.rest, *_as_options(named)], query)
    manifest = read_manifest(options.folder)
    as_of = options.as_of or (manifest.as_of if manifest else None)
    if query.parameter("as_of") and as_of:
        values["as_of"] = str(as_of)
    return Choice(query=query, values=values)


def _as_options(named: dict[str, str]) -> Sequence[str]:
    return [word for kind, name in named.items() for word in (f"--{kind}", name)]


def _run_store(options: argparse.Namespace) -> int:
    """Write the whole graph of a server."""
    chosen = [*KINDS, "query", "as_of", "format", "appendix", "bag", "rest"]
    given = [name.replace("_", "-") for name in chosen if getattr(options, name)]
    if given:
        raise ValueError(f"--store writes the whole graph as RDF, without --{given[0]}; ask DIR")
    check_writable(options.output)
    ending_of(options.output)
    with RemoteStore.open(place_of(options.store)) as store:
        written = write_graph(store, options.output, _scope(options))
    say(f"{options.output}: {written} dòng")
    return 0


def _run_bag(options: argparse.Namespace) -> int:
    """Write a bag; it is whole, so nothing can be chosen."""
    chosen = [*KINDS, "query", "without", "as_of", "format", "appendix"]
    given = [name for name in chosen if getattr(options, name)]
    if given or options.suggestions:
        name = (given or ["suggestions"])[0].replace("_", "-")
        raise ValueError(f"a bag always holds the whole graph: leave --{name} away")
    from kg.archive.bag import BagOptions, write_bag

    bag = BagOptions(options.date, options.licence, explorer=not options.no_explorer)
    bagged = write_bag(options.folder, options.output, options=bag, say=say)
    say(f"{bagged.path}: {bagged.files} tệp; SHA-256 {bagged.sha256}")
    return 0

"""`camket export`: the graph as a file, in every format, the same bytes on a rebuild."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from commands import FEW, copy_samples, refused, run, start
from exported import parts

from kg.export import FORMATS
from kg.store import Store

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib warns of itself
Capture = pytest.CaptureFixture[str]
RDFLIB = {
    ".ttl": "turtle",
    ".nt": "nt",
    ".jsonld": "json-ld",
    ".rdf": "xml",
    ".nq": "nquads",
    ".trig": "trig",
}


@pytest.fixture(scope="module")
def exported(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the small graph in every format."""
    folder = tmp_path_factory.mktemp("exported")
    for ending in FORMATS:
        assert start("export", built, "-o", folder / f"g{ending}").status == 0
    return folder


def by_oxigraph(path: Path) -> set[str]:
    """Return the triples of a file, whatever graph they stand in."""
    return {str(q.triple) for q in ox.parse(path=path, format=FORMATS[path.suffix])}


def by_rdflib(path: Path) -> set[tuple[str, ...]]:
    """Return the triples of a file as a second parser reads them."""
    graph = rdflib.Graph().parse(data=path.read_bytes(), format=RDFLIB[path.suffix])
    return {tuple(term.n3() for term in triple) for triple in graph}


@pytest.mark.parametrize("ending", [".ttl", ".nt", ".jsonld", ".rdf"])
def test_the_union_in_every_format_by_two_parsers(built: Path, exported: Path, ending: str) -> None:
    path = exported / f"g{ending}"
    stored = {line.decode().removesuffix(" .\n") for line in Store.open(built).lines()}
    assert by_oxigraph(path) == by_oxigraph(exported / "g.nt")
    assert len(by_oxigraph(path)) == len(stored)
    assert len(by_rdflib(path)) == len(stored)


@pytest.mark.parametrize("ending", [".nq", ".trig"])
def test_each_document_in_its_own_graph(built: Path, exported: Path, ending: str) -> None:
    path = exported / f"g{ending}"
    graphs = {str(q.graph_name) for q in ox.parse(path=path, format=FORMATS[ending])}
    assert graphs == {f"<{name}>" for name in Store.open(built).named_graphs()}
    dataset = rdflib.Dataset()
    dataset.parse(data=path.read_bytes(), format=RDFLIB[ending])
    assert {f"<{g.identifier}>" for g in dataset.graphs() if len(g)} == graphs


def test_it_tells_how_many(capsys: Capture, built: Path, tmp_path: Path) -> None:
    path = tmp_path / "g.ttl"
    ran = run(capsys, "export", built, "-o", path)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == f"{path}: {len(by_oxigraph(path))} bộ ba\n"


def test_the_turtle_is_readable_and_has_no_blank_nodes(exported: Path) -> None:
    text = (exported / "g.ttl").read_text("utf-8")
    assert text.startswith("@prefix ")
    assert "ck:Commitment" in text
    assert not any("_:" in triple.split('"')[0] for triple in by_oxigraph(exported / "g.nt"))


def builds(folder: Path, orders: Iterable[tuple[str, ...]]) -> list[bytes]:
    """Return the Turtle of builds from copies of the samples in new folders, in some orders."""
    made = []
    for number, names in enumerate(orders):
        sources = copy_samples(folder / f"{number}" / "in", names)
        into, out = folder / f"{number}" / "g", folder / f"{number}.ttl"
        paths = [sources / name for name in names]
        assert start("build", *paths, "--into", into).status == 0
        assert start("export", into, "-o", out).status == 0
        made.append(out.read_bytes())
    return made


def test_a_rebuild_elsewhere_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = builds(tmp_path, (FEW, tuple(reversed(FEW))))
    assert one == other


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("g.pdf", ["no format '.pdf'", ".ttl or .nt or .jsonld or .rdf or .nq or .trig or"]),
        ("g", ["no format ''"]),
        ("khong/g.ttl", ["there is no folder", "make it first"]),
        (".", ["is a folder"]),
    ],
)
def test_what_cannot_be_written(
    capsys: Capture, built: Path, tmp_path: Path, name: str, said: list[str]
) -> None:
    assert refused(run(capsys, "export", built, "-o", tmp_path / name), *said)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_graph(capsys: Capture, tmp_path: Path) -> None:
    assert refused(run(capsys, "export", tmp_path, "-o", tmp_path / "g.ttl"), "holds no graph")


BODY = "Sở Tài chính tỉnh Lam Giang"


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (["--agency", BODY], ("g.rdf", "bộ ba")),
        (["--document", "38/NQ-HĐND", "--without", "inferred,reviews"], ("g.trig", "bộ ba")),
        (["--project", "cau ben soi", "--as-of", "2025-09-01"], ("g.gexf", "đường nối")),
        (["--query", "overdue", "--agency", BODY], ("g.csv", "dòng")),
        (["--query", "due-between", "--from", "2025-01-01", "--to=2026-01-01"], ("g.xlsx", "dòng")),
        (["--query", "overdue"], ("g.nt", "bộ ba")),
        (["--suggestions"], ("g.ttl", "bộ ba")),
        (["--format", "csv"], ("tables", "8 bảng")),
        (["--agency", BODY, "--group", "document"], ("g.docx", "nhiệm vụ")),
        (["--issuer", "UBND tỉnh"], ("g.docx", "nhiệm vụ")),
    ],
)
def test_a_part_in_a_form(
    capsys: Capture, built: Path, tmp_path: Path, words: list[str], made: tuple[str, str]
) -> None:
    name, said = made
    path = tmp_path / name
    ran = run(capsys, "export", built, "-o", path, *words)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith(f"{path}: ")
    assert said in ran.err
    assert [found.name for found in tmp_path.iterdir()] == [name]


def test_the_appendix_as_a_workbook(capsys: Capture, built: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    ran = run(capsys, "export", built, "--appendix", path, "--attached-to", "Kế hoạch số 5")
    assert ran.status == 0
    strings = parts(path.read_bytes())["xl/sharedStrings.xml"]
    assert "(Kèm theo Kế hoạch số 5)" in strings
    assert "Trích dẫn" in strings


def test_values_given_beside_a_query_are_its_own(
    capsys: Capture, built: Path, tmp_path: Path
) -> None:
    for name, words in (("all.csv", []), ("one.csv", ["--agency", BODY])):
        run(capsys, "export", built, "-o", tmp_path / name, "--query", "overdue", *words)
    one, every = ((tmp_path / name).read_text("utf-8") for name in ("one.csv", "all.csv"))
    assert len(one.splitlines()) < len(every.splitlines())
    assert all(BODY in line for line in one.splitlines()[1:])


def test_the_rows_of_another_day(capsys: Capture, built: Path, tmp_path: Path) -> None:
    days = {"early.csv": "2025-08-01", "late.csv": "2026-12-01"}
    for name, day in days.items():
        words = ("--query", "overdue", "--as-of", day)
        assert run(capsys, "export", built, "-o", tmp_path / name, *words).status == 0
    early, late = (len((tmp_path / name).read_text("utf-8").splitlines()) for name in days)
    assert early < late


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the empty folder in which a command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "g.ttl", "--document", "không có"], ["--document: no document is called"]),
        (["-o", "g.ttl", "--agency", "a", "--project", "b"], ["choose one of"]),
        (["-o", "g.ttl", "--query", "khong-co"], ["no query 'khong-co'"]),
        (["-o", "g.ttl", "--query", "overdue", "--nobody", "x"], ["no parameter --nobody"]),
        (["-o", "g.ttl", "--unknown"], ["there is no option '--unknown'"]),
        (
            ["-o", "g.ttl", "--without", "words"],
            ["'words' cannot be left out", "reviews or inferred"],
        ),
        (["-o", "g.csv"], ["no format '.csv'", "-o FOLDER --format csv"]),
        (["--appendix", "g.pdf"], ["an appendix is .docx or .xlsx"]),
        (["-o", "g.ttl", "--appendix", "g.docx"], ["give one file"]),
        ([], ["say where to write"]),
        (["-o", "g", "--bag", "--agency", "a"], ["a bag always holds the whole graph", "--agency"]),
        (["-o", "g", "--bag", "--suggestions"], ["leave --suggestions away"]),
    ],
)
def test_what_cannot_be_asked(
    capsys: Capture, built: Path, here: Path, words: list[str], said: list[str]
) -> None:
    assert refused(run(capsys, "export", built, *words), *said)
    assert list(here.iterdir()) == []


def test_a_bag_is_written(capsys: Capture, built: Path, tmp_path: Path) -> None:
    path = tmp_path / "kho"
    ran = run(capsys, "export", built, "-o", path, "--bag", "--no-explorer")
    assert ran.status == 0, ran.err
    assert (path / "bagit.txt").is_file()
    assert "SHA-256" in ran.err

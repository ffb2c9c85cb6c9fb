"""One export: each form by the name of its file, of everything or of a part."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from exported import AS_OF, parts
from hostile_papers import poison
from lxml import etree

from kg.export.formats import FORMATS, UnknownFormat
from kg.export.network import NETWORKS
from kg.export.request import AppendixForm, Request, appendix, export
from kg.export.selection import Choice, chosen
from kg.store import Store
from queries import library

OVERDUE = Choice(query=library.get("overdue"), values={"as_of": AS_OF})
BODY = Choice("agency", "Sở Tài chính tỉnh Lam Giang")
SCRIPT = """
import sys
from pathlib import Path
from kg.export.request import AppendixForm, Request, export
from kg.export.selection import Choice
folder, out = Path(sys.argv[1]), Path(sys.argv[2])
part = Choice("agency", "Sở Tài chính tỉnh Lam Giang")
for name in ("a.ttl", "a.trig", "a.rdf", "a.jsonld", "a.gexf", "a.graphml", "a.xlsx", "a.docx"):
    export(folder, Request(out / name, choice=part))
export(folder, Request(out / "b.nq"))
export(folder, Request(out / "b.xlsx", appendix=AppendixForm()))
export(folder, Request(out / "tables", tables=True))
"""


@pytest.mark.parametrize(
    ("name", "choice", "said"),
    [
        *((f"x{ending}", BODY, "bộ ba") for ending in FORMATS),
        *((f"x{ending}", BODY, "đường nối") for ending in NETWORKS),
        ("x.docx", BODY, "nhiệm vụ"),
        ("x.xlsx", None, "8 bảng"),
        ("x.csv", OVERDUE, "dòng"),
        ("x.json", OVERDUE, "dòng"),
        ("x.xlsx", OVERDUE, "dòng"),
        ("x.nt", OVERDUE, "bộ ba"),
        ("X.TTL", OVERDUE, "bộ ba"),
    ],
)
def test_the_name_of_the_file_tells_the_form(
    built: Path, tmp_path: Path, name: str, choice: Choice | None, said: str
) -> None:
    told = export(built, Request(tmp_path / name, choice=choice))
    assert said in told
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).stat().st_size > 100


@pytest.mark.parametrize(("name", "several"), [("sở tài", False), ("ủy ban", True)])
def test_a_name_of_several_things_is_told(
    built: Path, tmp_path: Path, name: str, several: bool
) -> None:
    told = export(built, Request(tmp_path / "x.docx", choice=Choice("agency", name)))
    assert (f"«{name}» là " in told) == several


@pytest.mark.parametrize(
    "request_",
    [
        Request(Path("x.pdf")),
        Request(Path("x.csv")),
        Request(Path("x.json"), choice=BODY),
        Request(Path("x.ttl"), appendix=AppendixForm()),
    ],
    ids=lambda r: f"{r.output}",
)
def test_a_form_that_is_not_is_told_before_any_work(tmp_path: Path, request_: Request) -> None:
    with pytest.raises(UnknownFormat, match=r"\.docx or \.xlsx"):
        export(tmp_path / "no graph", request_)


def test_two_hash_seeds_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    made: list[dict[str, bytes]] = []
    for seed in ("1", "77"):
        out = tmp_path / seed
        out.mkdir()
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(built), str(out)],
            check=True,
            timeout=300,
            cwd=Path(__file__).parents[1],
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        files = sorted(path for path in out.rglob("*") if path.is_file())
        made.append({str(path.relative_to(out)): path.read_bytes() for path in files})
    assert made[0].keys() == made[1].keys()
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []
    assert len(made[0]) == 18


@pytest.mark.parametrize(
    ("choice", "form", "title", "group"),
    [
        (None, AppendixForm(), "Danh mục nhiệm vụ", ""),
        (BODY, AppendixForm(), "Danh mục nhiệm vụ của Sở Tài chính tỉnh Lam Giang", "Nhiệm vụ"),
        (
            Choice("document", "38/NQ-HĐND"),
            AppendixForm(),
            "Danh mục nhiệm vụ theo Nghị quyết số 38/NQ-HĐND ngày 25/07/2025",
            "",
        ),
        (
            Choice("project", "Cầu Bến Sỏi"),
            AppendixForm(group="document"),
            "Danh mục nhiệm vụ của dự án cầu Bến Sỏi",
            "Nghị quyết số 38",
        ),
        (OVERDUE, AppendixForm(), "Nhiệm vụ quá hạn", ""),
        (BODY, AppendixForm(title="Việc gấp"), "Việc gấp", "Nhiệm vụ"),
    ],
)
def test_an_appendix_is_called_by_what_was_chosen(
    built: Path, choice: Choice | None, form: AppendixForm, title: str, group: str
) -> None:
    store = Store.open(built)
    things = chosen(store, choice) if choice else None
    found = appendix(store, choice, things, form, as_of=AS_OF)
    assert found.heading.title.casefold() == title.casefold()
    assert any(name.startswith(group) for name, _ in found.groups)


@pytest.fixture(scope="module")
def poisoned(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a graph in which every word is hostile."""
    return poison(built, tmp_path_factory.mktemp("poisoned") / "graph")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib warns of itself
@pytest.mark.parametrize("ending", FORMATS)
def test_a_poisoned_graph_has_as_many_triples_in_two_parsers(
    poisoned: Path, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"x{ending}"
    count = int(export(poisoned, Request(path)).split()[0])
    by_oxigraph = set(ox.parse(path=path, format=FORMATS[ending]))
    assert len(by_oxigraph) == count
    if ending in (".nq", ".trig"):
        graph = rdflib.Dataset().parse(path)
        assert len(set(graph.quads())) == count
    else:
        assert len(rdflib.Graph().parse(path)) == count


@pytest.mark.parametrize("name", ["x.graphml", "x.gexf", "x.docx", "x.xlsx", "a.xlsx"])
def test_a_poisoned_graph_is_still_a_whole_file(poisoned: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    form = AppendixForm() if name == "a.xlsx" else None
    export(poisoned, Request(path, appendix=form))
    if path.suffix in NETWORKS:
        assert etree.parse(path).getroot() is not None
        return
    members = parts(path.read_bytes())
    assert all(etree.fromstring(text.encode()) is not None for text in members.values())
    assert not any("<f>" in text for text in members.values())

"""The project polices itself: imports, sizes, tests, lists in the documentation, paths."""

from __future__ import annotations

import ast
import csv
import importlib
import io
import re
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import module_map
import pytest
from module_map import LISTS, ROOT, modules

from kg.cli import COMMANDS
from queries import library

MAY_IMPORT = {
    "extract": {"ontology"},
    "ontology": set(),
    "queries": {"ontology"},
    "viz": {"queries", "ontology"},
    "kg": {"extract", "ontology", "queries", "viz"},
}
TESTED_ELSEWHERE = {
    "kg/commands/backup.py": "its only work is kg.backup's: test_backup.py runs the command",
    "kg/commands/upgrade.py": "its only work is kg.upgrade's: test_upgrade.py runs the command",
    "extract/source.py": "records without behaviour, filled by readers: test_read.py",
    "extract/statements/sector_signs.py": "a record that `sectors` fills: test_sectors.py",
    "ontology/change_terms.py": "names that `vocab.CK` takes up: test_vocab.py",
    "ontology/figure_terms.py": "names that `vocab.CK` takes up: test_vocab.py",
    "ontology/outside_terms.py": "names of other vocabularies: test_vocab.py",
    "ontology/review_terms.py": "names that `vocab.CK` takes up: test_vocab.py",
    "ontology/sector_terms.py": "names that `vocab.CK` takes up: test_vocab.py",
    "extract/page/entries.py": "records that `classify_lines` fills: test_blocks.py",
    "extract/times/date_grammar.py": "its patterns show in what `find_dates` reads: test_dates.py",
    "kg/serve/limits.py": "a record without behaviour, kept by workers: test_serve_workers.py",
    "extract/times/date_readers.py": "its readers are called by `find_dates` alone: test_dates.py",
    "kg/spark/session.py": "needs a session of Spark, started once: test_spark_build.py",
    "kg/spark/listing.py": "needs a session of Spark, started once: test_spark_build.py",
    "kg/spark/places.py": "needs a session of Spark, started once: test_spark_build.py",
    "kg/spark/reading.py": "needs a session of Spark, started once: test_spark_build.py",
    "kg/spark/names.py": "needs a session of Spark, started once: test_spark_build.py",
    "kg/spark/components.py": "needs a session of Spark, started once: test_spark_build.py",
    "kg/spark/identity.py": "needs a session of Spark, started once: test_spark_build.py",
    "kg/spark/documents.py": "needs a session of Spark, started once: test_spark_build.py",
    "kg/spark/union.py": "needs a session of Spark, started once: test_spark_build.py",
    "kg/spark/quads.py": "needs a session of Spark, started once: test_spark_build.py",
    "kg/spark/whole.py": "needs a session of Spark, started once: test_spark_build.py",
    "kg/spark/job.py": "needs a session of Spark, started once: test_spark_build.py",
}
"""Modules without a test file of their own, and why."""

IMPORTED_LATE = {
    "extract.pipeline",
    "httpx",
    "kg.archive.bag",
    "kg.build",
    "kg.export.appendix_docx",
    "kg.export.appendix_xlsx",
    "kg.remote.login",
    "kg.spark.build",
    "kg.spark.session",
    "pyvis.network",
    "viz.layout",
    "xlsxwriter",
}
"""What takes long to load and most runs do without: imported where it is used."""

SHARED_BY_COMMANDS = {
    "console",
    "decision_command",
    "review_judging",
    "review_measures",
    "review_reading",
}
"""Modules beside the commands that are none."""

NAMED_BY_PACKAGE = ("access", "archive", "export", "index", "remote", "review", "serve", "spark")
"""Packages whose test files bear their name too: others have modules of the same names."""

LONGEST_MODULE, LONGEST_FUNCTION = 350, 50
MODULES = list(modules())
NAMES = [str(m.relative_to(ROOT)) for m in MODULES]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def words(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tracked(program: Callable[[str, str], str]) -> list[Path]:
    """Return the files of the repository, those not yet committed included."""
    git = program("git", "git")
    listed = subprocess.run(
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if listed.returncode:
        pytest.skip(f"this is no git checkout: {listed.stderr.strip()}")
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


class TestImports:
    @pytest.mark.parametrize("folder", MAY_IMPORT)
    def test_each_folder_imports_from_this_checkout(self, folder: str) -> None:
        found = importlib.import_module(folder).__file__
        assert found is not None
        assert Path(found).resolve().is_relative_to(ROOT)

    @pytest.mark.parametrize("module", MODULES, ids=NAMES)
    def test_they_go_the_way_of_the_map(self, module: Path) -> None:
        folder = module.relative_to(ROOT).parts[0]
        allowed = {folder} | MAY_IMPORT[folder]
        for name in imported(module):
            top = name.partition(".")[0]
            assert top not in MAY_IMPORT or top in allowed, f"{module.name} imports {name}"

    @pytest.mark.parametrize("module", MODULES, ids=NAMES)
    def test_they_stand_at_the_top(self, module: Path) -> None:
        inner = {
            name
            for function in functions(module)
            for node in ast.walk(function)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in (
                [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module]
            )
        }
        assert inner - IMPORTED_LATE == set()

    def test_there_are_no_cycles(self) -> None:
        edges = {dotted(m): {n for n in imported(m, typing=False) if n in OURS} for m in MODULES}
        assert cycle(edges) == []

    def test_a_cycle_would_be_found(self) -> None:
        assert cycle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == ["a", "b", "c", "a"]
        assert cycle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def dotted(module: Path) -> str:
    return ".".join(module.relative_to(ROOT).with_suffix("").parts)


OURS = {dotted(m) for m in MODULES}


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def imported(module: Path, *, typing: bool = True) -> Iterator[str]:
    """Yield the dotted names that a module imports, wherever in it; «from a import b» both ways.

    Without `typing`, what only the type checker imports is left out.
    """
    parsed = tree(module)
    blocks = [n for n in ast.walk(parsed) if isinstance(n, ast.If)]
    checked = {n for b in blocks if ast.unparse(b.test) == "TYPE_CHECKING" for n in ast.walk(b)}
    for node in ast.walk(parsed):
        if not typing and node in checked:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def cycle(edges: dict[str, set[str]]) -> list[str]:
    """Return the names of one cycle, the first again at the end; empty where there is none."""
    done: set[str] = set()

    def walk(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        if name in done:
            return []
        done.add(name)
        rings = (walk(other, [*path, name]) for other in sorted(edges.get(name, ())))
        return next((ring for ring in rings if ring), [])

    return next((ring for name in sorted(edges) if (ring := walk(name, []))), [])


class TestModules:
    @pytest.mark.parametrize("module", MODULES, ids=NAMES)
    def test_each_has_a_test_file(self, module: Path) -> None:
        name = str(module.relative_to(ROOT))
        prefix = "command_" if module.parent.name == "commands" and module.stem in COMMANDS else ""
        if module.parent.name in NAMED_BY_PACKAGE:
            prefix = f"{module.parent.name}_"
        tests = ROOT / "tests" / f"test_{prefix}{module.stem}.py"
        assert tests.exists() != (name in TESTED_ELSEWHERE), f"{tests.name} for {name}"

    @pytest.mark.parametrize("module", MODULES, ids=NAMES)
    def test_none_is_too_long(self, module: Path) -> None:
        assert len(module.read_text("utf-8").splitlines()) <= LONGEST_MODULE
        for function in functions(module):
            lines = (function.end_lineno or 0) - function.lineno + 1
            assert lines <= LONGEST_FUNCTION, function.name

    @pytest.mark.parametrize("module", MODULES, ids=NAMES)
    def test_none_is_a_drawer_and_each_says_what_it_is(self, module: Path) -> None:
        assert not re.search(r"util|helper|misc|common", module.stem)
        assert 10 < len(module_map.summary(module)) < 200


class TestDocumentation:
    @pytest.mark.parametrize(("file", "marker"), LISTS)
    def test_its_lists_are_up_to_date(self, file: str, marker: str) -> None:
        assert module_map.written(file, marker) == LISTS[file, marker](), (
            "run: python tests/module_map.py --write"
        )

    def test_a_missing_marker_is_told(self) -> None:
        with pytest.raises(ValueError, match="no markers <!-- x -->"):
            module_map.between("<!-- x -->\n", "x")

    @pytest.mark.parametrize("file", ["README.md", "README.vi.md"])
    def test_every_command_stands_in_it_and_no_other(self, file: str) -> None:
        listed = re.findall(r"^\| `camket (\w+)", module_map.written(file, "commands"), re.M)
        assert listed == list(COMMANDS)

    def test_every_command_has_a_module_and_every_module_is_one(self) -> None:
        found = {m.stem for m in MODULES if m.parent.name == "commands"}
        assert found - SHARED_BY_COMMANDS == set(COMMANDS)
        assert all(summary and not summary.endswith(".") for summary in COMMANDS.values())

    @pytest.mark.parametrize("query", library.all(), ids=lambda query: query.name)
    def test_every_query_is_titled_in_both_languages(self, query: library.Query) -> None:
        assert all((query.title, query.title_vi, query.question, query.question_vi))

    def test_every_dependency_has_its_reason(self) -> None:
        section = words("CONTRIBUTING.md").partition("## Dependencies")[2].partition("\n## ")[0]
        rows = [line.split("|")[1:3] for line in section.splitlines() if line.startswith("| ")]
        named = {name for cell, why in rows if why.strip() for name in re.findall(r"[\w-]+", cell)}
        extras = PROJECT["optional-dependencies"].values()
        asked = [*PROJECT["dependencies"], *(name for extra in extras for name in extra)]
        for requirement in asked:
            package = re.match(r"[\w-]+", requirement)
            assert package
            assert package[0] in named

    def test_the_version_is_the_newest_of_the_changelog(self) -> None:
        versions = re.findall(r"^## \[(\d[^\]]*)\]", words("CHANGELOG.md"), re.M)
        assert versions[0] == PROJECT["version"]
        assert "## [Unreleased]" in words("CHANGELOG.md")

    @pytest.mark.parametrize("file", ["README.md", "README.vi.md", "CONTRIBUTING.md"])
    def test_its_links_lead_somewhere(self, file: str) -> None:
        links = re.findall(r"\]\((?!https?:|#)([^)#]+)", words(file))
        assert [link for link in links if not (ROOT / link).exists()] == []

    def test_every_target_of_make_that_it_names_exists(self) -> None:
        targets = set(re.findall(r"^(\w+):", words("Makefile"), re.M))
        for file in ("README.md", "CONTRIBUTING.md"):
            assert (
                set(re.findall(r"\bmake (demo|test|check|bench|clean|setup)", words(file)))
                <= targets
            )


class TestReference:
    TABLES = sorted((ROOT / "ontology" / "reference").glob("*.csv"))

    @pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
    def test_a_table_is_whole_and_described(self, path: Path) -> None:
        text = path.read_bytes().decode("utf-8")
        head, *rows = list(csv.reader(io.StringIO(text, newline="")))
        assert len(set(head)) == len(head)
        assert rows
        assert {len(row) for row in rows} == {len(head)}
        assert f"| `{path.stem}` |" in words("ontology/reference/README.md")


def is_utf8(path: Path) -> bool:
    try:
        path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


BINARY = frozenset({".docx", ".npz", ".pdf", ".png", ".woff2", ".zip"})


def is_binary(path: Path) -> bool:
    """Whether a file is no text; what fuzzing found is as it was found."""
    return path.suffix in BINARY or "fuzz" in path.parts


ELSEWHERE = re.compile(
    "|".join(
        [
            r"pypi[.]org|files[.]pythonhosted|registry[.]npmjs|deb[.]debian",  # package indexes
            r"(?<![\w.~-])/(?:work|root|home|tmp/w|tmp/g)(?:/|\b)",  # places on one machine
        ]
    )
)
HERE = "tests/test_repository.py"  # which has to spell them


class TestFiles:
    def test_text_is_utf8_with_a_final_newline(self, tracked: list[Path]) -> None:
        texts = [path for path in tracked if not is_binary(path)]
        assert [path for path in texts if not is_utf8(path)] == []
        # Documents and what others wrote end as they end.
        ours = [p for p in texts if p.suffix != ".txt" and "vendor" not in p.parts]
        assert [path for path in ours if path.read_bytes()[-1:] not in (b"", b"\n")] == []

    def test_nothing_names_an_index_or_a_place_on_one_machine(self, tracked: list[Path]) -> None:
        found = [
            f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
            for path in tracked
            if path.suffix not in BINARY | {".js"}
            and path != ROOT / HERE
            and "fuzz" not in path.parts
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
            if ELSEWHERE.search(line)
        ]
        assert found == []

    @pytest.mark.parametrize(
        ("line", "told"),
        [
            ("see /" + "work/main", True),
            ("cd /" + "root", True),
            ("--index https://py" + "pi.org/simple", True),
            ("a homework/root of", False),
            ("../shared/work", False),
        ],
    )
    def test_what_names_a_place(self, line: str, told: bool) -> None:
        assert bool(ELSEWHERE.search(line)) == told

    def test_nothing_built_is_kept(self, tracked: list[Path]) -> None:
        kept = re.compile(r"(^|/)(dist|build|demo|__pycache__|[^/]+\.egg-info)/|\.pyc$")
        names = [str(path.relative_to(ROOT)) for path in tracked]
        assert [name for name in names if kept.search(name)] == []

    def test_ci_forbids_skips(self) -> None:
        assert "CAMKET_NO_SKIP=1" in words(".ci/run")

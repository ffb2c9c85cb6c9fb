"""The built wheel, installed elsewhere, is the whole program. Runs last: it takes a minute."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
import rdflib

UNREACHABLE = ("No matching distribution", "Could not find a version", "Connection", "resolution")
"""What pip says where its package index cannot be reached."""


def call(*words: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a program and return how it ended; its output is UTF-8."""
    return subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=900,
        check=False,
    )


def need(done: subprocess.CompletedProcess[str]) -> None:
    """Skip where a program failed for want of its package index; fail on any other failure."""
    if done.returncode and any(word in done.stdout + done.stderr for word in UNREACHABLE):
        pytest.skip(f"the package index cannot be reached: {done.stderr.strip()[-200:]}")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built wheel."""
    out = tmp_path_factory.mktemp("dist")
    need(call(sys.executable, "-m", "build", "--wheel", "--outdir", out, root, cwd=out))
    (made,) = out.glob("camket-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of programs of a fresh environment with the wheel in it."""
    home = tmp_path_factory.mktemp("fresh")
    venv.create(home, with_pip=True)
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    need(call(home / "bin" / "python", *pip, wheel, cwd=home))
    return home / "bin"


def test_it_holds_all_data(root: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    needed = [
        path.relative_to(root).as_posix()
        for folder, patterns in {
            "ontology": ("*.ttl", "reference/*.csv", "reference/README.md"),
            "queries": ("*.rq", "*.sql", "*.csv"),
            "viz": ("assets/**/*", "explorer/**/*"),
            "kg": ("samples/*", "index/*.sql"),
            "extract": ("**/*.py", "statements/model/*"),
        }.items()
        for pattern in patterns
        for path in (root / folder).glob(pattern)
        if path.is_file()
    ]
    assert len(needed) > 100
    assert [name for name in needed if name not in held] == []
    assert not any(name.startswith(("tests/", "bench/")) or ".pyc" in name for name in held)
    assert any(name.endswith("licenses/LICENSE") for name in held)


def test_it_is_not_the_checkout(root: Path, installed: Path, tmp_path: Path) -> None:
    code = "import extract, kg, ontology, queries, viz; print(extract.__file__, kg.__file__)"
    done = call(installed / "python", "-c", code, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert str(root / "extract") not in done.stdout
    assert done.stdout.count("site-packages") == 2


def test_demo_and_questions_from_another_folder(installed: Path, tmp_path: Path) -> None:
    demo = call(installed / "camket", "demo", cwd=tmp_path)
    assert demo.returncode == 0, demo.stderr
    assert "# Nhiệm vụ quá hạn" in demo.stdout
    made = tmp_path / "camket-demo"
    assert (made / "camket.html").stat().st_size > 100_000
    assert len(rdflib.Graph().parse(made / "camket.ttl")) > 1000
    asked = call(
        installed / "camket", "query", made / "graph", "tasks-of-body", "--agency", "Sở Xây dựng",
        cwd=tmp_path,
    )  # fmt: skip
    assert asked.returncode == 0, asked.stderr
    assert len(asked.stdout.splitlines()) > 3
    checked = call(installed / "camket", "check", made / "graph", cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout + checked.stderr

"""The command line: finding the command, its help, its errors, its pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from commands import refused, run, start

from kg import cli
from kg.cli import BAD_INPUT, COMMANDS, STOPPED, main, parser_of

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["help"]])
def test_help_lists_every_command(capsys: Capture, words: list[str]) -> None:
    ran = run(capsys, *words)
    assert ran.status == 0
    for command, summary in COMMANDS.items():
        assert f"  {command} " in ran.out
        assert summary in ran.out


def test_no_command_shows_the_help_and_fails(capsys: Capture) -> None:
    ran = run(capsys)
    assert (ran.status, ran.out[:13]) == (BAD_INPUT, "usage: camket")


def test_version(capsys: Capture) -> None:
    assert run(capsys, "--version").out == f"camket {metadata.version('camket')}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(capsys: Capture, command: str) -> None:
    ran = run(capsys, command, "--help")
    assert ran.status == 0
    assert ran.out.startswith(f"usage: camket {command} ")
    for action in parser_of(command)._actions:
        assert action.help, f"{command}: {action.dest} has no help"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["biuld"], ["no command 'biuld'", "extract, text, build, query"]),
        (["view", "g", "-o", "p.html", "--colour", "red"], ["no option '--colour'", "--help"]),
        (["check", "g", "--j"], ["no option '--j'"]),  # options are not abbreviated
        (["export", "khong-co", "-o", "x.ttl"], ["khong-co holds no graph", "camket build"]),
    ],
)
def test_what_is_not_known_is_said_in_one_line(
    capsys: Capture, words: list[str], said: list[str]
) -> None:
    assert refused(run(capsys, *words), *said)


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (ValueError("hai\ndòng"), "camket: export: hai dòng\n"),
        (KeyError("không có"), "camket: export: không có\n"),
        (KeyError(), "camket: export: KeyError\n"),
        (RuntimeError(), "camket: export: RuntimeError\n"),
        (FileNotFoundError(2, "No such file", "a.rq"), "camket: export: a.rq: no such file\n"),
        (OSError("đĩa đầy"), "camket: export: đĩa đầy\n"),
    ],
)
def test_errors_of_a_command_are_one_line(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, error: Exception, line: str
) -> None:
    def fail(*_: object) -> int:
        raise error

    monkeypatch.setattr("kg.commands.export.run", fail)
    ran = run(capsys, "export", "g", "-o", "x.ttl")
    assert (ran.status, ran.out, ran.err) == (BAD_INPUT, "", line)


def test_a_mistake_of_the_program_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise TypeError("a bug")

    monkeypatch.setattr("kg.commands.export.run", fail)
    with pytest.raises(TypeError, match="a bug"):
        main(["export", "g", "-o", "x.ttl"])


def test_control_c_stops_without_a_traceback(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.commands.export.run", stop)
    ran = run(capsys, "export", "g", "-o", "x.ttl")
    assert (ran.status, ran.err) == (STOPPED, "camket: stopped\n")


@pytest.mark.parametrize(
    "words",
    [["query"], ["query", "documents"], ["query", "agencies", "--format", "json"]],
    ids=" ".join,
)
def test_a_pipe_that_is_closed_early(built: Path, words: list[str]) -> None:
    command, *rest = words
    program = [sys.executable, "-m", "kg.cli", command, str(built), *rest]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
        assert (running.wait(60), said) == (0, b"")


def test_vietnamese_goes_through_any_pipe(built: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli", "query", str(built), "documents"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert "văn bản" in done.stdout.decode("utf-8").lower()


def test_the_installed_program_is_this_one(root: Path) -> None:
    program = Path(sys.executable).with_name("camket")
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == start("--version").out
    assert Path(cli.__file__).is_relative_to(root)


def test_help_is_fast_because_it_imports_no_command() -> None:
    code = "import sys, kg.cli; kg.cli.main(['help']); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("False\n")


def test_a_command_that_reads_no_text_starts_without_what_reads_it() -> None:
    reading = {"extract", "text", "build", "demo"}
    commands = [f"kg.commands.{name}" for name in COMMANDS if name not in reading]
    heavy = (
        "spacy",
        "trafilatura",
        "pdfplumber",
        "docx",
        "xlsxwriter",
        "pyvis",
        "pyspark",
        "httpx",
    )
    code = f"""
import importlib, sys
for name in {commands}:
    importlib.import_module(name)
print(*(name for name in {heavy} if name in sys.modules))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    assert done.stdout.split() == []

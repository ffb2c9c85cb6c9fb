"""The extractor that is loaded late says what the pipeline says."""

from __future__ import annotations

import subprocess
import sys

from extract import pipeline
from extract.source import Content, Source
from kg.document.extractor import extract_source

TEXT = "Giao Sở Y tế hoàn thành kế hoạch tiêm chủng trước ngày 30/6/2026."


def test_it_says_what_the_pipeline_says() -> None:
    source = Source("giao-viec.txt", "0" * 64, Content(TEXT))
    assert extract_source(source) == pipeline.extract_source(source)
    assert extract_source(source).statements


def test_it_loads_nothing_before_the_first_text() -> None:
    code = "import sys, kg.document.extractor; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"

"""The bound on seconds: endless work ends in one line, in rules and regular expressions alike."""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from extract.bounded import at_most
from extract.pipeline import extract_source
from extract.records import Extraction, Refused
from extract.source import Limits, ReadError, Source
from kg.build import Options, build


def in_a_loop() -> None:
    while True:
        with suppress(ValueError):  # as dates are read: what is no date is passed over
            int("không phải số")


def in_a_pattern() -> None:
    re.search(r"(?:a+)+b", "a" * 60)


class TestTheBound:
    @pytest.mark.parametrize("work", [in_a_loop, in_a_pattern])
    def test_endless_work_ends_in_one_line_that_names_the_file(
        self, work: Callable[[], None]
    ) -> None:
        told = r"^bao-cao\.txt: .* more than 0\.1 seconds"
        with pytest.raises(ReadError, match=told), at_most(0.1, "bao-cao.txt"):
            work()

    def test_afterwards_the_alarm_is_as_before(self) -> None:
        before = signal.getsignal(signal.SIGPROF)
        with at_most(60, "bao-cao.txt"):
            assert signal.getitimer(signal.ITIMER_PROF)[0] > 0
        assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
        assert signal.getsignal(signal.SIGPROF) is before

    def test_faults_of_the_work_stay_what_they_are(self) -> None:
        with pytest.raises(KeyError), at_most(60, "bao-cao.txt"):
            raise KeyError

    def test_in_another_thread_work_goes_on_without_it(self) -> None:
        done = []

        def work() -> None:
            with at_most(0.001, "bao-cao.txt"):
                done.append(sum(range(100_000)))

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        assert done


def endless_for_one(source: Source, refused: Refused) -> Extraction:
    """Extract, but for one file, over which it stays for ever."""
    if source.name == "nghi-quyet.txt":
        in_a_loop()
    return extract_source(source, refused)


class TestABuild:
    @pytest.mark.parametrize("jobs", [1, 2])
    def test_refuses_a_document_that_takes_too_long_and_goes_on(
        self, tmp_path: Path, jobs: int
    ) -> None:
        for name in ("bao-cao.txt", "nghi-quyet.txt", "thong-bao.txt"):
            paper = tmp_path / name
            paper.write_text(f"{name}: giao Sở Tài chính chủ trì trước ngày 20/5/2031.", "utf-8")
        limits = Limits(seconds=5.0)
        report = build(
            sorted(tmp_path.glob("*.txt")),
            tmp_path / "graph",
            extractor=endless_for_one,
            options=Options(jobs=jobs, limits=limits),
        )
        (refusal,) = report.refused  # also in a worker, which goes on
        assert "nghi-quyet.txt: understanding it took more than 5 seconds" in refusal.reason
        assert len(report.added) == 2

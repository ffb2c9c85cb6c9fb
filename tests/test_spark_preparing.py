"""Preparing on the workers: what documents a file holds. The rest runs in test_spark_build.py."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from extract.files import Refusal
from extract.source import Limits
from kg.spark.preparing import Fetched, documents

AT = "hdfs://kho/van-ban/goi.zip"


def packed(*members: tuple[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in members:
            archive.writestr(name, text)
    return data.getvalue()


def found(path: str, data: bytes, *, named: bool = False) -> list[tuple[str, str | bytes]]:
    """Return path and bytes of each document, or why it was refused."""
    limits = Limits()
    return [
        (one.path, one.reason) if isinstance(one, Refusal) else (str(one), one.read(limits))
        for one in documents(path, data, limits, named=named)
    ]


def test_a_file_is_one_document() -> None:
    (one,) = documents("hdfs://kho/nghị quyết.txt", b"abc", Limits(), named=False)
    assert isinstance(one, Fetched)
    assert (str(one), one.name) == ("hdfs://kho/nghị quyết.txt", "nghị quyết.txt")
    assert one.read(Limits()) == b"abc"


@pytest.mark.parametrize(("named", "taken"), [(False, False), (True, True)])
def test_a_file_of_another_type_is_taken_where_it_is_named(named: bool, taken: bool) -> None:
    ((path, said),) = found("/kho/bảng.xlsx", b"abc", named=named)
    assert path == "/kho/bảng.xlsx"
    assert (said == b"abc") is taken
    assert taken or "files of type .xlsx are not read" in str(said)


def test_the_documents_of_an_archive() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = packed(("2024/a.txt", b"1"), ("b.mp4", b"2"), ("2024/a.txt", b"3"), ("c", b"4"))
    assert found(AT, data)[:1] + found(AT, data)[2:] == [
        (f"{AT}/2024/a.txt", b"1"),  # of two with one path the first, as on one machine
        (f"{AT}/c", b"4"),
    ]
    assert "type .mp4" in str(found(AT, data)[1])
    names = [one.name for one in documents(AT, data, Limits(), named=False)
             if isinstance(one, Fetched)]  # fmt: skip
    assert names == ["a.txt", "c"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.replace(b"first", b"frist"),  # the sum of a member is wrong
        lambda data: data[:-30],  # the list of members is cut off
    ],
)
def test_a_broken_archive_is_refused(spoil: Callable[[bytes], bytes]) -> None:
    ((path, reason),) = found(AT, spoil(packed(("a.txt", b"first"))))
    assert path.startswith(AT)
    assert str(reason).startswith(AT)

"""Addresses: what is one, and how paths and addresses become each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.spark.addresses import address_of, is_address, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hdfs://namenode:8020/văn bản", True),
        ("s3a://kho/2025", True),
        ("file:///du-lieu", True),
        ("file:/du-lieu", True),
        ("/du-lieu", False),
        ("du-lieu/2025", False),
        # a name with a colon is a path all the same
        ("lệnh:1.txt", False),
        ("./a:/b", False),
    ],
)
def test_what_is_an_address(text: str, expected: bool) -> None:
    assert is_address(text) is expected


def test_a_path_is_shown_as_it_was_given(tmp_path: Path) -> None:
    path = str(tmp_path / "lệnh 50%20 [a].txt")
    assert shown(address_of(path)) == path
    assert shown(address_of(path).replace("file://", "file:")) == path


def test_an_address_stays_as_it_is() -> None:
    for address in ("hdfs://namenode/a b", "s3a://kho/%20"):
        assert shown(address_of(address)) == address

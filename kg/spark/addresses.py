"""Addresses: where files stand, on this machine or in any place that Hadoop reads."""

from __future__ import annotations

import re
from pathlib import Path

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:/", re.I)
ON_THIS_MACHINE = r"^file:(//(?=/))?"
"""What stands before a path in its address; Spark and Python read this pattern alike."""


def is_address(path: str) -> bool:
    """Tell «hdfs://namenode/van-ban» and «file:///van-ban» from a path on this machine."""
    return _ADDRESS.match(path) is not None


def address_of(path: str) -> str:
    """Return a path as an address that Hadoop reads."""
    return path if is_address(path) else f"file://{Path(path).resolve()}"


def shown(path: str) -> str:
    """Return an address as people read it: a path on this machine without «file:»."""
    return re.sub(ON_THIS_MACHINE, "", path)

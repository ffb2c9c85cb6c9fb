"""Tells what the bill of materials holds and what the advisories say of it; fails on any advisory.

    python .ci/supply_report.py dist/camket.cdx.json audit.json

Where the index of packages gives no advisories, that is said: «not audited» is not «clean».
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(bill: Path, audit: Path) -> int:
    """Print both and return the exit status."""
    components = json.loads(bill.read_text(encoding="utf-8"))["components"]
    print(f"{bill}: {len(components)} components")
    if not audit.exists():
        print("advisories: pip-audit could not reach them; nothing was audited")
        return 0
    told = json.loads(audit.read_text(encoding="utf-8"))["dependencies"]
    audited = [one for one in told if "skip_reason" not in one]
    faults = [(one, fault) for one in audited for fault in one["vulns"]]
    for one, fault in faults:
        print(f"{one['name']} {one['version']}: {fault['id']}, mended in {fault['fix_versions']}")
    skipped = len(told) - len(audited)
    print(f"advisories: {len(faults)} of {len(audited)} packages; not audited: {skipped}")
    return 1 if faults or not components else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))

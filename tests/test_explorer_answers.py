"""The explorer's `answers.js`: how many rows a picture is made of, and which columns are shown."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "viz" / "explorer" / "answers.js"

_STAGE = """
const asked = [];
const rows = Array.from({ length: %(total)d }, (_, i) => [{ v: i }]);
globalThis.window = { Camket: {
  static: %(static)s,
  t: (key) => key,
  sorted: (rows, columns, order) => order ? [...rows.keys()].reverse() : [...rows.keys()],
  get: async (path, { limit, offset }) => {
    asked.push([path, limit ?? null, offset ?? 0]);
    const [from, most] = [offset ?? 0, limit ?? rows.length];
    const some = rows.slice(from, from + most);
    const evidence = some.map(() => null);
    return { columns: [{ name: "n" }], rows: some, total: rows.length, evidence };
  },
} };
"""


@pytest.fixture
def run(program: Callable[[str, str], str]) -> Callable[..., object]:
    """Run JavaScript after `answers.js`; its last expression is a promise of JSON."""

    def call(expression: str, *, total: int = 0, static: bool = False) -> object:
        stage = _STAGE % {"total": total, "static": json.dumps(static)}
        text = (
            f"{stage};{SCRIPT.read_text(encoding='utf-8')};"
            "const { answers } = window.Camket;"
            f"({expression}).then((found) => console.log(JSON.stringify(found)));"
        )
        node = program("node", "nodejs")
        done = subprocess.run([node, "-e", text], capture_output=True, text=True, check=True)
        return json.loads(done.stdout)

    return call


@pytest.mark.parametrize(
    ("total", "most", "rows", "requests"),
    [
        (0, "Infinity", 0, 1),
        (500, "Infinity", 500, 1),
        (501, "Infinity", 501, 2),
        (1234, "Infinity", 1234, 3),
        # No more portions than a picture needs; the answer says how many rows there are.
        (4000, "1000", 1000, 2),
    ],
)
def test_a_picture_takes_all_rows_up_to_its_bound(
    run: Callable[..., object], total: int, most: str, rows: int, requests: int
) -> None:
    script = f"answers.rows({{ name: 'load' }}, {{}}, {most}).then((a) => [a.rows, a.total, asked])"
    found = run(script, total=total)
    assert isinstance(found, list)
    assert found[0] == [[{"v": i}] for i in range(rows)]
    assert found[1] == total
    assert len(found[2]) == requests


@pytest.mark.parametrize(
    ("offset", "order", "first", "shown"),
    [(0, "", 0, 200), (400, "", 400, 50), (0, "n", 449, 200)],
)
def test_a_static_copy_cuts_its_pages_itself(
    run: Callable[..., object], offset: int, order: str, first: int, shown: int
) -> None:
    cut = json.dumps({"order": order, "offset": offset})
    script = f"answers.page({{ name: 'load' }}, {{}}, {cut}).then((a) => [a.rows, a.total, asked])"
    found = run(script, total=450, static=True)
    assert isinstance(found, list)
    assert (found[0][0], len(found[0])) == ([{"v": first}], shown)
    assert found[1:] == [450, [["/api/ask/load", None, 0]]]


def test_columns_that_repeat_the_question_or_are_empty_are_left_out(
    run: Callable[..., object],
) -> None:
    answer = {
        "columns": [{"name": name} for name in ("agency", "task", "place", "lead")],
        "rows": [
            [{"v": "Sở A", "iri": "a"}, {"v": "xây cầu", "iri": "t"}, None, {"iri": "a"}],
            [{"v": "Sở A", "iri": "a"}, {"v": "sửa đường", "iri": "u"}, None, {"iri": "a"}],
        ],
    }
    values = {"agency": "Sở A", "task": "xây cầu"}
    script = f"Promise.resolve(answers.narrowed({json.dumps(answer)}, {json.dumps(values)}))"
    found = run(script)
    assert isinstance(found, dict)
    # «task» was asked for but differs, «lead» is the same everywhere but was not asked for.
    assert [column["name"] for column in found["columns"]] == ["task", "lead"]
    assert found["rows"][1] == [{"v": "sửa đường", "iri": "u"}, {"iri": "a"}]


def test_both_ends_of_a_period_and_an_amount_with_its_unit_stand_in_one_column(
    run: Callable[..., object],
) -> None:
    names = ("period_from", "period_to", "low", "high", "unit")
    answer = {
        "columns": [{"name": name} for name in names],
        "rows": [
            [{"v": "2025-01-01"}, {"v": "2025-12-31"}, {"v": 8.5}, None, {"v": "%"}],
            [None, None, None, None, None],
        ],
    }
    found = run(f"Promise.resolve(answers.joined({json.dumps(answer)}))")
    assert isinstance(found, dict)
    assert [column["type"] for column in found["columns"]] == ["period", "amount"]
    assert found["rows"] == [
        [
            {"v": "2025-01-01", "to_": "2025-12-31", "unit": ""},
            {"v": 8.5, "to_": None, "unit": "%"},
        ],
        [None, None],
    ]

"""Coordinates are the same each time, and labels do not lie on each other."""

import itertools

import pytest

from viz.layout import AT_ONCE, pack, positions, spread

BOX = (120.0, 40.0)


def _ring(count: int, name: str = "n") -> list[tuple[str, str, int]]:
    return [(f"{name}{i}", f"{name}{(i + 1) % count}", 1) for i in range(count)]


def _star(count: int, name: str = "s") -> list[tuple[str, str, int]]:
    return [(f"{name}-hub", f"{name}{i}", 1) for i in range(count)]


def _sizes(edges: list[tuple[str, str, int]]) -> dict[str, tuple[float, float]]:
    return {node: BOX for edge in edges for node in edge[:2]}


def _overlaps(placed: dict[str, tuple[int, int]], box: tuple[float, float] = BOX) -> int:
    return sum(
        abs(a[0] - b[0]) < box[0] - 1 and abs(a[1] - b[1]) < box[1] - 1
        for a, b in itertools.combinations(placed.values(), 2)
    )


@pytest.mark.parametrize("edges", [_ring(12), _star(40), _ring(5) + _star(9), []], ids=str)
def test_every_node_has_whole_coordinates_around_the_middle(
    edges: list[tuple[str, str, int]],
) -> None:
    sizes = _sizes(edges)
    placed = positions(sizes, edges)
    assert set(placed) == set(sizes)
    assert all(isinstance(c, int) for point in placed.values() for c in point)
    if placed:
        for axis in (0, 1):
            ends = [p[axis] for p in placed.values()]
            assert abs(max(ends) + min(ends)) <= 2


@pytest.mark.parametrize("edges", [_ring(30), _star(60)], ids=["ring", "star"])
def test_labels_do_not_overlap(edges: list[tuple[str, str, int]]) -> None:
    assert _overlaps(positions(_sizes(edges), edges)) == 0


def test_order_of_input_does_not_matter() -> None:
    edges = _star(25) + _ring(8)
    sizes = _sizes(edges)
    turned = dict(reversed(list(sizes.items())))
    back = [(b, a, w) for a, b, w in reversed(edges)]
    assert positions(turned, back) == positions(sizes, edges)


def test_components_lie_side_by_side() -> None:
    edges = _ring(6, "a") + _ring(6, "b")
    placed = positions(_sizes(edges), edges)
    a = [p for n, p in placed.items() if n.startswith("a")]
    b = [p for n, p in placed.items() if n.startswith("b")]
    apart = [
        max(p[axis] for p in one) < min(p[axis] for p in other)
        for axis in (0, 1)
        for one, other in ((a, b), (b, a))
    ]
    assert any(apart)


def test_single_nodes_fill_shelves_not_one_line() -> None:
    sizes = {f"n{i:02}": BOX for i in range(30)}
    placed = positions(sizes, [])
    assert _overlaps(placed) == 0
    assert len({y for _, y in placed.values()}) > 3


def test_a_loop_and_a_repeated_line_change_nothing_but_weight() -> None:
    sizes = {"a": BOX, "b": BOX}
    assert set(positions(sizes, [("a", "a", 1), ("a", "b", 1), ("b", "a", 2)])) == {"a", "b"}


def test_a_large_component_is_laid_out_by_communities() -> None:
    groups = [_ring(120, f"g{i}-") for i in range(4)]
    edges = [e for g in groups for e in g] + [(f"g{i}-0", f"g{i + 1}-0", 1) for i in range(3)]
    sizes = _sizes(edges)
    assert len(sizes) > AT_ONCE
    placed = positions(sizes, edges)
    assert set(placed) == set(sizes)
    assert len(set(placed.values())) == len(sizes)
    assert placed == positions(sizes, edges)


def test_spread_moves_only_what_overlaps() -> None:
    points = {"a": (0.0, 0.0), "b": (10.0, 0.0), "far": (900.0, 900.0)}
    moved = spread(points, dict.fromkeys(points, BOX))
    assert moved["far"] == (900.0, 900.0)
    assert abs(moved["a"][1] - moved["b"][1]) >= BOX[1]


def test_spread_parts_two_nodes_on_one_point() -> None:
    moved = spread({"a": (0.0, 0.0), "b": (0.0, 0.0)}, {"a": BOX, "b": BOX})
    assert moved["a"] != moved["b"]


def test_pack_of_nothing() -> None:
    assert pack([], {}) == {}

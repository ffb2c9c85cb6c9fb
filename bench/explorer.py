"""Measures the explorer's graph page in Chromium: first drawing, and how it moves.

The same nodes are drawn by the explorer and by a bare vis-network page, in turn, in one browser;
the figures are medians. Thousands of nodes are then moved, zoomed and chosen.

    python bench/explorer.py [--runs 7] [--chromium PROGRAM]
"""

from __future__ import annotations

import argparse
import itertools
import json
import shutil
import statistics
import threading
import time
from collections.abc import Iterable, Sequence

import uvicorn
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route

from kg.serve.graphs import Graphs
from kg.serve.page import page_routes
from kg.serve.replies import version
from kg.serve.words import words
from viz.model import Edge, Node
from viz.neighbours import other
from viz.selection import Selection, overview

DAY = "2025-12-01"
BASE = "https://example.org/id/"
STATUSES = ("openOverdue", "openInTime", "noDeadline", "doneOnTime", "doneLate")
BARE = """<!DOCTYPE html><meta charset="utf-8"><title>bare</title>
<div id="graph" style="height:600px"></div>
<script src="assets/%s/vendor/vis-network/vis-network.min.js"></script>
<script>
fetch("api/graph?limit=%d").then((answer) => answer.json()).then((graph) => {
  new vis.Network(document.getElementById("graph"), { nodes: graph.nodes, edges: graph.edges },
    { physics: false, layout: { improvedLayout: false }, edges: { smooth: false } });
});
</script>"""
WATCH = """(() => {
  let given;
  Object.defineProperty(window, "vis", { configurable: true, get: () => given, set: (vis) => {
    given = vis;
    let Network;
    Object.defineProperty(vis, "Network", { configurable: true, enumerable: true,
      get: () => Network, set: (made) => {
        Network = class extends made {
          constructor(place, ...more) {
            super(place, ...more);
            window.drawn = [];
            window.network = this;
            this.on("afterDrawing", () => {
              const seen = place.checkVisibility({ visibilityProperty: true });
              if (seen) window.drawn.push(performance.now());
            });
          }
        };
      } });
  } });
})()"""
"""Notes when vis-network has drawn what can be seen, on either page."""


class Province:
    """An invented graph in memory: bodies, projects and resolutions with their tasks."""

    def __init__(self, count: int) -> None:
        bodies, projects, documents = count // 8, count // 12, count // 24
        tasks = count - bodies - projects - documents
        self._nodes = [
            *(Node(f"{BASE}agency/{i:05}", "agency", f"Sở số {i}") for i in range(bodies)),
            *(Node(f"{BASE}project/{i:05}", "project", f"Cầu số {i}") for i in range(projects)),
            *(
                Node(f"{BASE}document/{i:05}", "document", f"Nghị quyết số {i}/NQ-HĐND")
                for i in range(documents)
            ),
            *(self._task(i) for i in range(tasks)),
        ]
        self._edges = [
            edge
            for i in range(tasks)
            for edge in (
                Edge(f"{BASE}agency/{i * 7 % bodies:05}", f"{BASE}task/{i:05}", "lead"),
                Edge(f"{BASE}task/{i:05}", f"{BASE}project/{i % projects:05}", "concerns"),
                Edge(f"{BASE}task/{i:05}", f"{BASE}document/{i * 3 % documents:05}", "mandate"),
            )
        ]

    @staticmethod
    def _task(number: int) -> Node:
        label = f"Hoàn thành giải phóng mặt bằng đoạn {number} qua xã Tân Mộc trước mùa mưa"
        due = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        return Node(f"{BASE}task/{number:05}", "task", label, STATUSES[number % 5], due)

    def overview(self, as_of: str, limit: int) -> Selection:
        """Choose what the whole drawing shows, whatever the day."""
        del as_of
        return overview(self._nodes, self._edges, limit=limit)

    def things(self, iris: Iterable[str], as_of: str) -> Sequence[Node]:
        """Return some nodes."""
        del as_of
        wanted = set(iris)
        return [n for n in self._nodes if n.id in wanted]

    def around(self, iri: str, *, limit: int, offset: int = 0) -> tuple[Sequence[Edge], int]:
        """Return some lines of a node."""
        found = [e for e in self._edges if other(e, iri) != iri and iri in (e.source, e.target)]
        return found[offset : offset + limit], len(found)


def app_of(counts: Sequence[int]) -> Starlette:
    """Return a server of the explorer's files, of one view each, and of the bare page."""
    graphs = {count: Graphs(Province(count)).graph(as_of=DAY, limit=count) for count in counts}

    def count_of(request: Request) -> int:
        return int(request.query_params.get("limit", counts[0]))

    def graph(request: Request) -> JSONResponse:
        return JSONResponse(graphs[count_of(request)])

    def bare(request: Request) -> HTMLResponse:
        return HTMLResponse(BARE % (version(), count_of(request)))

    about = {"title": "Camket", "as_of": DAY, "base": BASE, "counts": {}, "static": False}
    found = {**about, "limits": {}, "documents": 0, "version": "0", "writable": False}
    return Starlette(
        routes=[
            Route("/bare", bare),
            Route("/api/about", lambda _: JSONResponse(found)),
            Route("/api/words", lambda _: JSONResponse(words())),
            Route("/api/graph", graph),
            *page_routes(),
        ]
    )


def serve(app: Starlette) -> tuple[uvicorn.Server, str]:
    """Start a server on a free port of this machine; return it and its address."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    return server, f"http://127.0.0.1:{port}"


def watched(page: Page) -> CDPSession:
    """Begin to count the processor time of the page's main thread, which others cannot stretch."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return session


def busy(session: CDPSession) -> float:
    """Return the milliseconds for which the page's main thread has worked."""
    found = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
    return float(found["TaskDuration"]) * 1000


def first_drawing(reader: BrowserContext, address: str) -> tuple[float, float]:
    """Return the milliseconds from opening an address to the first drawing that can be seen.

    The second figure is what the page's main thread worked meanwhile. The reader has been there
    before: the browser keeps the files of both pages.
    """
    page = reader.new_page()
    page.goto(address.partition("/#")[0].partition("/bare")[0] + "/api/about")  # same process
    session = watched(page)
    before = busy(session)
    page.goto(address, wait_until="commit")
    page.wait_for_function("window.drawn && window.drawn.length > 0")
    worked = busy(session) - before
    first = float(page.evaluate("window.drawn[0]"))
    page.close()
    return first, worked


def frames(page: Page, act: str) -> list[float]:
    """Return the milliseconds between drawings while something is done with the mouse."""
    page.evaluate("window.drawn.length = 0")
    box = page.locator("#graph-canvas").bounding_box()
    assert box
    x, y = box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.5
    page.mouse.move(x, y)
    if act == "pan":
        page.mouse.down()
        for i in range(40):
            page.mouse.move(x + i * 5, y + i * 2)
        page.mouse.up()
    else:
        for i in range(20):
            page.mouse.wheel(0, -60 if i < 10 else 60)
    page.wait_for_timeout(500)
    drawn = page.evaluate("window.drawn")
    return [b - a for a, b in itertools.pairwise(drawn)]


def choosing(page: Page, key: str = "ArrowRight") -> tuple[float, float]:
    """Return the milliseconds from choosing a node by key to its drawing, and those worked."""
    page.focus("#graph-canvas")
    session = watched(page)
    before = busy(session)
    page.evaluate("window.drawn.length = 0; window.begun = performance.now()")
    page.keyboard.press(key)
    page.wait_for_function("window.drawn.length > 0")
    took = float(page.evaluate("window.drawn[0] - window.begun"))
    page.wait_for_timeout(500)
    return took, busy(session) - before


def usable(browser: Browser, address: str, count: int) -> dict[str, float]:
    """Return how the page behaves with so many nodes: medians in milliseconds."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(WATCH)
    page.goto(f"{address}/#/graph?limit={count}")
    page.wait_for_function("window.drawn && window.drawn.length > 0")
    page.wait_for_timeout(3000)
    chosen = [choosing(page, key) for key in ("ArrowRight", "ArrowLeft") * 3]
    found = {
        "nodes": float(page.evaluate("window.network.body.nodeIndices.length")),
        "pan, ms a frame": statistics.median(frames(page, "pan")),
        "zoom, ms a frame": statistics.median(frames(page, "zoom")),
        "choose": statistics.median(took for took, _ in chosen),
        "choose, ms of work": statistics.median(worked for _, worked in chosen),
    }
    page.close()
    return found


def measure(chromium: str, runs: int, few: int, many: int) -> dict[str, object]:
    """Return all figures."""
    server, address = serve(app_of([few, many]))
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        pages = {"bare": f"/bare?limit={few}", "explorer": f"/#/graph?limit={few}"}
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in pages}
        reader = browser.new_context(viewport={"width": 1280, "height": 800})
        reader.add_init_script(WATCH)
        for run in range(runs + 1):
            for name, path in pages.items():
                took = first_drawing(reader, address + path)
                if run:  # the first one warms the caches
                    times[name].append(took)
        found: dict[str, object] = {}
        for place, what in enumerate(("ms", "ms of work")):
            own, bare = ([each[place] for each in times[name]] for name in ("explorer", "bare"))
            found[f"bare, {few} nodes, {what}"] = round(statistics.median(bare))
            found[f"explorer, {few} nodes, {what}"] = round(statistics.median(own))
            ratios = [a / b for a, b in zip(own, bare, strict=True)]
            found[f"ratio, {what}"] = round(statistics.median(ratios), 2)
        found[f"{many} nodes"] = {k: round(v) for k, v in usable(browser, address, many).items()}
        browser.close()
    server.should_exit = True
    return found


def main() -> None:
    """Measure and print the figures as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--chromium", default=shutil.which("chromium"), help="Debian's chromium")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--few", type=int, default=300)
    parser.add_argument("--many", type=int, default=5000)
    options = parser.parse_args()
    found = measure(options.chromium, options.runs, options.few, options.many)
    print(json.dumps(found, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()

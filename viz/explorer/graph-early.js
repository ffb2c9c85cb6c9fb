"use strict";
// Runs before the other scripts are there: asks for what every page, and for what a graph, needs first.
(function () {
  const Camket = window.Camket;
  /** The scripts of the graph page: `graph-parts.js` is made of the files «graph-….js» (viz/bundle.py). */
  Camket.graphParts = ["vendor/vis-network/vis-network.min.js", "graph-parts.js"];
  /** Answers that are on their way, by address: `Camket.get` takes them instead of asking again. */
  Camket.early = {};
  const [path, asked] = location.hash.split(/\?(.*)/s);
  const graph = path === "#/graph";

  function ask(address) {
    Camket.early[address] = fetch(address, { headers: { Accept: "application/json" }, credentials: "same-origin" });
    Camket.early[address].catch(() => {}); // whoever takes it says so
  }

  function fetchSoon(name, as) {
    const link = document.createElement("link");
    link.rel = "preload";
    link.as = as;
    if (as === "font") link.crossOrigin = "anonymous"; // as the style sheet asks for fonts
    link.href = `assets/${name}`;
    document.head.append(link);
  }

  if (Camket.static) return;
  ask("api/about");
  ask("api/words");
  if (!graph) return;
  Camket.graphParts.forEach((name) => fetchSoon(name, "script"));
  ["latin", "vietnamese"].forEach((letters) => fetchSoon(`fonts/be-vietnam-pro-${letters}-400-normal.woff2`, "font"));
  const given = new URLSearchParams(asked || "");
  const view = new URLSearchParams(["as_of", "limit"].filter((name) => given.get(name)).map((name) => [name, given.get(name)])).toString();
  if (!given.get("focus")) ask(`api/graph${view ? `?${view}` : ""}`);
})();

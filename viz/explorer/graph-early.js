"use strict";
// Runs before the other scripts are there: asks for what every page, and for what a graph, needs first.
(function () {
  const Camket = window.Camket;
  const PARTS = ["state", "place", "model", "looks", "canvas", "labels", "filters", "card", "list", "find", "keys", "saved"];
  /** The scripts of the graph page, in no order. */
  Camket.graphParts = ["vendor/vis-network/vis-network.min.js", ...PARTS.map((part) => `graph-${part}.js`)];
  /** Answers that are on their way, by address: `Camket.get` takes them instead of asking again. */
  Camket.early = {};
  const [path, asked] = location.hash.split(/\?(.*)/s);
  const graph = path === "#/graph";

  function ask(address) {
    Camket.early[address] = fetch(address, { headers: { Accept: "application/json" }, credentials: "same-origin" });
    Camket.early[address].catch(() => {}); // whoever takes it says so
  }

  function fetchScript(name) {
    const link = document.createElement("link");
    link.rel = "preload";
    link.as = "script";
    link.href = `assets/${name}`;
    document.head.append(link);
  }

  if (Camket.static) return;
  ask("api/about");
  ask("api/words");
  if (!graph) return;
  Camket.graphParts.forEach(fetchScript);
  const given = new URLSearchParams(asked || "");
  const view = new URLSearchParams(["as_of", "limit"].filter((name) => given.get(name)).map((name) => [name, given.get(name)])).toString();
  if (!given.get("focus")) ask(`api/graph${view ? `?${view}` : ""}`);
})();

"use strict";
// Runs before the other scripts are there: asks for what every page, and for what a graph, needs first.
(function () {
  const Camket = window.Camket;
  /** The folder of the page's files: a server names it by what they are, and the browser keeps them. */
  const FOLDER = document.currentScript.getAttribute("src").replace(/[^/]+$/, "");
  /** The scripts of the graph page: `graph-parts.js` is made of the files «graph-….js» (viz/bundle.py). */
  Camket.graphParts = ["vendor/vis-network/vis-network.min.js", "graph-parts.js"];
  Camket.graph = {};
  /** Answers that are on their way, by address: `Camket.get` takes them instead of asking again. */
  Camket.early = {};
  const [path, asked] = location.hash.split(/\?(.*)/s);
  const graph = path === "#/graph";
  const scripts = new Map();

  /** The address of a file of `assets/`, served or opened from a folder. */
  Camket.asset = (name) => FOLDER + name;

  /** Loads a script of `assets/` once («graph-parts.js»): for what few pages need. */
  Camket.load = (name) => {
    if (!scripts.has(name)) {
      const loaded = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.fetchPriority = "high"; // as if the page itself named it
        script.src = Camket.asset(name);
        script.onload = resolve;
        script.onerror = () => { scripts.delete(name); reject(name); };
        document.head.append(script);
      });
      scripts.set(name, loaded.catch(() => { throw new Error(`${Camket.t("error.script")} ${name}`); }));
    }
    return scripts.get(name);
  };

  function ask(address, place) {
    Camket.early[address] = fetch(place || address, { headers: { Accept: "application/json" }, credentials: "same-origin" });
    Camket.early[address].catch(() => {}); // whoever takes it says so
  }

  function fontSoon(letters) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "font", crossOrigin: "anonymous", href: Camket.asset(`fonts/be-vietnam-pro-${letters}-400-normal.woff2`) });
    document.head.append(link);
  }

  // They run as soon as they are there, while the page still waits for its style and its answers.
  if (graph) Camket.graphParts.forEach((name) => Camket.load(name).catch(() => {}));
  if (Camket.static) return;
  const given = new URLSearchParams(asked || "");
  const view = new URLSearchParams(["as_of", "limit", "machine"].filter((name) => given.get(name)).map((name) => [name, given.get(name)])).toString();
  if (graph && !given.get("focus")) ask(`api/graph${view ? `?${view}` : ""}`);
  ask("api/about");
  ask("api/words", Camket.asset("words.json")); // the same, as a file that the browser keeps
  if (graph) ["latin", "vietnamese"].forEach(fontSoon);
})();

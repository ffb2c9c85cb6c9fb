"use strict";
// Gets data: from the server, or in a static export from files that call `Camket.data`.
(function () {
  const Camket = window.Camket;
  const KEPT = 80;
  /** What a static file always answers for: its own day, the whole table, every period. */
  const NOT_IN_KEYS = ["as_of", "limit", "offset", "order", "from", "to", "start", "end"];
  const answers = new Map();
  const waiting = new Map();

  function pairs(params) {
    return Object.entries(params || {})
      .flatMap(([name, value]) => [value].flat().map((each) => [name, each]))
      .filter(([, value]) => value !== undefined && value !== null && value !== "")
      .map(([name, value]) => [name, String(value)]);
  }

  /** FNV-1a of 64 bits over UTF-8, as `kg/static_site.py` computes it. */
  function hash(text) {
    let sum = 0xcbf29ce484222325n;
    new TextEncoder().encode(text).forEach((byte) => {
      sum = BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n);
    });
    return sum.toString(16).padStart(16, "0");
  }

  /** The key of an answer in a static export: «thing-1f2e…» for `/api/thing?iri=…`. */
  Camket.key = (path, params) => {
    const name = path.replace(/^\/api\//, "").replace(/[^a-z0-9-]+/gi, "-");
    const asked = pairs(params).filter(([key]) => name === "line" || !NOT_IN_KEYS.includes(key));
    if (!asked.length) return name;
    asked.sort((a, b) => (a.join("=") < b.join("=") ? -1 : 1));
    return `${name}-${hash(asked.map((pair) => pair.join("=")).join("&"))}`;
  };

  /** Asks for the machine's reading where the address of the page does. */
  const reading = (params) => (!Camket.static && Camket.byMachine() ? { ...params, machine: 1 } : params);

  /** The address of a picture or a download, on the server or among the exported files. */
  Camket.url = (path, params, ending) => {
    if (Camket.static) return `data/${Camket.key(path, params)}${ending || ""}`;
    const asked = new URLSearchParams(pairs(reading(params))).toString();
    return path.replace(/^\//, "") + (asked ? `?${asked}` : "");
  };

  function problem(error) {
    const said = error && (error[Camket.lang] || error.vi || error.en);
    return said || (typeof error === "string" ? error : "");
  }

  /** The JSON of an answer that is on its way; one that refuses is an error with `status`, `body` and `wait`. */
  async function jsonOf(coming) {
    let answer;
    try {
      answer = await coming;
    } catch {
      throw new Error(Camket.t("error.unreachable"));
    }
    const body = await answer.json().catch(() => null);
    if (!answer.ok) {
      const said = problem(body && body.error) || `${Camket.t("error.answer")} (${answer.status})`;
      const wait = answer.headers.get("Retry-After");
      throw Object.assign(new Error(said), { status: answer.status, body, wait });
    }
    if (body === null) throw new Error(Camket.t("error.answer"));
    return body;
  }

  function fromServer(path, params) {
    const address = Camket.url(path, params);
    const early = Camket.early[address];
    delete Camket.early[address];
    return jsonOf(early || fetch(address, { headers: { Accept: "application/json" }, credentials: "same-origin" }));
  }

  /** What the server says now, whatever is kept. */
  Camket.fresh = fromServer;

  /** Sends something to be written, in the name of who is signed in. */
  Camket.post = (path, body) => {
    const headers = { Accept: "application/json", "Content-Type": "application/json", "X-Camket-CSRF": Camket.csrf || "" };
    return jsonOf(fetch(path.replace(/^\//, ""), { method: "POST", headers, credentials: "same-origin", body: JSON.stringify(body) }));
  };

  /** What a script of `data/` calls. */
  Camket.data = (key, value) => {
    const ask = waiting.get(key);
    waiting.delete(key);
    if (ask) ask(value);
  };

  function fromFile(path, params) {
    const key = Camket.key(path, params);
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      waiting.set(key, resolve);
      script.src = `data/${key}.js`;
      script.onload = () => {
        script.remove();
        if (waiting.delete(key)) reject(new Error(Camket.t("error.answer")));
      };
      script.onerror = () => {
        script.remove();
        waiting.delete(key);
        const missing = new Error(Camket.t("static.missing"));
        missing.status = 404;
        reject(missing);
      };
      document.head.append(script);
    });
  }

  function ask(path, params) {
    if (!Camket.static) return fromServer(path, params);
    const own = Camket.offline[path];
    return own ? own(params || {}) : fromFile(path, params);
  }

  /** Answers that a static export works out in the browser: path → function (see `offline.js`). */
  Camket.offline = {};

  /** Keeps no answer any longer: what they told has changed. */
  Camket.forget = () => answers.clear();

  /** The JSON of a path; the same question is asked once as long as its answer is kept. */
  Camket.get = (path, params) => {
    const name = `${path}?${new URLSearchParams(pairs(reading(params)))}`;
    const found = answers.get(name) || ask(path, params);
    answers.delete(name);
    answers.set(name, found);
    if (answers.size > KEPT) answers.delete(answers.keys().next().value);
    found.catch(() => answers.delete(name));
    return found;
  };

  /** Hands a text made in the browser over as a file. */
  Camket.save = (name, text, type) => {
    const link = document.createElement("a");
    link.download = name;
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
})();

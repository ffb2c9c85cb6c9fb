"use strict";
// The query page: questions of the library with their forms, and an editor for SPARQL of one's own.
(function () {
  const Camket = window.Camket;
  const PARTS = ["library", "run", "results", "chart", "drawing"];
  const EDITOR = ["vendor/yasqe/yasqe.min.js", "query-terms.js", "query-editor.js"];
  const FIRST = `SELECT ?task ?task_label ?due
WHERE {
  ?task a ck:Task ;
    skos:prefLabel ?task_label ;
    ck:dueDate ?due .
}
ORDER BY ?due
LIMIT 100
`;
  Camket.query = {};

  const parts = () => Promise.all(PARTS.map((part) => Camket.load(`query-${part}.js`)));

  function styles() {
    if (document.getElementById("yasqe-styles")) return;
    const link = Camket.el("link", { rel: "stylesheet", id: "yasqe-styles", href: Camket.asset("vendor/yasqe/yasqe.min.css") });
    document.head.prepend(link);
  }

  const RESERVED = ["name", "q", "path", "as_of", "show"];
  const valuesOf = (params) => Object.fromEntries(Object.entries(params).filter(([key, value]) => !RESERVED.includes(key) && value !== ""));

  /** A question of the library: its form, its answer, the way to its SPARQL. */
  async function ask(box, query, params) {
    const { el, t } = Camket;
    const values = valuesOf(params);
    const results = new Camket.query.Results({ show: params.show });
    const asOf = query.parameters.some((p) => p.name === "as_of") ? Camket.asOf() : null;
    const form = Camket.queryForm(query, values, (filled) => Camket.go("query", { name: query.name, ...filled }));
    const lacking = query.parameters.filter((p) => p.required && p.name !== "as_of" && !p.default && !values[p.name]);
    const toText = el("button", { class: "button", type: "button", id: "query-show-sparql", on: { click: () => show(query, { ...values, as_of: asOf }, lacking.length > 0) } }, Camket.icon("query"), t("query.show-sparql"));
    Camket.append(box, Camket.head(Camket.said(query.title), Camket.said(query.question), toText), form);
    if (lacking.length) { Camket.append(box, Camket.notice("info", t("query.lacking", { names: lacking.map((p) => Camket.said(p.description)).join("; ") }))); return; }
    Camket.append(box, results.box);
    const work = Camket.query.run({ name: query.name, values: { ...values, as_of: asOf } });
    await results.follow(work);
  }

  /** Hands the text of a question, with its values, to the editor. */
  async function show(query, values, bare) {
    const found = bare || Camket.static ? { sparql: query.sparql } : await Camket.get(`/api/text/${query.name}`, values).catch(() => ({ sparql: query.sparql }));
    Camket.go("query", { q: found.sparql });
  }

  /** The editor with what was asked last. */
  async function write(box, params) {
    const { el, t } = Camket;
    styles();
    const [terms] = await Promise.all([Camket.get("/api/terms").catch(() => ({ prefixes: {}, terms: [] })), EDITOR.reduce((before, name) => before.then(() => Camket.load(name)), Promise.resolve())]);
    const results = new Camket.query.Results({ show: params.show });
    const said = el("p", { class: "query-problem", id: "query-problem", role: "status" });
    const place = el("div", { class: "query-editor" });
    const send = el("button", { class: "button primary", type: "button", id: "query-run", on: { click: () => go() } }, t("query.run"), el("kbd", { aria: { hidden: true } }, "Ctrl+Enter"));
    const stop = el("button", { class: "button", type: "button", id: "query-stop", hidden: true, on: { click: () => work && work.stop() } }, t("query.stop"));
    const link = el("button", { class: "button", type: "button", on: { click: () => Camket.query.copyLink(editor.text()) } }, Camket.icon("link"), t("query.link"));
    const tidy = el("button", { class: "button", type: "button", on: { click: () => editor.tidy() } }, t("query.tidy"));
    let work = null;
    Camket.append(box, Camket.head(t("query.own"), t("query.own-hint")), place, said,
      el("div", { class: "actions query-actions" }, Camket.static ? Camket.notice("info", t("query.static")) : [send, stop], tidy, link), results.box);
    const editor = new Camket.query.Editor(place, { text: params.q || Camket.keep.get("query-text") || FIRST, terms, said, onRun: () => go() });

    async function go() {
      if (Camket.static) return;
      editor.declare();
      const text = editor.text();
      Camket.keep.set("query-text", text);
      Camket.query.remember(text);
      Camket.query.address(text);
      if (work) work.stop();
      work = Camket.query.run({ text });
      const mine = work;
      stop.hidden = false;
      editor.problem(null);
      await results.follow(work, (error) => { if (error.place) editor.problem(error); });
      if (mine === work) stop.hidden = true;
    }

    box.addEventListener("camket:write", (event) => editor.set(event.detail));
    return { begin: () => { editor.refresh(); if (params.q && !Camket.static) go(); }, end: () => { if (work) work.stop(); } };
  }

  Camket.page("query", async (main, params) => {
    const { el, t } = Camket;
    const [queries] = await Promise.all([Camket.get("/api/queries"), parts()]);
    const box = el("div", { class: "query-work" });
    const query = params.name && queries.find((each) => each.name === params.name);
    Camket.append(main, el("div", { class: "query-page" }, Camket.query.library(queries, query, box), box));
    if (params.name && !query) { Camket.append(box, Camket.head(t("query.title")), Camket.notice("error", t("query.unknown", { name: params.name }))); return; }
    const own = query ? null : await write(box, params);
    if (own) {
      main.addEventListener("camket:shown", own.begin);
      main.addEventListener("camket:leave", own.end);
    } else await ask(box, query, params);
  });
})();

"use strict";
// An answer as a table, a chart or a drawing, with the time it took and the files it can be had as.
(function () {
  const Camket = window.Camket;
  const TABLES = [["CSV", "text/csv", "csv"], ["TSV", "text/tab-separated-values", "tsv"], ["JSON", "application/sparql-results+json", "json"], ["XML", "application/sparql-results+xml", "xml"]];
  const GRAPHS = [["Turtle", "text/turtle", "ttl"], ["N-Triples", "application/n-triples", "nt"], ["JSON-LD", "application/ld+json", "jsonld"]];
  const SHOWN = 200;

  class Results {
    constructor({ show }) {
      const { el, t } = Camket;
      this.wanted = show || "table";
      this.head = el("div", { class: "query-head" });
      this.body = el("div", { class: "query-body" });
      this.box = el("section", { class: "query-results", id: "query-results", hidden: true, aria: { label: t("query.results") } }, this.head, this.body);
    }

    /** Waits for an answer and shows it; `onError` may show more of what is wrong. */
    async follow(work, onError) {
      const { el, t } = Camket;
      this.work = work;
      this.box.hidden = false;
      Camket.clear(this.head, el("p", { class: "soft" }, t("query.running")));
      this.box.setAttribute("aria-busy", "true");
      try {
        const found = await work.answer;
        if (this.work === work) this.show(found);
      } catch (error) {
        if (this.work !== work) return;
        const stopped = error.name === "AbortError";
        Camket.clear(this.head);
        Camket.clear(this.body, Camket.notice(stopped ? "info" : "error", stopped ? t("query.stopped") : error.message,
          error.excerpt ? el("pre", { class: "query-excerpt" }, error.excerpt) : null));
        if (onError) onError(error);
      } finally { this.box.removeAttribute("aria-busy"); }
    }

    show(found) {
      const { t, fmt } = Camket;
      this.found = found;
      const said = t("query.took", { rows: fmt.number(found.total), seconds: fmt.number((found.milliseconds / 1000).toFixed(2)) });
      Camket.announce(said);
      this.tabs = ["table", "chart", "graph"].filter((name) => this.has(name));
      if (!this.tabs.includes(this.wanted)) this.wanted = "table";
      this.drawHead(said);
      this.open(this.wanted);
    }

    has(name) {
      if (!this.found.rows.length) return name === "table";
      if (name === "chart") return Boolean(Camket.query.chartOf(this.found));
      if (name === "graph") return Camket.query.drawable(this.found);
      return true;
    }

    drawHead(said) {
      const { el, t } = Camket;
      const tab = (name) => el("button", { class: "query-tab", type: "button", role: "tab", id: `query-tab-${name}`, data: { tab: name }, aria: { controls: "query-panel" }, on: { click: () => this.open(name) } }, t(`query.as-${name}`));
      const tabs = el("div", { class: "query-tabs", role: "tablist", aria: { label: t("query.results") } }, this.tabs.map(tab));
      tabs.addEventListener("keydown", (event) => this.arrow(event));
      const notes = (this.found.notes || []).map((note) => el("p", { class: "soft" }, note));
      Camket.clear(this.head, el("div", { class: "query-line" }, tabs, el("p", { class: "soft", id: "query-took" }, said), this.downloads()), notes);
    }

    arrow(event) {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = this.tabs[(this.tabs.indexOf(this.wanted) + step + this.tabs.length) % this.tabs.length];
      this.open(next);
      document.getElementById(`query-tab-${next}`).focus();
    }

    open(name) {
      this.wanted = name;
      this.head.querySelectorAll("[role=tab]").forEach((tab) => {
        const own = tab.dataset.tab === name;
        tab.setAttribute("aria-selected", String(own));
        tab.tabIndex = own ? 0 : -1;
      });
      const panel = Camket.el("div", { role: "tabpanel", id: "query-panel", tabindex: name === "graph" ? null : 0, aria: { labelledby: `query-tab-${name}` } });
      Camket.clear(this.body, panel);
      if (name === "chart") Camket.append(panel, Camket.query.chart(this.found));
      else if (name === "graph") Camket.query.draw(panel, this.found);
      else this.table(panel, 0, "");
    }

    /** A page of rows; the server sorts what it keeps, the browser what it was given whole. */
    async table(panel, offset, order) {
      const { t } = Camket;
      const { found, work } = this;
      if (!found.rows.length) { Camket.append(panel, Camket.notice("empty", t("query.nothing"))); return; }
      let { rows, evidence } = found;
      if (work.name && (offset || order) && !Camket.static) ({ rows, evidence } = await work.page({ offset, order }));
      else if (found.total === found.rows.length && found.rows.length > SHOWN) {
        const numbers = order ? Camket.sorted(found.rows, found.columns, order) : found.rows.map((_, i) => i);
        const page = numbers.slice(offset, offset + SHOWN);
        rows = page.map((i) => found.rows[i]);
        evidence = found.evidence && page.map((i) => found.evidence[i]);
      }
      const paged = found.total > rows.length;
      Camket.clear(panel, Camket.table({ columns: found.columns, rows, evidence, caption: t("query.table"), order, onOrder: paged ? (next) => this.table(panel, 0, next) : null }),
        paged ? this.pager(panel, offset, rows.length, order) : null);
    }

    pager(panel, offset, count, order) {
      const { el, t, fmt } = Camket;
      const to = (next) => () => { this.table(panel, next, order); this.box.scrollIntoView({ block: "start" }); };
      return el("nav", { class: "pager", aria: { label: t("query.pages") } },
        el("button", { class: "button small", type: "button", disabled: !offset, on: { click: to(Math.max(0, offset - SHOWN)) } }, t("query.before")),
        el("span", {}, t("query.rows-of", { from: fmt.number(offset + 1), to: fmt.number(offset + count), total: fmt.number(this.found.total) })),
        el("button", { class: "button small", type: "button", disabled: offset + count >= this.found.total, on: { click: to(offset + SHOWN) } }, t("query.after")));
    }

    downloads() {
      const { el, icon, t } = Camket;
      const { work, found } = this;
      if (work.name) return Camket.downloads(work.name, work.values);
      const save = (media, ending) => () => Camket.query.download(work.text, media, ending).catch((error) => Camket.append(this.body, Camket.notice("error", error.message)));
      return el("div", { class: "downloads", role: "group", aria: { label: t("download.label") } }, (found.triples ? GRAPHS : TABLES).map(([name, media, ending]) =>
        el("button", { class: "button small", type: "button", on: { click: save(media, ending) } }, icon("download"), name)));
    }
  }

  Camket.query.Results = Results;
})();

"use strict";
// Filters that are the legend, too: kinds, statuses and relations with counts, and a period of deadlines.
(function () {
  const Camket = window.Camket;
  const KINDS = ["agency", "task", "project", "document", "person", "indicator", "cluster"];
  const WHAT = ["kind", "status", "role"];
  const FORMS = { agency: "dot", task: "dot", project: "diamond", document: "square", person: "triangle", indicator: "hexagon", cluster: "ring" };

  function count(items, of) {
    const found = new Map();
    items.forEach((item) => { const value = of(item); if (value) found.set(value, (found.get(value) || 0) + 1); });
    return found;
  }

  class Filters {
    constructor(page) {
      const { el, t } = Camket;
      this.page = page;
      this.body = el("div", { class: "graph-filter-body" });
      this.box = el("details", { class: "graph-filters", id: "graph-filters" }, el("summary", {}, t("graph.filters")), this.body);
      this.box.addEventListener("toggle", () => Camket.keep.set("graph-filters", this.box.open ? "open" : "shut"));
    }

    /** Opens or shuts as the reader left it; narrow windows begin shut. */
    restore() {
      const kept = Camket.keep.get("graph-filters");
      this.box.open = window.innerWidth > 900 && kept !== "shut";
    }

    focus() { this.box.querySelector("summary").focus(); }

    values(view) {
      const nodes = [...view.all.values()];
      return {
        kind: count(nodes, (node) => node.kind),
        status: count(nodes, (node) => (node.kind === "task" ? node.status : "")),
        role: count(view.drawable, (edge) => edge.role),
      };
    }

    order(what, values) {
      const known = { kind: KINDS, status: Camket.STATUSES }[what];
      if (known) return known.filter((value) => values.has(value));
      return [...values.keys()].sort((a, b) => values.get(b) - values.get(a) || (a < b ? -1 : 1));
    }

    sign(what, value) {
      const { el } = Camket;
      const sign = el("span", { class: ["graph-sign", `sign-${what}`, what === "kind" && `form-${FORMS[value]}`], aria: { hidden: true } });
      if (what === "role") {
        const edge = this.page.view.drawable.find((each) => each.role === value);
        sign.style.setProperty("--sign", Camket.graph.onDark(edge.color.color));
        if (edge.dashes) sign.classList.add("dashed");
      } else sign.style.setProperty("--sign", `var(--${what}-${value})`);
      return sign;
    }

    toggle(what, value, on) {
      const { state } = this.page;
      const off = new Set(state.off[what]);
      if (on) off.delete(value); else off.add(value);
      this.page.change({ ...state, off: { ...state.off, [what]: [...off].sort() } });
    }

    group(what, values) {
      const { el, t, fmt } = Camket;
      const off = this.page.state.off[what];
      const shown = this.order(what, values);
      if (!shown.length) return null;
      return el("fieldset", {}, el("legend", {}, t(`graph.by-${what}`)), el("ul", {}, shown.map((value) => {
        const box = el("input", { type: "checkbox", id: `filter-${what}-${value}`, checked: !off.includes(value), on: { change: (event) => this.toggle(what, value, event.target.checked) } });
        return el("li", {}, el("label", {}, box, this.sign(what, value), el("span", {}, t(what === "role" ? value : `${what}.${value}`)), el("span", { class: "count" }, fmt.number(values.get(value)))));
      })));
    }

    period() {
      const { el, t } = Camket;
      const { state } = this.page;
      const day = (name) => Camket.dateField({ id: `filter-${name}`, value: state[name], label: t(`graph.due-${name}`), onChange: (value) => this.page.change({ ...this.page.state, [name]: value }) });
      const clear = state.from || state.to ? el("button", { class: "button small", type: "button", on: { click: () => this.page.change({ ...this.page.state, from: "", to: "" }) } }, t("graph.any-time")) : null;
      return el("fieldset", { class: "graph-period" }, el("legend", {}, t("graph.by-time")), day("from"), day("to"), clear);
    }

    draw(view) {
      const held = document.activeElement && this.box.contains(document.activeElement) ? document.activeElement.id : "";
      const values = this.values(view);
      const { off, from, to } = this.page.state;
      const used = WHAT.some((what) => off[what].length) || from || to;
      const reset = used ? Camket.el("button", { class: "button small", type: "button", id: "filter-reset", on: { click: () => this.reset() } }, Camket.t("graph.no-filters")) : null;
      Camket.clear(this.body, WHAT.map((what) => this.group(what, values[what])), this.period(), reset);
      const again = held && document.getElementById(held);
      if (again) again.focus();
    }

    reset() {
      this.page.change({ ...this.page.state, off: { kind: [], status: [], role: [] }, from: "", to: "" });
      this.focus();
    }
  }

  Camket.graph.Filters = Filters;
})();

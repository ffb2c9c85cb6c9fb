"use strict";
// Search in the drawing, with or without diacritics; what is not drawn is offered as another drawing.
(function () {
  const Camket = window.Camket;
  const MOST = 8;
  const spaced = (text) => ` ${Camket.fold(text).replace(/[^a-z0-9]+/g, " ").trim()}`;

  class Find {
    constructor(page) {
      const { el, icon, t } = Camket;
      this.page = page;
      this.found = [];
      this.at = -1;
      this.list = el("ul", { class: "options", role: "listbox", id: "graph-found", hidden: true, aria: { label: t("graph.found") } });
      this.input = el("input", { type: "search", id: "graph-search", autocomplete: "off", spellcheck: "false", placeholder: t("graph.search"), role: "combobox",
        aria: { label: t("graph.search"), expanded: false, controls: "graph-found", autocomplete: "list" } });
      this.box = el("div", { class: "graph-find" }, icon("search"), this.input, this.list);
      this.input.addEventListener("input", () => this.ask());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("blur", () => this.close());
    }

    close() { this.list.hidden = true; this.at = -1; this.input.setAttribute("aria-expanded", "false"); this.input.removeAttribute("aria-activedescendant"); }

    drawn(text) {
      const asked = spaced(text).trim().split(" ").map((word) => ` ${word}`);
      const { view } = this.page;
      return [...view.nodes.values()].filter((node) => node.kind !== "cluster")
        .filter((node) => { node.folded ||= spaced(node.name); return asked.every((word) => node.folded.includes(word)); })
        .sort((a, b) => Number(b.folded.startsWith(asked[0])) - Number(a.folded.startsWith(asked[0])) || (a.kind === "task") - (b.kind === "task") || view.beside(b.id).length - view.beside(a.id).length)
        .slice(0, MOST).map((node) => ({ iri: node.id, label: node.name, kind: node.kind, drawn: true }));
    }

    async ask() {
      const text = this.input.value.trim();
      this.asked = text;
      if (!text) { this.close(); return; }
      this.show(this.drawn(text));
      const more = text.length < 2 ? [] : await Camket.get("/api/suggest", { q: text }).catch(() => []);
      if (this.asked !== text) return;
      const own = this.drawn(text);
      this.show([...own, ...more.filter((thing) => !this.page.view.nodes.has(thing.iri)).slice(0, MOST)]);
      Camket.announce(Camket.t("graph.found-n", { n: this.found.length }));
    }

    show(found) {
      const { el, icon, t } = Camket;
      this.found = found;
      this.at = -1;
      Camket.clear(this.list, found.length ? found.map((thing, i) =>
        el("li", { id: `graph-found-${i}`, role: "option", class: "option", aria: { selected: false }, on: { mousedown: (event) => { event.preventDefault(); this.pick(thing); } } },
          icon(thing.kind, `kind-${thing.kind}`), el("span", { class: "thing-name" }, thing.label), el("span", { class: "soft" }, thing.drawn ? t(`kind.${thing.kind}`) : t("graph.elsewhere"))))
        : el("li", { class: "option", role: "option", aria: { selected: false, disabled: true } }, t("graph.found-none")));
      this.list.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
    }

    mark(next) {
      this.at = (next + this.found.length) % this.found.length;
      [...this.list.children].forEach((each, i) => { each.setAttribute("aria-selected", String(i === this.at)); if (i === this.at) each.scrollIntoView({ block: "nearest" }); });
      this.input.setAttribute("aria-activedescendant", `graph-found-${this.at}`);
    }

    key(event) {
      if (event.key === "Escape" && !this.list.hidden) { event.preventDefault(); this.close(); }
      if (this.list.hidden || !this.found.length) return;
      if (event.key === "ArrowDown") { event.preventDefault(); this.mark(this.at + 1); }
      if (event.key === "ArrowUp") { event.preventDefault(); this.mark(this.at < 0 ? -1 : this.at - 1); }
      if (event.key === "Enter") { event.preventDefault(); this.pick(this.found[Math.max(0, this.at)]); }
    }

    pick(thing) {
      this.close();
      this.asked = null;
      this.input.value = "";
      if (!thing.drawn) { this.page.focusOn(thing.iri); return; }
      this.page.select(thing.iri, { move: true });
      this.page.canvas.surface.focus({ preventScroll: true });
    }
  }

  Camket.graph.Find = Find;
})();

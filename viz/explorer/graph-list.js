"use strict";
// The drawing in words: every node in the order of Tab, the lines of the one that is chosen.
(function () {
  const Camket = window.Camket;
  const MOST = 400;

  class List {
    constructor(page) {
      const { el, t } = Camket;
      this.page = page;
      this.items = el("ul", { class: "graph-nodes" });
      this.more = el("p", { class: "soft" });
      this.box = el("section", { class: "graph-list sr", id: "graph-list", aria: { label: t("graph.list") } },
        el("h2", {}, t("graph.list")), this.items, this.more, el("span", { id: "graph-after" }));
      this.toggle = this.toggle.bind(this);
      this.items.addEventListener("focusin", (event) => {
        const node = event.target.closest("[data-node]");
        if (node && node.dataset.node !== this.page.selected) this.page.select(node.dataset.node, { card: false });
      });
    }

    /** Shows the list in place of the drawing, or hides it from those who see. */
    toggle() {
      const shown = this.box.classList.toggle("sr");
      document.getElementById("graph-as-list").setAttribute("aria-pressed", String(!shown));
      this.page.main.classList.toggle("graph-in-words", !shown);
      if (shown) this.page.canvas.fit();
    }

    /** Written when there is nothing more urgent to do. */
    later(view) {
      const write = () => { if (this.page.view === view) this.draw(view); };
      if (window.requestIdleCallback) window.requestIdleCallback(write, { timeout: 1500 }); else setTimeout(write, 50);
    }

    said(node, view) {
      const { t, fmt } = Camket;
      const name = node.kind === "cluster" ? t("graph.cluster-name", { n: fmt.number(node.members) }) : node.name;
      const parts = [t(`kind.${node.kind}`), name];
      if (node.kind === "task" && node.status) parts.push(t(`status.${node.status}`));
      if (node.due) parts.push(`${t("graph.due")} ${fmt.date(node.due)}`);
      parts.push(t("graph.n-lines", { n: view.beside(node.id).length }));
      return parts.join(", ");
    }

    draw(view) {
      const { el, t, fmt, icon } = Camket;
      const nodes = [...view.nodes.values()].sort((a, b) => (a.kind === b.kind ? Camket.graph.compare(a.name, b.name) : a.kind < b.kind ? -1 : 1));
      Camket.clear(this.items, nodes.slice(0, MOST).map((node) =>
        el("li", { data: { item: node.id } }, el("button", { class: "graph-jump", type: "button", data: { node: node.id }, on: { click: () => this.page.select(node.id) } },
          icon(node.kind, `kind-${node.kind}`), el("span", {}, this.said(node, view))))));
      this.more.textContent = nodes.length > MOST ? t("graph.list-more", { n: fmt.number(nodes.length - MOST) }) : "";
      this.mark(this.page.selected);
    }

    item(id) { return [...this.items.children].find((each) => each.dataset.item === id); }

    /** The lines of the chosen node stand under it. */
    mark(id) {
      this.items.querySelectorAll(".graph-lines").forEach((each) => each.remove());
      this.items.querySelectorAll("[aria-current]").forEach((each) => each.removeAttribute("aria-current"));
      const item = id && this.item(id);
      if (!item) return;
      const { view } = this.page;
      item.firstChild.setAttribute("aria-current", "true");
      item.append(Camket.el("ul", { class: "graph-lines", aria: { label: Camket.t("relations") } }, view.linesOf(id).map((edge) => {
        const out = edge.from === id;
        const other = view.nodes.get(out ? edge.to : edge.from);
        return Camket.el("li", {}, `${out ? "→" : "←"} ${Camket.graph.Looks.word(edge)}: ${other.name}`);
      })));
    }
  }

  /** Made when it is needed: it takes longer than the rest of this file. */
  let collator = null;
  Camket.graph.compare = (a, b) => { collator ||= new Intl.Collator("vi", { numeric: true }); return collator.compare(a, b); };
  Camket.graph.List = List;
})();

"use strict";
// The drawing by keys: arrows walk along the lines, Enter expands, Delete hides, and so on.
(function () {
  const Camket = window.Camket;
  const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const HELP = [["← ↑ ↓ →", "walk"], ["Tab", "tab"], ["Enter", "enter"], ["Delete", "delete"], ["P", "pin"], ["+ − 0", "zoom"],
    ["Ctrl+Z", "undo"], ["Ctrl+Shift+Z", "redo"], ["Esc", "escape"], ["?", "help"]];

  /** How far something lies in a direction; aside counts double, behind is out of the question. */
  function distance(from, to, [dx, dy]) {
    const [x, y] = [to.x - from.x, to.y - from.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    return ahead > 0 && aside <= ahead * 2.2 ? ahead + 2 * aside : Infinity;
  }

  class Keys {
    constructor(page) {
      this.page = page;
      this.press = this.press.bind(this);
      this.anywhere = this.anywhere.bind(this);
      page.canvas.surface.addEventListener("keydown", this.press);
      page.list.box.addEventListener("keydown", this.press);
      document.addEventListener("keydown", this.anywhere);
    }

    end() { document.removeEventListener("keydown", this.anywhere); }

    /** Undo and redo work wherever nothing is being written. */
    anywhere(event) {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return;
      if (event.target.closest && event.target.closest("input:not([type=checkbox]), textarea, [contenteditable=true]")) return;
      event.preventDefault();
      if (event.shiftKey) this.page.redo(); else this.page.undo();
    }

    press(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const chosen = this.page.view.nodes.has(this.page.selected) ? this.page.selected : null;
      const act = this.act(event, chosen);
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    }

    act(event, chosen) {
      const { page } = this;
      const onCanvas = event.target === page.canvas.surface;
      if (event.key in ARROWS) return () => this.walk(ARROWS[event.key], chosen);
      if (event.key === "Enter" && chosen && (onCanvas || event.target.dataset.node === chosen)) return () => page.expand(chosen);
      if (event.key === "Delete" && chosen) return () => page.hide(chosen);
      if (event.key.toLowerCase() === "p" && chosen) return () => page.pin(chosen);
      if (event.key === "+" || event.key === "=") return () => page.canvas.zoom(1.3);
      if (event.key === "-") return () => page.canvas.zoom(1 / 1.3);
      if (event.key === "0") return () => page.canvas.fit();
      if (event.key === "Escape" && page.selected) return () => page.select(null);
      if (event.key === "?") return () => this.help();
      return null;
    }

    /** Goes to the neighbour that lies next in a direction; without one, to the nearest node there. */
    walk(direction, chosen) {
      const { view } = this.page;
      if (!chosen) { this.page.select(view.focus && view.nodes.has(view.focus) ? view.focus : this.heaviest()); return; }
      const from = view.nodes.get(chosen);
      const best = (ids) => ids.map((id) => [distance(from, view.nodes.get(id), direction), id])
        .filter(([far]) => far < Infinity).sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1))[0];
      const next = best(view.beside(chosen)) || best([...view.nodes.keys()].filter((id) => id !== chosen));
      if (!next) { Camket.announce(Camket.t("graph.no-further")); return; }
      this.page.select(next[1]);
      Camket.announce(this.page.list.said(view.nodes.get(next[1]), view));
    }

    heaviest() {
      const { view } = this.page;
      return [...view.nodes.keys()].sort((a, b) => view.beside(b).length - view.beside(a).length)[0];
    }

    help() {
      const { el, t } = Camket;
      const close = el("button", { class: "button", type: "button" }, t("close"));
      const dialog = el("dialog", { class: "dialog", aria: { labelledby: "graph-help-title" } }, el("h2", { id: "graph-help-title" }, t("graph.help")),
        el("dl", { class: "keys" }, HELP.map(([keys, name]) => [el("dt", {}, el("kbd", {}, keys)), el("dd", {}, t(`graph.key-${name}`))])),
        el("p", { class: "actions" }, close));
      close.addEventListener("click", () => dialog.close());
      dialog.addEventListener("close", () => { dialog.remove(); this.page.canvas.surface.focus(); });
      document.body.append(dialog);
      dialog.showModal();
    }
  }

  Camket.graph.Keys = Keys;
})();

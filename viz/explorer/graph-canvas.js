"use strict";
// Draws a view with vis-network: fits it, marks what is chosen, takes the pointer; nothing moves by itself.
(function () {
  const Camket = window.Camket;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const LARGEST = 1.15;

  class Canvas {
    constructor(page) {
      const { el, t } = Camket;
      this.page = page;
      this.drawn = new Map();
      this.joined = new Map();
      this.chosen = null;
      this.surface = el("div", { class: "graph-canvas", id: "graph-canvas", tabindex: 0, role: "application", aria: { label: t("graph.canvas"), describedby: "graph-note" } });
      this.box = this.surface;
      this.looks = new Camket.graph.Looks();
      this.paint = () => { this.looks.read(); if (this.network) { this.network.setOptions(this.looks.options(this.page.view.options)); this.draw(this.page.view); } };
    }

    scale() { return this.network ? this.network.getScale() : this.fitting().scale; }

    /** Whether a change of view is made at once: as the reader wishes, or because each frame takes long. */
    still() { return calm || this.looks.many; }

    /** Hands vis-network what is new, other or gone, and lets it draw once. */
    sync(set, kept, wanted, make) {
      const gone = [...kept.keys()].filter((id) => !wanted.has(id));
      const [fresh, other] = [[], []];
      wanted.forEach((item, id) => {
        const look = make(item);
        const said = Camket.graph.Looks.sign(look);
        if (kept.get(id) === said) return;
        (kept.has(id) ? other : fresh).push(look);
        kept.set(id, said);
      });
      gone.forEach((id) => kept.delete(id));
      if (gone.length) set.remove(gone);
      if (fresh.length) set.add(fresh);
      return other;
    }

    /** Changes looks in place: a data set would draw everything anew for each change. */
    restyle(nodes, edges) {
      const { body } = this.network;
      nodes.forEach((look) => body.nodes[look.id].setOptions(look));
      edges.forEach((look) => body.edges[look.id].setOptions(look));
      if (nodes.length + edges.length) body.emitter.emit("_requestRedraw");
    }

    /** Draws a view, or the same one with other things standing out. */
    draw(view) {
      if (!this.network) return;
      const scale = this.scale();
      const many = view.nodes.size > Camket.graph.Looks.MANY;
      if (many !== this.looks.many) { this.looks.many = many; this.network.setOptions(this.looks.options(view.options)); }
      this.looks.light(view, this.chosen, this.page.fresh);
      Camket.graph.arrange(this.looks, view, this.chosen, scale);
      const nodes = this.sync(this.nodes, this.drawn, view.nodes, (node) => this.looks.node(node));
      const edges = this.sync(this.edges, this.joined, view.edges, (edge) => this.looks.line(edge, scale));
      this.restyle(nodes, edges);
    }

    /** Of thousands only what was chosen and what is chosen now looks different. */
    relight(view) {
      const before = this.looks.lit || [];
      this.looks.light(view, this.chosen, []);
      const touched = new Set([...before, ...(this.looks.lit || [])]);
      const scale = this.scale();
      const looks = [...touched].filter((id) => view.edges.has(id)).map((id) => this.looks.line(view.edges.get(id), scale));
      looks.forEach((look) => this.joined.set(look.id, Camket.graph.Looks.sign(look)));
      this.restyle([], looks);
    }

    /** Draws the first time: all that is needed is known, so once is enough. */
    begin() {
      const { view } = this.page;
      const { looks } = this;
      const { scale, position } = this.fitting();
      looks.many = view.nodes.size > Camket.graph.Looks.MANY;
      looks.light(view, null, []);
      Camket.graph.arrange(looks, view, null, scale);
      const fill = (kept, items, make) => new vis.DataSet([...items].map(([id, item]) => { const look = make(item); kept.set(id, Camket.graph.Looks.sign(look)); return look; }));
      this.nodes = fill(this.drawn, view.nodes, (node) => looks.node(node));
      this.edges = fill(this.joined, view.edges, (edge) => looks.line(edge, scale));
      this.network = new vis.Network(this.surface, { nodes: this.nodes, edges: this.edges }, looks.options(view.options));
      this.network.moveTo({ position, scale });
      this.fitted = true;
      this.listen();
    }

    listen() {
      const on = (name, act) => this.network.on(name, act);
      on("click", (event) => this.click(event));
      on("doubleClick", (event) => { if (event.nodes.length) this.page.expand(event.nodes[0]); });
      on("dragEnd", (event) => this.dragged(event));
      on("zoom", () => { this.fitted = false; this.arrangeSoon(); });
      on("animationFinished", () => this.arrangeSoon());
      on("resize", () => { if (this.fitted) requestAnimationFrame(() => { if (this.network) this.fit(); }); });
      on("hoverNode", ({ node }) => this.point(node));
      on("blurNode", () => this.point(null));
      window.addEventListener("camket:theme", this.paint);
    }

    /** Writes the whole name of what the pointer is on. */
    point(id) {
      const { view } = this.page;
      const back = this.pointed && view.nodes.get(this.pointed);
      const node = id && view.nodes.get(id);
      const looks = back ? [this.looks.node(back)] : [];
      if (node) {
        const look = this.looks.node(node);
        const name = Camket.graph.fullName(node, this.scale());
        looks.push({ ...look, label: name.text, font: { ...look.font, size: name.size, vadjust: name.lift, color: this.looks.ink } });
      }
      this.pointed = node ? id : null;
      this.restyle(looks, []);
    }

    end() {
      window.removeEventListener("camket:theme", this.paint);
      cancelAnimationFrame(this.waiting);
      if (this.network) this.network.destroy();
      this.network = null;
    }

    click(event) {
      this.surface.focus({ preventScroll: true });
      if (event.nodes.length) this.page.select(event.nodes[0]);
      else this.page.select(event.edges[0] || null);
    }

    dragged(event) {
      this.fitted = false;
      event.nodes.forEach((iri) => {
        const { x, y } = this.network.getPosition(iri);
        this.page.step({ op: "m", iri, x: Math.round(x), y: Math.round(y) });
      });
    }

    mark(id, move) {
      this.chosen = id;
      const { view } = this.page;
      if (!this.network) return;
      if (id && view.nodes.has(id)) this.network.selectNodes([id], false);
      else if (id && view.edges.has(id)) this.network.setSelection({ nodes: [], edges: [id] }, { highlightEdges: false });
      else this.network.unselectAll();
      if (this.looks.many) this.relight(view); else this.draw(view);
      if (id && view.nodes.has(id)) this.reveal(id, move);
    }

    /** Brings a node into what can be seen, if it is not. */
    reveal(id, move) {
      if (window.innerWidth <= 760) this.surface.closest(".graph-area").scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
      const at = this.network.canvasToDOM(this.network.getPosition(id));
      const free = this.free();
      const out = at.x < free.left + 20 || at.y < free.top + 20 || at.x > free.right - 20 || at.y > free.bottom - 20;
      if (!out && !(move && this.network.getScale() < 0.45)) return;
      const scale = move ? Math.max(this.network.getScale(), 0.8) : this.network.getScale();
      const { x, y } = this.network.getPosition(id);
      this.fitted = false;
      const shift = this.shift(free);
      this.network.moveTo({ position: { x: x + shift.x / scale, y: y + shift.y / scale }, scale, animation: this.still() ? false : { duration: 260, easingFunction: "easeInOutQuad" } });
      if (this.still()) this.arrangeSoon();
    }

    /** The part of the surface that nothing covers. */
    free() {
      const own = this.surface.getBoundingClientRect();
      const free = { left: 0, top: 0, right: own.width, bottom: own.height };
      const [card, filters] = [this.page.card.box, this.page.filters.box];
      if (filters.open && own.width > 900) free.left = filters.offsetLeft + filters.offsetWidth;
      if (!card.hidden) {
        const over = card.getBoundingClientRect();
        if (over.left > own.left + 80 && over.left < own.right) free.right = over.left - own.left;
        else if (over.top > own.top + 80 && over.top < own.bottom) free.bottom = over.top - own.top;
      }
      return free;
    }

    shift(free) {
      const own = this.surface.getBoundingClientRect();
      return { x: own.width / 2 - (free.left + free.right) / 2, y: own.height / 2 - (free.top + free.bottom) / 2 };
    }

    /** Where and how large the whole drawing fits into what is free, by the boxes of its nodes alone. */
    fitting() {
      const free = this.free();
      const wide = Math.max(80, free.right - free.left - 32);
      const high = Math.max(80, free.bottom - free.top - 32);
      const [left, top, right, bottom] = Camket.graph.edges(this.page.view);
      if (left > right) return { position: { x: 0, y: 0 }, scale: 1 };
      const scale = Math.min(LARGEST, wide / (right - left), high / (bottom - top));
      const shift = this.shift(free);
      return { position: { x: (left + right) / 2 + shift.x / scale, y: (top + bottom) / 2 + shift.y / scale }, scale };
    }

    fit() {
      if (!this.network) return;
      this.network.moveTo(this.fitting());
      this.fitted = true;
      this.arrangeSoon();
    }

    zoom(factor) {
      if (!this.network) return;
      this.fitted = false;
      this.network.moveTo({ scale: Math.min(4, Math.max(0.02, this.network.getScale() * factor)), animation: this.still() ? false : { duration: 140 } });
      if (this.still()) this.arrangeSoon();
    }

    /** Names and roles find other places at another scale. */
    arrangeSoon() {
      cancelAnimationFrame(this.waiting);
      this.waiting = requestAnimationFrame(() => { if (this.network && !this.looks.many) this.draw(this.page.view); });
    }
  }

  Camket.graph.Canvas = Canvas;
})();

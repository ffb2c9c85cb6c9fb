"use strict";
// Draws a view with vis-network: colours of the theme, what is chosen stands out, nothing moves by itself.
(function () {
  const Camket = window.Camket;
  const MANY = 1200;
  /** So many lines of what is chosen bear their names; more would cover everything. */
  const NAMED = 16;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  /** A colour of the theme, lighter where the page is dark. */
  function onDark(hex) {
    const parts = /^#(..)(..)(..)$/.exec(hex || "");
    if (!parts || !Camket.theme.dark) return hex;
    return `#${parts.slice(1).map((part) => Math.round(parseInt(part, 16) * 0.62 + 255 * 0.38).toString(16).padStart(2, "0")).join("")}`;
  }

  class Canvas {
    constructor(page) {
      const { el, t } = Camket;
      this.page = page;
      this.drawn = new Map();
      this.joined = new Map();
      this.chosen = null;
      this.surface = el("div", { class: "graph-canvas", id: "graph-canvas", tabindex: 0, role: "application", aria: { label: t("graph.canvas"), describedby: "graph-note" } });
      this.box = this.surface;
      this.paint = () => { this.read(); if (this.network) { this.network.setOptions(this.fonts()); this.draw(this.page.view, true); } };
    }

    /** Reads the colours of the theme. */
    read() {
      const color = Camket.theme.color;
      this.ink = color("ink") || "#16202c";
      this.halo = color("surface") || "#ffffff";
      this.faint = color("ink-3") || "#5a6876";
      this.kinds = {};
      this.rings = {};
      this.face = getComputedStyle(document.body).fontFamily;
    }

    kind(name) { this.kinds[name] ||= Camket.theme.color(name === "cluster" ? "good-soft" : `kind-${name}`); return this.kinds[name]; }

    ring(name) { this.rings[name] ||= Camket.theme.color(`status-${name}`); return this.rings[name]; }

    fonts() {
      const font = { color: this.ink, strokeColor: this.halo, strokeWidth: 3, face: this.face };
      return { nodes: { font }, edges: { font: { ...font, strokeWidth: 4 } } };
    }

    look(node) {
      const fill = this.kind(node.kind);
      const ring = ["task", "cluster"].includes(node.kind) && this.ring(node.status);
      const on = this.near ? this.near.has(node.id) : true;
      const chosen = { background: fill, border: this.ink };
      return { id: node.id, x: node.x, y: node.y, label: node.label, shape: node.shape, size: node.size, borderWidth: node.borderWidth,
        ...(node.shapeProperties ? { shapeProperties: node.shapeProperties } : {}),
        color: { background: fill, border: ring || fill, highlight: chosen, hover: chosen },
        opacity: on ? 1 : 0.16, font: { size: this.sizes.get(node.id) || node.font.size, color: on ? this.ink : "rgba(128,128,128,0.28)" } };
    }

    line(edge) {
      const lit = this.lit ? this.lit.has(edge.id) : false;
      const color = onDark(edge.color.color);
      return { id: edge.id, from: edge.from, to: edge.to, width: edge.width, dashes: edge.dashes, ...(edge.smooth ? { smooth: edge.smooth } : {}),
        color: { color, highlight: color, hover: color, opacity: !this.lit ? 0.72 : lit ? 1 : 0.1 },
        label: !this.lit || (lit && this.lit.size <= NAMED) ? this.word(edge) : " ", font: { size: lit ? this.lineFont() : 11 } };
    }

    /** What a look says, to tell whether it has changed. */
    static sign(look) { return `${look.x} ${look.y} ${look.label} ${look.color.background || look.color.color} ${look.color.border} ${look.color.opacity} ${look.opacity} ${look.font.size} ${look.width}`; }

    word(edge) { return edge.count > 1 ? `${Camket.t(edge.role)} ×${edge.count}` : Camket.t(edge.role); }

    lineFont() { return this.network ? Math.min(40, Math.max(9, 11 / this.network.getScale())) : 11; }

    /** Hands vis-network what is new, other or gone. */
    sync(set, kept, wanted, make) {
      const gone = [...kept.keys()].filter((id) => !wanted.has(id));
      const next = [];
      wanted.forEach((item, id) => {
        const look = make(item);
        const said = Canvas.sign(look);
        if (kept.get(id) === said) return;
        kept.set(id, said);
        next.push(look);
      });
      gone.forEach((id) => kept.delete(id));
      if (gone.length) set.remove(gone);
      if (next.length) set.update(next);
    }

    draw(view) {
      if (!this.network) { this.first(view); return; }
      this.light(view);
      this.sync(this.nodes, this.drawn, view.nodes, (node) => this.look(node));
      this.sync(this.edges, this.joined, view.edges, (edge) => this.line(edge));
      this.arrangeSoon();
    }

    first(view) {
      this.read();
      this.sizes = new Map();
      this.light(view);
      const fill = (kept, items, make) => new vis.DataSet([...items].map(([id, item]) => { const look = make(item); kept.set(id, Canvas.sign(look)); return look; }));
      this.nodes = fill(this.drawn, view.nodes, (node) => this.look(node));
      this.edges = fill(this.joined, view.edges, (edge) => this.line(edge));
      const many = view.nodes.size > MANY;
      const fonts = this.fonts();
      const options = { ...view.options, nodes: { ...view.options.nodes, font: { ...view.options.nodes.font, ...fonts.nodes.font } },
        edges: { ...view.options.edges, font: { ...view.options.edges.font, ...fonts.edges.font } },
        interaction: { ...view.options.interaction, hideEdgesOnDrag: many, hideEdgesOnZoom: many, hover: !many } };
      this.later = () => { this.network = new vis.Network(this.surface, { nodes: this.nodes, edges: this.edges }, options); };
      if (this.surface.isConnected && this.surface.clientHeight) this.later();
    }

    /** Starts once the page stands in the document, where the drawing has its size. */
    begin() {
      if (!this.network) this.later();
      this.fit();
      this.network.on("click", (event) => this.click(event));
      this.network.on("doubleClick", (event) => { if (event.nodes.length) this.page.expand(event.nodes[0]); });
      this.network.on("dragEnd", (event) => this.dragged(event));
      this.network.on("zoom", () => this.arrangeSoon());
      this.network.on("animationFinished", () => this.arrangeSoon());
      window.addEventListener("camket:theme", this.paint);
      // A canvas does not draw itself anew when the font of its labels has come.
      document.fonts.load(`13px ${this.face}`, "Sở Đầu tư").then(() => { if (this.surface.isConnected) this.network.redraw(); }, () => {});
    }

    end() {
      window.removeEventListener("camket:theme", this.paint);
      cancelAnimationFrame(this.waiting);
      this.network.destroy();
    }

    click(event) {
      this.surface.focus({ preventScroll: true });
      if (event.nodes.length) this.page.select(event.nodes[0]);
      else this.page.select(event.edges[0] || null);
    }

    dragged(event) {
      event.nodes.forEach((iri) => {
        const { x, y } = this.network.getPosition(iri);
        this.page.step({ op: "m", iri, x: Math.round(x), y: Math.round(y) });
      });
    }

    /** Says which nodes and lines stand out: what is chosen and what it touches. */
    light(view) {
      this.near = null;
      this.lit = null;
      const id = this.chosen;
      if (!id || (!view.nodes.has(id) && !view.edges.has(id))) return;
      const lines = view.nodes.has(id) ? view.linesOf(id) : [view.edges.get(id)];
      const ends = new Set(lines.flatMap((line) => [line.from, line.to]).concat(view.nodes.has(id) ? [id] : [], this.page.fresh));
      this.lit = new Set(lines.map((line) => line.id));
      if (view.nodes.size <= MANY) this.near = ends;
    }

    mark(id, move) {
      this.chosen = id;
      const { view } = this.page;
      if (id && view.nodes.has(id)) this.network.selectNodes([id], false);
      else if (id && view.edges.has(id)) this.network.setSelection({ nodes: [], edges: [id] }, { highlightEdges: false });
      else this.network.unselectAll();
      this.draw(view);
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
      const shift = this.shift(free);
      this.network.moveTo({ position: { x: x + shift.x / scale, y: y + shift.y / scale }, scale, animation: calm ? false : { duration: 260, easingFunction: "easeInOutQuad" } });
      if (calm) this.arrangeSoon();
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

    fit() {
      const free = this.free();
      const wide = free.right - free.left - 32;
      const high = free.bottom - free.top - 32;
      const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
      this.page.view.nodes.forEach((node) => {
        box.left = Math.min(box.left, node.x - node.box[0] / 2);
        box.right = Math.max(box.right, node.x + node.box[0] / 2);
        box.top = Math.min(box.top, node.y - node.size);
        box.bottom = Math.max(box.bottom, node.y - node.size + node.box[1]);
      });
      if (box.left > box.right || wide <= 0 || high <= 0) return;
      const scale = Math.min(1.4, wide / (box.right - box.left), high / (box.bottom - box.top));
      const shift = this.shift(free);
      this.network.moveTo({ position: { x: (box.left + box.right) / 2 + shift.x / scale, y: (box.top + box.bottom) / 2 + shift.y / scale }, scale });
      this.arrangeSoon();
    }

    zoom(factor) {
      this.network.moveTo({ scale: Math.min(4, Math.max(0.02, this.network.getScale() * factor)), animation: calm ? false : { duration: 140 } });
      if (calm) this.arrangeSoon();
    }

    arrangeSoon() {
      cancelAnimationFrame(this.waiting);
      this.waiting = requestAnimationFrame(() => {
        Camket.graph.arrange(this);
        if (this.lit) this.sync(this.edges, this.joined, this.page.view.edges, (edge) => this.line(edge));
      });
    }
  }

  Camket.graph.Canvas = Canvas;
  Camket.graph.onDark = onDark;
})();

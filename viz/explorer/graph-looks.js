"use strict";
// What nodes and lines look like: colours of the theme, what is chosen stands out, the rest is in the shade.
(function () {
  const Camket = window.Camket;
  /** With more nodes than this, arrows, dashes and shades are left out: they could not be told apart. */
  const MANY = 1200;
  /** So many lines of what is chosen bear their names; more would cover everything. */
  const NAMED = 16;

  /** A colour of the theme, lighter where the page is dark. */
  function onDark(hex) {
    const parts = /^#(..)(..)(..)$/.exec(hex || "");
    if (!parts || !Camket.theme.dark) return hex;
    return `#${parts.slice(1).map((part) => Math.round(parseInt(part, 16) * 0.62 + 255 * 0.38).toString(16).padStart(2, "0")).join("")}`;
  }

  class Looks {
    constructor() {
      this.names = new Map(); // what arrange() decided: id → {text, size, lift}
      this.words = new Set(); // the lines whose role is written on them
      this.many = false;
      this.read();
    }

    /** Reads the colours of the theme. */
    read() {
      const color = Camket.theme.color;
      this.ink = color("ink") || "#16202c";
      this.halo = color("surface") || "#ffffff";
      this.kinds = {};
      this.rings = {};
      this.face = getComputedStyle(document.body).fontFamily;
    }

    kind(name) { this.kinds[name] ||= Camket.theme.color(name === "cluster" ? "good-soft" : `kind-${name}`); return this.kinds[name]; }

    ring(name) { this.rings[name] ||= Camket.theme.color(`status-${name}`); return this.rings[name]; }

    /** The options of vis-network with the colours and letters of the page. */
    options(given) {
      const font = { color: this.ink, strokeColor: this.halo, strokeWidth: 3, face: this.face };
      const label = { drawThreshold: 8 };
      return { ...given, nodes: { ...given.nodes, scaling: { label }, font: { ...given.nodes.font, ...font } },
        edges: { ...given.edges, scaling: { label }, arrows: { to: { ...given.edges.arrows.to, enabled: !this.many } }, font: { ...given.edges.font, ...font, strokeWidth: 4 } },
        interaction: { ...given.interaction, hideEdgesOnDrag: this.many, hideEdgesOnZoom: this.many, hover: !this.many } };
    }

    /** Says which nodes and lines stand out: what is chosen and what it touches, and what has just come. */
    light(view, id, fresh) {
      this.near = null;
      this.lit = null;
      if (!id || (!view.nodes.has(id) && !view.edges.has(id))) return;
      const lines = view.nodes.has(id) ? view.linesOf(id) : [view.edges.get(id)];
      this.lit = new Set(lines.map((line) => line.id));
      if (!this.many) this.near = new Set(lines.flatMap((line) => [line.from, line.to]).concat(view.nodes.has(id) ? [id] : [], fresh));
    }

    node(node) {
      const fill = this.kind(node.kind);
      const ring = ["task", "cluster"].includes(node.kind) && this.ring(node.status);
      const on = this.near ? this.near.has(node.id) : true;
      const chosen = { background: fill, border: this.ink };
      const name = this.names.get(node.id) || { text: node.label, size: node.font.size, lift: -2 };
      const halo = node.kind === "cluster" ? { strokeWidth: 0 } : {}; // it stands on the sign itself
      return { id: node.id, x: node.x, y: node.y, label: name.text, shape: node.shape, size: node.size, borderWidth: node.borderWidth,
        ...(node.shapeProperties ? { shapeProperties: node.shapeProperties } : {}),
        color: { background: fill, border: ring || fill, highlight: chosen, hover: chosen },
        ...(this.many ? {} : { opacity: on ? 1 : 0.16 }), font: { size: name.size, vadjust: name.lift, color: on ? this.ink : "rgba(128,128,128,0.28)", ...halo } };
    }

    line(edge, scale) {
      const lit = this.lit ? this.lit.has(edge.id) : false;
      const color = onDark(edge.color.color);
      const shade = this.lit && !this.many;
      const named = lit ? this.lit.size <= NAMED && (this.lit.size < 4 || this.words.has(edge.id)) : !this.lit && this.words.has(edge.id);
      return { id: edge.id, from: edge.from, to: edge.to, width: edge.width * (this.many && lit ? 3 : 1), dashes: this.many ? false : edge.dashes, ...(edge.smooth ? { smooth: edge.smooth } : {}),
        color: { color, highlight: color, hover: color, opacity: lit ? 1 : shade ? 0.1 : 0.72 },
        label: named ? Looks.word(edge) : " ", font: { size: lit ? Math.min(40, Math.max(9, 11 / scale)) : 11 } };
    }

    static word(edge) { return edge.count > 1 ? `${Camket.t(edge.role)} ×${edge.count}` : Camket.t(edge.role); }

    /** What a look says, to tell whether it has changed. */
    static sign(look) { return `${look.x} ${look.y} ${look.label} ${look.color.background || look.color.color} ${look.color.border} ${look.color.opacity} ${look.opacity} ${look.font.size} ${look.font.vadjust} ${look.width} ${look.dashes}`; }
  }

  Looks.MANY = MANY;
  Looks.NAMED = NAMED;
  Camket.graph.Looks = Looks;
  Camket.graph.onDark = onDark;
})();

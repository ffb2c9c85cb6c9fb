"use strict";
// Names are written where they cover nothing: bodies, projects and documents first, shortened if need be.
(function () {
  const Camket = window.Camket;
  /** Pixels of the screen that a name should have, and at least has. */
  const WANTED = { agency: 12.5, project: 11.5, document: 11.5, person: 11, indicator: 11, cluster: 10, task: 10.5 };
  const RANK = { agency: 6, project: 5, document: 4, cluster: 3, person: 2, indicator: 1, task: 0 };
  const LEAST = 9.5;
  const MOST = 1500;
  const CELL = 160;
  /** More cells than there are in a row. */
  const ROW = 1e6;
  const LETTER = 0.56;
  const HEIGHT = 1.12;
  /** A sign that bears a count grows with it: not beyond all bounds. */
  const COUNTED = 38;
  /** Beyond this vis-network lets no letter grow. */
  const LARGEST = 30;

  /** Boxes by cells of a grid, to find quickly what a new one would cover. */
  class Taken {
    constructor() { this.cells = new Map(); }

    /** The cells that a box lies in, by number: this is asked thousands of times for a drawing. */
    keys([left, top, right, bottom]) {
      const found = [];
      for (let x = Math.floor(left / CELL); x <= right / CELL; x += 1) {
        for (let y = Math.floor(top / CELL); y <= bottom / CELL; y += 1) found.push(x * ROW + y);
      }
      return found;
    }

    add(box, owner) {
      for (const key of this.keys(box)) {
        const cell = this.cells.get(key);
        if (cell) cell.push({ box, owner }); else this.cells.set(key, [{ box, owner }]);
      }
    }

    hit(box, owner) {
      const [left, top, right, bottom] = box;
      const covers = (other) => other.owner !== owner && left < other.box[2] && right > other.box[0] && top < other.box[3] && bottom > other.box[1];
      return this.keys(box).some((key) => this.cells.has(key) && this.cells.get(key).some(covers));
    }
  }

  /** The whole name, then shorter ones: a name on one line is better than none. */
  function texts(node) {
    const lines = node.label.split("\n");
    if (node.kind === "cluster" || lines.length === 1) return [node.label];
    const cut = (n) => `${lines.slice(0, n).join("\n").replace(/[\s,;…]+$/, "")} …`;
    return [node.label, ...lines.slice(1).map((_, i) => cut(lines.length - 1 - i))];
  }

  /**
   * Where a name of a size would stand on the screen, below its sign or above it, and how far it is lifted:
   * vis-network writes its first line half a line and four pixels below the sign.
   */
  function* stands(node, text, size, scale) {
    const lines = text.split("\n");
    const letters = Math.min(size, LARGEST / scale);
    const half = (Math.max(...lines.map((line) => line.length)) * letters * LETTER) / 2 + 2;
    const high = lines.length * letters * HEIGHT;
    const box = (top, bottom) => [(node.x - half) * scale, top * scale, (node.x + half) * scale, bottom * scale];
    if (node.kind === "cluster") { yield { box: box(node.y - half - 4, node.y + half + 4), lift: 0 }; return; }
    const below = node.y + node.size;
    const above = node.y - node.size;
    yield { box: box(below, below + letters * 0.2 + high + 2), lift: -2 - letters * 0.35 };
    yield { box: box(above - high - 3, above), lift: -2 * node.size - letters * 0.5 - high - 7 };
  }

  function nameOf(node, scale, free) {
    const own = node.font.size;
    if (node.kind === "cluster") { const size = Math.max(own, Math.min(COUNTED, WANTED.cluster / scale)); return { text: node.label, size, ...stands(node, node.label, size, scale).next().value }; }
    const wanted = Math.max(own, Math.min(120, WANTED[node.kind] / scale));
    const least = Math.min(wanted, Math.max(own, LEAST / scale));
    for (const text of texts(node)) {
      for (const size of wanted > least * 1.05 ? [wanted, least] : [wanted]) {
        for (const { box, lift } of stands(node, text, size, scale)) if (free(box)) return { text, size, lift, box };
      }
    }
    return null;
  }

  function ranked(view, near) {
    const weighed = () => [...view.nodes.values()].map((node) => ({ node, weight: view.beside(node.id).length }));
    view.ranked ||= weighed().sort(({ node: a, weight: one }, { node: b, weight: other }) =>
      (b.id === view.focus) - (a.id === view.focus) || RANK[b.kind] - RANK[a.kind] || other - one || (a.id < b.id ? -1 : 1)).map(({ node }) => node);
    return near ? [...view.ranked].sort((a, b) => near.has(b.id) - near.has(a.id)) : view.ranked;
  }

  /** What the fit leaves free around the drawing is free for names. */
  const MARGIN = 15;

  /** Left, top, right and bottom of all boxes. */
  function edges(view) {
    const nodes = [...view.nodes.values()];
    const most = (pick, sides) => nodes.reduce((found, node) => pick(found, sides(node)), pick === Math.min ? Infinity : -Infinity);
    return [most(Math.min, (n) => n.x - n.box[0] / 2), most(Math.min, (n) => n.y - n.size), most(Math.max, (n) => n.x + n.box[0] / 2), most(Math.max, (n) => n.y - n.size + n.box[1])];
  }

  /** Boxes along the middle of a line where its role would stand, turned as the line is. */
  function wordBoxes(from, to, text, size, scale) {
    const [x, y] = [((from.x + to.x) / 2) * scale, ((from.y + to.y) / 2) * scale];
    const [dx, dy] = [(to.x - from.x) * scale, (to.y - from.y) * scale];
    const long = Math.hypot(dx, dy) || 1;
    const wide = text.length * size * LETTER * scale;
    if (wide > long * 0.7) return null;
    const half = (size * scale) / 2 + 1;
    const steps = Math.max(1, Math.ceil(wide / (2 * half)));
    return Array.from({ length: steps + 1 }, (_, i) => {
      const along = (i / steps - 0.5) * wide;
      const [cx, cy] = [x + (dx / long) * along, y + (dy / long) * along];
      return [cx - half, cy - half, cx + half, cy + half];
    });
  }

  function words(looks, view, taken, scale) {
    if (!looks.lit && 11 * scale < 8) return;
    const lines = looks.lit ? [...looks.lit].map((id) => view.edges.get(id)).filter(Boolean) : [...view.edges.values()];
    lines.forEach((edge) => {
      if (edge.smooth && !looks.lit) return; // it bends aside: where its word would stand is not known here
      const size = looks.lit ? Math.min(40, Math.max(9, 11 / scale)) : 11;
      const boxes = wordBoxes(view.nodes.get(edge.from), view.nodes.get(edge.to), looks.constructor.word(edge), size, scale);
      if (!boxes || boxes.some((box) => taken.hit(box, edge.id))) return;
      boxes.forEach((box) => taken.add(box, edge.id));
      looks.words.add(edge.id);
    });
  }

  /** Decides for a scale of the drawing which names and roles are written, how large, and where. */
  Camket.graph.arrange = (looks, view, chosen, scale) => {
    looks.names = new Map();
    looks.words = new Set();
    if (view.nodes.size > MOST) return;
    const taken = new Taken();
    view.nodes.forEach(({ id, x, y, size }) => taken.add([(x - size) * scale, (y - size) * scale, (x + size) * scale, (y + size) * scale], id));
    const [left, top, right, bottom] = edges(view).map((edge, i) => edge * scale + (i < 2 ? -MARGIN : MARGIN));
    const inside = (box) => box[0] >= left && box[1] >= top && box[2] <= right && box[3] <= bottom;
    ranked(view, looks.near).forEach((node) => {
      const name = nameOf(node, scale, (box) => node.id === chosen || (inside(box) && !taken.hit(box, node.id)));
      if (name) taken.add(name.box, node.id);
      looks.names.set(node.id, name ? { text: name.text, size: Math.round(name.size * 4) / 4, lift: Math.round(name.lift) } : { text: " ", size: node.font.size, lift: -2 });
    });
    words(looks, view, taken, scale);
  };

  Camket.graph.edges = edges;

  /** The whole name of a node at a size that can be read, whatever it covers: for what the pointer is on. */
  Camket.graph.fullName = (node, scale) => ({ text: node.label, size: Math.max(node.font.size, WANTED[node.kind] / scale), lift: node.kind === "cluster" ? 0 : -4 });
})();

"use strict";
// Labels keep a size that can be read as long as they find room: bodies, projects and documents first.
(function () {
  const Camket = window.Camket;
  const WANTED = { agency: 12, project: 11, document: 11, person: 10.5, indicator: 10.5, cluster: 10.5, task: 10 };
  const MOST = 1500;
  /** So many names may cover signs of other things, never other names. */
  const FIRST = 16;
  const CELL = 160;

  const cellsOf = (box, act) => {
    for (let x = Math.floor(box[0] / CELL); x <= Math.floor(box[2] / CELL); x += 1) {
      for (let y = Math.floor(box[1] / CELL); y <= Math.floor(box[3] / CELL); y += 1) act(`${x},${y}`);
    }
  };

  class Taken {
    constructor() { this.cells = new Map(); }

    add(box, owner) {
      cellsOf(box, (key) => { if (!this.cells.has(key)) this.cells.set(key, []); this.cells.get(key).push([box, owner]); });
    }

    clear(box, owner) {
      let clear = true;
      cellsOf(box, (key) => {
        clear = clear && (this.cells.get(key) || []).every(([other, whose]) =>
          whose === owner || box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
      });
      return clear;
    }
  }

  function labelBox(node, size, scale) {
    const lines = node.label.split("\n");
    const wide = Math.max(...lines.map((line) => line.length)) * size * 0.58 * scale;
    const x = node.x * scale;
    const top = (node.y + (node.kind === "cluster" ? -size / 2 : node.size)) * scale;
    return [x - wide / 2, top, x + wide / 2, top + lines.length * size * 1.2 * scale];
  }

  function ranked(view) {
    if (view.ranked) return view.ranked;
    const weight = (node) => view.beside(node.id).length;
    view.ranked = [...view.nodes.values()].sort((a, b) => WANTED[b.kind] - WANTED[a.kind] || weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
    return view.ranked;
  }

  /** Chooses the size of each label for the scale of the drawing, in pixels of the screen. */
  Camket.graph.arrange = (canvas) => {
    const { view } = canvas.page;
    if (!canvas.network || !view || view.nodes.size > MOST) return;
    const scale = canvas.network.getScale();
    const nodes = ranked(view);
    const taken = new Taken();
    nodes.filter((node) => !["task", "cluster"].includes(node.kind)).forEach((node) => {
      const [x, y, r] = [node.x * scale, node.y * scale, node.size * scale];
      taken.add([x - r, y - r, x + r, y + r], node.id);
    });
    const names = new Taken();
    nodes.forEach((node, rank) => {
      const own = node.font.size;
      const size = Math.max(own, Math.min(110, WANTED[node.kind] / scale));
      const box = labelBox(node, size, scale);
      const free = size === own || node.id === canvas.chosen || (names.clear(box, node.id) && (rank < FIRST || taken.clear(box, node.id)));
      if (free) names.add(box, node.id);
      canvas.sizes.set(node.id, free ? Math.round(size * 4) / 4 : own);
    });
    canvas.sync(canvas.nodes, canvas.drawn, view.nodes, (node) => canvas.look(node));
  };
})();

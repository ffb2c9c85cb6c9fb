"use strict";
// Finds room for new nodes around the one they come from; what stands already stays.
(function () {
  const Camket = window.Camket;
  const GAP = 14;
  const CELL = 220;
  const RINGS = 90;

  /** Boxes by cells of a grid, to find quickly what a new box would cover. */
  class Room {
    constructor() { this.cells = new Map(); this.x = 0; this.y = 0; this.count = 0; }

    each(box, act) {
      for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column += 1) {
        for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row += 1) {
          if (act(`${column},${row}`)) return true;
        }
      }
      return false;
    }

    add(box) {
      this.x += (box.left + box.right) / 2;
      this.y += (box.top + box.bottom) / 2;
      this.count += 1;
      this.each(box, (key) => { if (!this.cells.has(key)) this.cells.set(key, []); this.cells.get(key).push(box); });
    }

    taken(box) {
      return this.each(box, (key) => (this.cells.get(key) || []).some((other) =>
        box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top));
    }

    middle() { return this.count ? [this.x / this.count, this.y / this.count] : [0, 0]; }
  }

  function boxOf(node, x, y) {
    const [wide, high] = node.box;
    const top = y - node.size; // the label hangs below
    return { left: x - wide / 2 - GAP / 2, right: x + wide / 2 + GAP / 2, top: top - GAP / 2, bottom: top + high + GAP / 2 };
  }

  /** Places on rings around a point, the first ones in the direction that leads away from the rest. */
  function* spots(x, y, away) {
    for (let ring = 0; ring < RINGS; ring += 1) {
      const radius = 120 + ring * 46;
      const slots = Math.max(8, Math.floor((2 * Math.PI * radius) / 110));
      for (let slot = 0; slot < slots; slot += 1) {
        const turn = (slot % 2 ? 1 : -1) * Math.ceil(slot / 2) * ((2 * Math.PI) / slots);
        yield [Math.round(x + Math.cos(away + turn) * radius * 1.35), Math.round(y + Math.sin(away + turn) * radius)];
      }
    }
  }

  /** Gives each new node a place around `parent`; `nodes` are all that have one. */
  Camket.graph.place = (parent, added, nodes) => {
    const room = new Room();
    nodes.forEach((node) => room.add(boxOf(node, node.x, node.y)));
    const [x, y] = room.middle();
    const away = Math.atan2(parent.y - y, (parent.x - x) / 1.35) || 0;
    const free = spots(parent.x, parent.y, away);
    added.forEach((node) => {
      let spot = free.next();
      while (!spot.done && room.taken(boxOf(node, ...spot.value))) spot = free.next();
      const [left, top] = spot.done ? [parent.x, parent.y] : spot.value;
      node.x = left;
      node.y = top;
      room.add(boxOf(node, left, top));
    });
  };
})();

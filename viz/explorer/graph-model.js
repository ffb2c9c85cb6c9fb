"use strict";
// Puts a view together: the drawing of the server, then each step of the address in its order.
(function () {
  const Camket = window.Camket;
  const PAGE = 24;

  const pageOf = (state, step) => {
    const cluster = step.iri.endsWith(Camket.graph.CLUSTER);
    return Camket.get("/api/neighbours", { iri: step.iri, focus: cluster ? state.focus : "", view: cluster ? state.limit || null : null, offset: step.offset || "", limit: PAGE, as_of: state.as_of });
  };

  /** Nodes and lines as drawn, by id; `all` are those that filters take away, too. */
  class View {
    constructor(base) {
      this.title = base.title;
      this.focus = base.focus;
      this.options = base.options;
      this.hidden = base.hidden;
      this.hiddenLines = base.hiddenLines;
      this.all = new Map(base.nodes.map((node) => [node.id, { ...node }]));
      this.lines = new Map(base.edges.map((edge) => [edge.id, { ...edge }]));
      this.pinned = new Set();
      this.missing = [];
    }

    has(id) { return this.nodes.has(id) || this.edges.has(id); }

    /** The ends of a node's lines that are drawn, each once. */
    beside(id) {
      if (!this.near) {
        this.near = new Map();
        const join = (a, b) => { if (!this.near.has(a)) this.near.set(a, new Set()); this.near.get(a).add(b); };
        this.edges.forEach((edge) => { join(edge.from, edge.to); join(edge.to, edge.from); });
      }
      return [...(this.near.get(id) || [])];
    }

    linesOf(id) { return [...this.edges.values()].filter((edge) => edge.from === id || edge.to === id); }

    expand(step, page) {
      const parent = this.all.get(step.iri);
      if (!parent) return;
      const added = page.nodes.filter((node) => !this.all.has(node.id)).map((node) => ({ ...node }));
      Camket.graph.place(parent, added, [...this.all.values()]);
      added.forEach((node) => this.all.set(node.id, node));
      if (parent.kind === "cluster") this.unfold(parent, added, page.edges);
      page.edges.forEach((edge) => { if (!this.lines.has(edge.id)) this.lines.set(edge.id, { ...edge }); });
    }

    /** Takes tasks that are now drawn out of their cluster, and off the counts of its lines. */
    unfold(cluster, added, edges) {
      const ids = new Set(added.map((node) => node.id));
      cluster.members -= ids.size;
      cluster.label = `+${cluster.members}`;
      edges.forEach((edge) => {
        const [from, to] = [edge.from, edge.to].map((end) => (ids.has(end) ? cluster.id : end));
        const line = this.lines.get(`${from} ${edge.role} ${to}`);
        if (line) line.count -= 1;
        if (line && line.count < 1) this.lines.delete(line.id);
      });
      if (cluster.members < 1) this.all.delete(cluster.id);
    }

    take(step, page) {
      const node = this.all.get(step.iri);
      if (step.op === "e" && page) this.expand(step, page);
      else if (step.op === "h") this.all.delete(step.iri);
      else if (step.op === "p") this.pinned.add(step.iri);
      else if (step.op === "m" && node) Object.assign(node, { x: step.x, y: step.y });
    }

    /** Leaves out what the filters say; a line goes with its ends. */
    filter(state) {
      const off = Object.fromEntries(Object.entries(state.off).map(([what, values]) => [what, new Set(values)]));
      const inTime = (node) => (!state.from && !state.to) || node.kind !== "task" ||
        (node.due && (!state.from || node.due >= state.from) && (!state.to || node.due <= state.to));
      const kept = (node) => this.pinned.has(node.id) || node.id === state.focus ||
        (!off.kind.has(node.kind) && !(node.kind === "task" && off.status.has(node.status)) && inTime(node));
      const drawn = (edge) => this.all.has(edge.from) && this.all.has(edge.to);
      this.drawable = [...this.lines.values()].filter(drawn);
      this.nodes = new Map([...this.all].filter(([, node]) => kept(node)));
      this.edges = new Map(this.drawable.filter((edge) => !off.role.has(edge.role) && this.nodes.has(edge.from) && this.nodes.has(edge.to)).map((edge) => [edge.id, edge]));
    }
  }

  /** What stands until the first view has come. */
  Camket.graph.empty = (state) => {
    const view = new View({ title: "", focus: null, options: {}, nodes: [], edges: [], hidden: 0, hiddenLines: 0 });
    view.filter(state);
    return view;
  };

  /** The view of a state. A step whose thing is no longer in the graph is passed over. */
  Camket.graph.compose = async (state) => {
    const base = Camket.get("/api/graph", { focus: state.focus, as_of: state.as_of, limit: state.limit || null });
    const pages = state.steps.map((step) => (step.op === "e" ? pageOf(state, step).catch(() => null) : null));
    const view = new View(await base);
    const found = await Promise.all(pages);
    state.steps.forEach((step, i) => view.take(step, found[i]));
    view.filter(state);
    return view;
  };

  /** From which neighbour on there is one that is not drawn; null where all are. */
  Camket.graph.nextPage = async (state, view, iri) => {
    let offset = Math.max(0, ...state.steps.filter((step) => step.op === "e" && step.iri === iri).map((step) => (step.offset || 0) + PAGE));
    for (;;) {
      const page = await pageOf(state, { iri, offset });
      if (page.nodes.some((node) => !view.all.has(node.id))) return offset;
      offset += PAGE;
      if (offset >= page.total || !page.nodes.length) return null;
    }
  };
})();

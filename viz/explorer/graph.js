"use strict";
// The graph page: loads its parts, shows the view that the address says, and takes every change.
(function () {
  const Camket = window.Camket;
  /** Milliseconds after which the page says that it is still drawing. */
  const PATIENCE = 500;
  /** Where a card leaves the drawing room enough, it is open from the beginning. */
  const ROOMY = 1600;

  const parts = () => Promise.all(Camket.graphParts.map(Camket.load));

  /** The letters of the drawing, for a moment: with others it would have to be made again. */
  let reading = null;
  function letters() {
    const wait = new Promise((resolve) => { setTimeout(resolve, 400); });
    reading ||= Promise.race([document.fonts.load(`13px ${getComputedStyle(document.body).fontFamily}`, "Sở Y tế").catch(() => {}), wait]);
    return reading;
  }

  /** Asks for what a first drawing needs before the rest of the page is there. */
  function early() {
    const [path, asked] = location.hash.split(/\?(.*)/s);
    if (!/^#\/graph$/.test(path)) return;
    const params = new URLSearchParams(asked || "");
    letters();
    const focus = params.get("focus") || "";
    const whole = !focus || /^[a-z]+:/.test(focus) ? Promise.resolve(focus) : Camket.get("/api/about").then((about) => about.base + focus);
    whole.then((iri) => Camket.get("/api/graph", { focus: iri, as_of: params.get("as_of"), limit: params.get("limit") })).catch(() => {});
  }

  function buttons(page) {
    const { el, icon, t } = Camket;
    const button = (name, sign, act, key) => el("button", { class: "button small", type: "button", id: `graph-${name}`, disabled: true, title: key ? `${t(`graph.${name}`)} (${key})` : null, on: { click: act } }, sign && icon(sign), t(`graph.${name}`));
    return el("div", { class: "graph-bar", role: "toolbar", aria: { label: t("graph.tools") } },
      page.find.box,
      button("undo", "back", page.undo, "Ctrl+Z"), button("redo", "next", page.redo, "Ctrl+Shift+Z"),
      button("unhide", null, page.unhide),
      size(page), el("span", { class: "graph-gap" }),
      page.saved.box,
      el("button", { class: "button small", type: "button", id: "graph-as-list", aria: { pressed: false }, on: { click: page.list.toggle } }, t("graph.as-list")),
      el("button", { class: "button small", type: "button", on: { click: () => window.print() } }, icon("print"), t("print")));
  }

  /** How much is drawn at once: a few hundred things can be read, thousands be looked over. */
  function size(page) {
    const { el, t, fmt } = Camket;
    const choose = (event) => page.change({ ...page.state, limit: Number(event.target.value) }).then(() => page.canvas.fit());
    return el("select", { class: "graph-size", id: "graph-size", aria: { label: t("graph.size") }, on: { change: choose } },
      el("option", { value: 0 }, t("graph.size-few")),
      Camket.graph.LIMITS.map((n) => el("option", { value: n, selected: page.state.limit === n }, t("graph.size-n", { n: fmt.number(n) }))));
  }

  function zooms(page) {
    const { el, t } = Camket;
    const zoom = (name, sign, act) => el("button", { class: "icon-button", type: "button", title: t(`graph.${name}`), aria: { label: t(`graph.${name}`) }, on: { click: act } }, sign);
    return el("div", { class: "graph-zoom" }, zoom("zoom-in", "+", () => page.canvas.zoom(1.3)), zoom("zoom-out", "−", () => page.canvas.zoom(1 / 1.3)),
      zoom("fit", "⤢", () => page.canvas.fit()), zoom("help", "?", () => page.keys.help()));
  }

  /** One page: its state with what was before and after it, and the parts that show it. */
  class Page {
    constructor(main, params) {
      const { graph } = Camket;
      this.main = main;
      this.state = graph.readState(params);
      this.past = [];
      this.future = [];
      this.selected = null;
      this.fresh = [];
      this.view = graph.empty(this.state);
      ["undo", "redo", "unhide"].forEach((name) => { this[name] = this[name].bind(this); });
      this.canvas = new graph.Canvas(this);
      this.card = new graph.Card(this);
      this.filters = new graph.Filters(this);
      this.list = new graph.List(this);
      this.find = new graph.Find(this);
      this.saved = new graph.Saved(this);
      this.keys = new graph.Keys(this);
    }

    frame() {
      const { el, t } = Camket;
      this.note = el("p", { class: "question", id: "graph-note" });
      this.heading = el("h1", {}, t("graph.title"));
      this.busy = el("p", { class: "graph-busy", hidden: true }, t("graph.drawing"));
      Camket.append(this.main,
        el("header", { class: "page-head" }, el("div", { class: "page-title" }, this.heading, this.note)),
        buttons(this),
        el("div", { class: "graph-area" },
          el("a", { class: "graph-skip", href: "#graph-after", on: { click: (event) => { event.preventDefault(); this.filters.focus(); } } }, t("graph.skip")),
          el("div", { class: "graph-stage" }, this.canvas.box, zooms(this), this.list.box, this.busy),
          this.card.box, this.filters.box));
    }

    /** Draws the state; what was drawn already keeps its place. */
    async show() {
      const { state } = this;
      const [view] = await this.patient(Promise.all([Camket.graph.compose(state), letters()]));
      if (this.ended || this.state !== state) return this.view;
      this.view = view;
      this.describe(view);
      if (this.canvas.network) this.canvas.draw(view);
      else this.begin();
      // After the frame that draws: the drawing is what is waited for.
      requestAnimationFrame(() => setTimeout(() => {
        if (this.view !== view) return;
        this.filters.draw(view);
        this.enable();
        this.list.later(view);
      }));
      return view;
    }

    /** Says that it is being drawn, where that takes more than a moment. */
    async patient(work) {
      const timer = setTimeout(() => { this.busy.hidden = false; Camket.announce(this.busy.textContent); }, PATIENCE);
      try { return await work; } finally { clearTimeout(timer); this.busy.hidden = true; }
    }

    describe(view) {
      const { t, fmt } = Camket;
      const said = [t("graph.counts", { nodes: fmt.number(view.nodes.size), lines: fmt.number(view.edges.size) })];
      if (view.hidden && !view.focus) said.push(t("graph.hidden", { n: fmt.number(view.hidden) }));
      if (view.hiddenLines) said.push(t("graph.hidden-lines", { n: fmt.number(view.hiddenLines) }));
      this.heading.textContent = view.focus ? t("graph.around", { name: view.title }) : t("graph.title");
      this.note.textContent = `${said.join(" · ")}.`;
      document.title = `${this.heading.textContent} – Camket`;
    }

    enable() {
      if (!this.main.isConnected) return;
      const set = (name, on) => { document.getElementById(`graph-${name}`).disabled = !on; };
      set("undo", this.past.length > 0);
      set("redo", this.future.length > 0);
      document.getElementById("graph-size").value = String(this.state.limit);
      set("unhide", this.state.steps.some((step) => step.op === "h"));
    }

    /** Goes on to another state: it can be undone, and the address says it. */
    async change(state) {
      this.past.push(this.state);
      this.future = [];
      return this.become(state);
    }

    async become(state) {
      const before = this.view;
      this.state = state;
      Camket.go("graph", Camket.graph.writeState(state), { replace: true, quiet: true });
      try {
        this.fresh = [];
        const view = await this.show();
        this.tell(before, view);
      } catch (error) {
        Camket.announce(error.message);
        this.card.problem(error);
      }
      if (this.selected && !this.view.has(this.selected)) this.select(null);
    }

    tell(before, view) {
      const added = [...view.nodes.keys()].filter((id) => !before.nodes.has(id));
      this.fresh = added;
      if (this.selected && added.length) this.canvas.draw(view);
      const gone = [...before.nodes.keys()].filter((id) => !view.nodes.has(id)).length;
      const names = added.slice(0, 5).map((id) => view.nodes.get(id).name).join("; ");
      if (added.length) Camket.announce(Camket.t("graph.added", { n: added.length, names }));
      else if (gone) Camket.announce(Camket.t("graph.removed", { n: gone }));
    }

    step(step) { return this.change({ ...this.state, steps: [...this.state.steps, step] }); }

    undo() {
      if (!this.past.length) return;
      this.future.push(this.state);
      this.become(this.past.pop());
    }

    redo() {
      if (!this.future.length) return;
      this.past.push(this.state);
      this.become(this.future.pop());
    }

    unhide() { this.change({ ...this.state, steps: this.state.steps.filter((step) => step.op !== "h") }); }

    /** Adds the next neighbours of a thing, or members of a cluster, that are not shown. */
    async expand(iri) {
      const left = await Camket.graph.nextPage(this.state, this.view, iri);
      if (left === null) {
        Camket.announce(Camket.t("graph.all-shown"));
        if (iri.endsWith(Camket.graph.CLUSTER)) this.hide(iri); // all it stood for is drawn
        return;
      }
      await this.step({ op: "e", iri, offset: left });
    }

    hide(iri) {
      const next = this.view.beside(iri)[0];
      this.step({ op: "h", iri });
      this.select(next || null);
    }

    pin(iri) {
      const pinned = this.state.steps.some((step) => step.op === "p" && step.iri === iri);
      if (pinned) this.change({ ...this.state, steps: this.state.steps.filter((step) => step.op !== "p" || step.iri !== iri) });
      else this.step({ op: "p", iri });
    }

    focusOn(iri) { Camket.go("graph", { focus: iri, as_of: this.state.as_of }); }

    /** The first drawing: the thing in the middle is chosen, without putting the rest into the shade. */
    begin() {
      const { focus } = this.state;
      this.selected = focus || null;
      if (focus && window.innerWidth >= ROOMY) this.card.open(focus);
      this.canvas.begin();
      if (!this.view.nodes.size) Camket.append(this.main, Camket.notice("empty", Camket.t("graph.empty")));
    }

    end() {
      this.ended = true;
      this.canvas.end();
      this.keys.end();
    }

    /** Marks a node (its IRI), a line (its id) or nothing, and opens its card. */
    select(id, { move = false, card = true } = {}) {
      this.selected = id;
      this.canvas.mark(id, move);
      this.list.mark(id);
      if (card) this.card.open(id);
    }
  }

  Camket.page("graph", async (main, params) => {
    await parts();
    const page = new Page(main, params);
    page.frame();
    page.filters.restore();
    main.classList.add("graph-page");
    main.addEventListener("camket:leave", () => page.end());
    const shown = page.show();
    await Promise.race([shown, new Promise((resolve) => { setTimeout(resolve, PATIENCE); })]);
    shown.catch((error) => page.card.problem(error));
  });

  early();
})();

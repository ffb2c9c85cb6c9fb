"use strict";
// The card at the side: what is known of the chosen thing or line, by whom it is said, what can be done.
(function () {
  const Camket = window.Camket;
  const SHOWN = 6;
  const QUOTES = 3;

  class Card {
    constructor(page) {
      this.page = page;
      this.box = Camket.el("aside", { class: "graph-card", id: "graph-card", tabindex: -1, hidden: true, aria: { label: Camket.t("graph.card") } });
    }

    close() { this.box.hidden = true; this.opened = null; }

    problem(error) {
      this.box.hidden = false;
      Camket.clear(this.box, this.shut(), Camket.notice("error", error.message));
    }

    shut() {
      return Camket.el("button", { class: "icon-button graph-shut", type: "button", aria: { label: Camket.t("close") }, on: { click: () => { this.page.select(null); this.page.canvas.surface.focus(); } } }, Camket.icon("close"));
    }

    async open(id) {
      this.opened = id;
      if (!id) { this.close(); return; }
      const { view } = this.page;
      const node = view.nodes.get(id);
      const edge = view.edges.get(id);
      this.box.hidden = false;
      this.box.scrollTop = 0;
      if (node && node.kind === "cluster") this.cluster(node);
      else if (node) await this.thing(node);
      else if (edge) await this.line(edge);
    }

    /** Shows `make(await answer)` under a head, unless something else was opened meanwhile. */
    async fill(id, head, answer, make) {
      Camket.clear(this.box, this.shut(), head);
      try {
        const found = await answer;
        if (this.opened === id) Camket.append(this.box, make(found));
      } catch (error) {
        if (this.opened === id) Camket.append(this.box, Camket.notice(error.status === 404 ? "info" : "error", error.message));
      }
    }

    head(kind, name, status) {
      const { el, icon, t } = Camket;
      return [el("p", { class: "graph-tag" }, kind && icon(kind, `kind-${kind}`), kind ? t(`kind.${kind}`) : t("graph.line")),
        el("h2", {}, name), status ? el("p", {}, Camket.status(status)) : null];
    }

    acts(iri, more) {
      const { el, t } = Camket;
      const act = (name, key, click, pressed) => el("button", { class: "button small", type: "button", title: key, aria: { pressed }, on: { click } }, t(`graph.${name}`));
      const pinned = this.page.view.pinned.has(iri);
      return el("div", { class: "actions" }, act("expand", "Enter", () => this.page.expand(iri)), act("hide", "Delete", () => this.page.hide(iri)),
        act("pin", null, () => { this.page.pin(iri); this.open(iri); }, pinned), more);
    }

    cluster(node) {
      const { el, t, fmt } = Camket;
      const home = this.page.view.all.get(node.home);
      Camket.clear(this.box, this.shut(), this.head("cluster", t("graph.cluster-name", { n: fmt.number(node.members) })),
        el("p", {}, t("graph.cluster-of"), " ", home ? this.jump(home.id, home.name, home.kind) : ""),
        el("p", { class: "soft" }, t("graph.cluster-hint")), this.acts(node.id));
    }

    thing(node) {
      const { el, t } = Camket;
      const focus = node.id === this.page.state.focus ? null
        : el("button", { class: "button small", type: "button", on: { click: () => this.page.focusOn(node.id) } }, t("graph.focus"));
      const full = el("a", { class: "button small", href: Camket.href("thing", { iri: node.id }) }, t("graph.full-card"));
      return this.fill(node.id, [this.head(node.kind, node.name, node.status), this.acts(node.id, [focus, full])],
        Camket.get("/api/thing", { iri: node.id, as_of: this.page.state.as_of }), (card) => this.known(card, node));
    }

    known(card, node) {
      const list = (name, items) => (items.length ? [Camket.el("h3", {}, Camket.t(name)), items] : []);
      return [this.facts(card, node), list("graph.said", this.quotes(card.quotes)), this.history(card.history || []),
        this.groups(card.groups || []), this.sparql(card.queries || [])];
    }

    facts(card, node) {
      const { el, t, fmt } = Camket;
      const due = card.due || node.due;
      const rows = (card.facts || []).filter((fact) => fact.value && !(fact.key === "due" && due)).slice(0, 8);
      return el("dl", { class: "graph-facts" },
        due ? [el("dt", {}, t("graph.due")), el("dd", {}, fmt.date(due))] : null,
        rows.map((fact) => [el("dt", {}, this.word(fact.key)), el("dd", {}, this.value(fact))]));
    }

    word(key) { return Camket.t([`fact.${key}`, `column.${key}`].find(Camket.knows) || key); }

    value(fact) {
      const text = String(fact.value);
      if (fact.iri && fact.kind) return Camket.thing({ iri: fact.iri, label: text, kind: fact.kind });
      return /^https?:/.test(text) ? Camket.label(text) : /^\d{4}-\d\d-\d\d$/.test(text) ? Camket.fmt.date(text) : text;
    }

    quotes(quotes) {
      const all = quotes || [];
      const more = all.length - QUOTES;
      return [...all.slice(0, QUOTES).map(Camket.quote), ...(more > 0 ? [Camket.el("p", { class: "soft" }, Camket.t("graph.more", { n: more }))] : [])];
    }

    history(events) {
      const { el, t, fmt } = Camket;
      if (!events.length) return null;
      return [el("h3", {}, t("graph.history")), el("ol", { class: "graph-history" }, events.map((event) =>
        el("li", {}, el("time", { datetime: event.on }, fmt.date(event.on)), " ", event.status ? Camket.status(event.status) : Camket.knows(`event.${event.event}`) ? t(`event.${event.event}`) : event.event,
          event.due ? ` ${t("graph.due")} ${fmt.date(event.due)}` : "", event.source ? [" · ", el("a", { href: Camket.place(event.source, event.start, event.end, event.page) }, t("graph.evidence"))] : null)))];
    }

    groups(groups) {
      const { el, t, fmt } = Camket;
      return groups.map((group) => [
        el("h3", {}, `${group.direction === "in" ? "← " : ""}${Camket.label(group.role)} `, el("span", { class: "count" }, `(${fmt.number(group.total)})`)),
        el("ul", { class: "graph-items" }, group.items.slice(0, SHOWN).map((item) => el("li", {}, this.jump(item.iri, item.label, item.kind), item.due ? el("span", { class: "soft" }, ` ${fmt.date(item.due)}`) : null))),
        group.total > SHOWN ? el("p", { class: "soft" }, t("graph.more", { n: fmt.number(group.total - SHOWN) })) : null]);
    }

    /** A name: chooses what is drawn, else leads to a drawing around it. */
    jump(iri, label, kind) {
      const { el, icon } = Camket;
      const shown = this.page.view.nodes.has(iri);
      if (!shown) return el("a", { class: "thing", href: Camket.href("graph", { focus: Camket.graph.short(iri) }), title: Camket.t("graph.not-drawn") }, icon(kind, `kind-${kind}`), el("span", { class: "thing-name" }, label), " ↗");
      return el("button", { class: "graph-jump", type: "button", on: { click: () => this.page.select(iri, { move: true }) } }, icon(kind, `kind-${kind}`), el("span", { class: "thing-name" }, label));
    }

    sparql(queries) {
      const { el, icon, t } = Camket;
      if (!queries.length) return null;
      return [el("h3", {}, t("graph.sparql")), el("ul", { class: "graph-items" }, queries.map((query) =>
        el("li", {}, el("a", { href: Camket.href("query", { name: query.name, ...query.values }) }, icon("query"), " ", Camket.said(query.title)))))];
    }

    line(edge) {
      const { el, t } = Camket;
      const [from, to] = [edge.from, edge.to].map((id) => this.page.view.all.get(id));
      const head = [this.head("", Camket.graph.Looks.word(edge)),
        el("dl", { class: "graph-facts" }, el("dt", {}, t("from")), el("dd", {}, this.jump(from.id, from.name, from.kind)), el("dt", {}, t("to")), el("dd", {}, this.jump(to.id, to.name, to.kind)))];
      if ([from, to].some((node) => node.kind === "cluster")) { Camket.clear(this.box, this.shut(), head, el("p", { class: "soft" }, t("graph.cluster-line"))); return null; }
      return this.fill(edge.id, head, Camket.get("/api/line", { from: edge.from, to: edge.to, role: edge.role }), (line) => [
        line.grade ? el("dl", { class: "graph-facts" }, el("dt", {}, t("grade")), el("dd", {}, Camket.label(line.grade))) : null,
        el("h3", {}, t("graph.said")), line.quotes.length ? this.quotes(line.quotes) : el("p", { class: "soft" }, t("no-quote")),
        line.sparql ? el("p", {}, el("a", { href: Camket.href("query", { q: line.sparql }) }, Camket.icon("query"), " ", t("graph.sparql"))) : null]);
    }
  }

  Camket.graph.Card = Card;
})();

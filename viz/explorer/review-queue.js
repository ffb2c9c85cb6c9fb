"use strict";
// The queue of claims to review: filters with counts, the list, which claim is being worked on.
(function () {
  const Camket = window.Camket;
  const { el, t, fmt } = Camket;
  const review = Camket.review;
  const PORTION = 40;
  const REASONS = 6; // shown at once, the weightiest first
  const FILTERS = ["reason", "kind", "agency", "document"];

  const reasonName = (key) => t(`review.reason.${key}`);

  /** Claims of the queue as they are needed: {claims, total, counts, more()}. */
  review.Queue = class {
    constructor(asked) {
      Object.assign(this, { asked, claims: [], total: 0, counts: {}, pairs: [], ended: false });
      this.worked = new Set();
    }

    /** Puts claims that are asked for by name before the others. */
    first(claims) {
      this.claims = [...claims, ...this.claims.filter((each) => !claims.some((claim) => claim.iri === each.iri))];
    }

    /** Asks for the next portion; those worked on have left the queue of the server. */
    async more() {
      const offset = this.claims.filter((claim) => !this.worked.has(claim.iri)).length;
      const found = await this.ask({ limit: PORTION, offset });
      const known = new Set(this.claims.map((claim) => claim.iri));
      const fresh = found.claims.filter((claim) => !known.has(claim.iri));
      this.claims.push(...fresh);
      this.ended = fresh.length === 0;
    }

    /** Asks how many there are now, and which pairs of names wait. */
    recount() {
      return this.ask({ limit: 1 });
    }

    async ask(part) {
      const found = await Camket.fresh("/api/review/queue", { ...this.asked, ...part });
      Object.assign(this, { total: found.total, counts: found.counts }, !part.offset && { pairs: found.pairs });
      return found;
    }

    /** How many wait: those on which people agree stand in the queue, too, as its last. */
    get left() {
      return this.asked.reason ? this.total : this.total - (this.counts.agreed || 0);
    }

    replace(claim, worked) {
      const at = this.claims.findIndex((each) => each.iri === claim.iri);
      if (at >= 0) this.claims[at] = { ...this.claims[at], ...claim };
      if (worked) this.worked.add(claim.iri);
      else this.worked.delete(claim.iri);
    }
  };

  // --- filters ------------------------------------------------------------------------------------

  function reasons(queue, chosen) {
    const all = Object.entries(queue.counts).filter(([key, n]) => n > 0 || key === chosen);
    const link = (key, name, n) =>
      el("li", {}, el("a", { class: "reason-link", href: Camket.href("review", { ...queue.asked, reason: key }), aria: { current: (chosen || "") === (key || "") ? "true" : null } }, el("span", {}, name), n !== null && el("span", { class: "count" }, fmt.number(n))));
    const links = all.map(([key, n]) => link(key, reasonName(key), n));
    const rest = links.slice(REASONS);
    const more = el("details", { open: rest.some((each) => each.querySelector("[aria-current]")) }, el("summary", {}, t("facet.more", { n: fmt.number(rest.length) })), el("ul", {}, rest));
    return el("nav", { class: "reasons", aria: { label: t("review.reasons") } }, el("ul", {}, link(null, t("review.all"), null), links.slice(0, REASONS)), rest.length > 0 && more);
  }

  function named(name, value) {
    const input = el("input", { type: "text", id: `filter-${name}`, autocomplete: "off", spellcheck: "false", value: value ? "…" : "" });
    if (value)
      Camket.get("/api/thing", { iri: value }).then(
        (thing) => {
          input.value = thing.label;
        },
        () => {
          input.value = value;
        },
      );
    Camket.completes(input, { kind: name, onPick: (thing) => Camket.change({ [name]: thing.iri, iri: null }) });
    input.addEventListener("change", () => {
      if (!input.value.trim()) Camket.change({ [name]: null, iri: null });
    });
    return el("p", { class: "field" }, el("label", { for: `filter-${name}` }, t(`kind.${name}`)), el("span", { class: "field-box" }, input));
  }

  function kinds(value) {
    const option = (each, name) => el("option", { value: each, selected: each === (value || "") }, name);
    const select = el("select", { id: "filter-kind", on: { change: () => Camket.change({ kind: select.value || null, iri: null }) } }, option("", t("field.any")), ["commitment", "result", "problem"].map((each) => option(each, t(`mark.${each}`))));
    return el("p", { class: "field" }, el("label", { for: "filter-kind" }, t("review.facet.kind")), select);
  }

  function filters(queue, params) {
    const set = FILTERS.slice(1).some((name) => params[name]);
    return el("details", { class: "queue-filters", open: set }, el("summary", {}, t("search.filters")), kinds(params.kind), named("agency", params.agency), named("document", params.document));
  }

  // --- the list -----------------------------------------------------------------------------------

  function item(claim, i, { at, worked, open }) {
    const current = i === at;
    const button = el(
      "button",
      { class: ["queue-item", worked && "worked"], type: "button", data: { number: i }, aria: { current: current ? "true" : null }, on: { click: () => open(i) } },
      el("span", { class: "queue-notes" }, el("span", { class: ["badge", `says-${claim.shown.kind}`] }, t(`mark.${claim.shown.kind}`)), Camket.standing(claim.standing), claim.again && review.state.again(claim.again)),
      el("span", { class: "queue-text" }, review.state.shortened(claim.text || claim.quote)),
      claim.reason && el("span", { class: "queue-why" }, reasonName(claim.reason)),
    );
    return el("li", {}, button);
  }

  /** The panel of the queue: {box, draw(at)}. `open(i)` works on a claim, `more()` gets others, `decide(pair, verb)` says of two names. */
  review.queuePanel = (queue, params, { open, more, decide }) => {
    const list = el("ol", { class: "queue-list" });
    const count = el("p", { class: "table-head", role: "status" });
    const next = el("button", { class: "button small", type: "button", on: { click: more } });
    const [why, pairs] = [el("div", {}), el("div", {})];
    const wide = window.innerWidth > 1020;
    const box = el("details", { class: "panel queue", open: wide }, el("summary", {}, t("review.queue"), " ", count), why, filters(queue, params), pairs, list, next);
    function draw(at) {
      Camket.clear(count, t("review.left", { n: fmt.number(queue.left) }));
      Camket.clear(why, reasons(queue, params.reason));
      Camket.clear(pairs, review.pairList(queue.pairs, decide));
      Camket.clear(list, queue.claims.map((claim, i) => item(claim, i, { at, worked: queue.worked.has(claim.iri), open })));
      next.hidden = queue.ended || queue.claims.length >= queue.total;
      next.textContent = t("review.more");
      const here = list.querySelector("[aria-current]");
      if (here && box.open) list.scrollTop = Math.max(0, here.offsetTop - list.offsetTop - list.clientHeight / 3);
    }
    return { box, draw };
  };
  review.reasonName = reasonName;
})();

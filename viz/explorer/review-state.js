"use strict";
// The state of a claim by its facets: what the machine read, what is shown, who said what.
(function () {
  const Camket = window.Camket;
  const { el, t, fmt } = Camket;
  const PARTIES = ["lead", "support", "supervise"];
  const FACETS = ["exists", "kind", "span", ...PARTIES, "deadline", "projects"];
  const LONG = 140;

  const empty = { exists: true, kind: "commitment", start: null, end: null, lead: [], support: [], supervise: [], deadline: null, projects: [] };

  /** The value of a facet: of a state, where the span is two numbers. */
  const valueOf = (state, facet) => (facet === "span" ? [state.start, state.end] : state[facet]);

  /** The names of bodies or projects, which stand alone or with their places. */
  const namesOf = (value) => (value || []).map((each) => each.name ?? each);

  /** What counts of a value: of bodies and projects the names in no order, of a deadline without days nothing. */
  function essence(facet, value) {
    if (PARTIES.includes(facet) || facet === "projects") return namesOf(value).sort();
    if (facet === "deadline") return value && (value[0] || value[1]) ? [value[0] || null, value[1] || null] : null;
    return value ?? null;
  }

  const same = (facet, one, other) => JSON.stringify(essence(facet, one)) === JSON.stringify(essence(facet, other));

  /** The first and the last words of a long text. */
  const shortened = (text) => (text.length > LONG ? `${text.slice(0, LONG / 2).replace(/\s\S*$/, "")} … ${text.slice(-LONG / 2).replace(/^\S*\s/, "")}` : text);

  function names(list) {
    return el("ul", { class: "facet-names" }, list.map((name) => el("li", {}, name)));
  }

  /** What a facet's value says; `words(start, end)` are the document's words at a span. */
  function said(facet, value, words) {
    if (facet === "exists") return t(value ? "review.exists.yes" : "review.exists.no");
    if (facet === "kind") return t(`mark.${value}`);
    if (facet === "span") return value[0] === null ? "—" : `«${shortened(words(value[0], value[1]).replace(/\s+/g, " "))}»`;
    if (facet === "deadline") {
      const days = essence(facet, value);
      return days ? fmt.period(days[0], days[1]) : el("span", { class: "soft" }, t("review.no-deadline"));
    }
    const listed = namesOf(value);
    return listed.length ? names(listed) : el("span", { class: "soft" }, t("review.none"));
  }

  /** The stand of each reviewer on a facet: the latest verdict that judged it and was not undone. */
  function stands(claim, facet) {
    const found = new Map();
    (claim.history || [])
      .filter((verdict) => !verdict.undone && verdict.judged.includes(facet))
      .forEach((verdict) => {
        found.delete(verdict.who);
        found.set(verdict.who, verdict);
      });
    return [...found.values()];
  }

  function stand(verdict, facet, words) {
    const value = verdict.verb === "reject" ? false : verdict.state && valueOf(verdict.state, facet);
    return el(
      "li",
      {},
      el("strong", {}, verdict.who),
      verdict.verb === "accept" || value === null || value === undefined ? `: ${t("review.verb.accept")}` : [": ", said(facet, value, words)],
    );
  }

  /** The sides of a dispute on a facet, each to be taken by who reads it. */
  function dispute(sides, facet, { words, onSide }) {
    const side = ({ who, value }) =>
      el(
        "li",
        {},
        el("span", {}, el("strong", {}, who), ": ", said(facet, value, words)),
        onSide && el("button", { class: "button small", type: "button", on: { click: () => onSide(facet, value) } }, t("review.side", { name: who })),
      );
    return el("tr", { class: "dispute" }, el("td", { colspan: 4, data: { label: t("review.people") } }, el("ul", {}, sides.map(side))));
  }

  const nothing = () => el("span", { class: "soft" }, "—");

  /** What the machine read and what is shown: one cell where they are the same. */
  function values({ machine, shown }, facet, words) {
    const cell = (label, value, more, ...inner) => el("td", { data: { label: t(label) }, ...more }, value ? said(facet, valueOf(value, facet), words) : nothing(), inner);
    if (machine && same(facet, valueOf(machine, facet), valueOf(shown, facet))) return cell("review.both", shown, { colspan: 2 });
    const badge = machine && el("span", { class: "badge changed-badge" }, t("review.changed"));
    return [cell("review.machine", machine, { class: machine && "before" }), cell("review.shown", shown, { class: machine && "after" }, badge)];
  }

  function row(claim, facet, options) {
    const people = stands(claim, facet);
    const sides = (claim.disputes || {})[facet];
    const opinions = people.length ? el("ul", {}, people.map((each) => stand(each, facet, options.words))) : nothing();
    const said = el("td", { data: { label: t("review.people") } }, sides ? Camket.standing("disputed") : opinions);
    return [el("tr", {}, el("th", { scope: "row" }, t(`review.facet.${facet}`)), values(claim, facet, options.words), said), sides && dispute(sides, facet, options)];
  }

  /**
   * The table of a claim's facets. `words(start, end)` are the document's; `onSide(facet, value)`
   * takes one side of a dispute, where somebody is there to take it.
   */
  function table(claim, options) {
    const head = ["facet", "machine", "shown", "people"].map((name) => el("th", { scope: "col" }, t(`review.${name}`)));
    return el(
      "table",
      { class: "facets-table" },
      el("caption", { class: "sr" }, t("review.table")),
      el("thead", {}, el("tr", {}, head)),
      el("tbody", {}, FACETS.map((facet) => row(claim, facet, options))),
    );
  }

  /** The part of `state` that differs from `before`, in the form in which a correction is sent. */
  function changes(before, state) {
    const sent = {};
    FACETS.filter((facet) => !same(facet, valueOf(before, facet), valueOf(state, facet))).forEach((facet) => {
      if (facet === "span") Object.assign(sent, { start: state.start, end: state.end });
      else sent[facet] = state[facet];
    });
    return sent;
  }

  /** The badge of a claim that is put up again, with the reason. */
  const again = (reason) => reason && el("span", { class: "badge again" }, el("span", { class: "sign", aria: { hidden: true } }, "↻"), Camket.knows(`review.again.${reason}`) ? t(`review.again.${reason}`) : reason);

  /** The facets that a part of a state says something of. */
  const facetsOf = (part) => FACETS.filter((facet) => (facet === "span" ? part.start ?? null : part[facet] ?? null) !== null || facet in part);

  Camket.review.state = { FACETS, PARTIES, empty, valueOf, same, said, table, changes, again, facetsOf, shortened };
})();

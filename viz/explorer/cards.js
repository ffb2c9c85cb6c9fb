"use strict";
// The card of one thing: what is known, by whom said, how it went, and the words that show it.
(function () {
  const Camket = window.Camket;
  const { el, icon, t, fmt } = Camket;
  const QUOTES = 6;

  const word = (prefixes, key) => prefixes.map((prefix) => prefix + key).find(Camket.knows);
  const factName = (key) => {
    const found = word(["fact.", "column.", ""], key);
    return found ? t(found) : key;
  };
  const roleName = (role, direction) => {
    const found = word([`group.${direction}.`, "group.", "role.", ""], Camket.local(role));
    const name = found ? t(found) : Camket.local(role);
    return name.charAt(0).toUpperCase() + name.slice(1);
  };

  Camket.groupName = roleName;

  function factValue(fact) {
    if (fact.iri && fact.kind) return Camket.thing({ iri: fact.iri, kind: fact.kind, label: Camket.said(fact.value) });
    const said = Camket.said(fact.value);
    if (fact.iri && Camket.knows(fact.iri)) return Camket.label(fact.iri);
    if (/^\d{4}-\d{2}-\d{2}$/.test(said)) return el("time", { datetime: said }, fmt.date(said));
    return typeof fact.value === "number" ? fmt.number(said) : said;
  }

  function facts(thing) {
    const rows = new Map();
    (thing.facts || []).forEach((fact) => rows.set(fact.key, [...(rows.get(fact.key) || []), fact]));
    const names = (thing.names || []).filter((name) => Camket.said(name) !== thing.label);
    if (!rows.size && !names.length) return null;
    return el(
      "dl",
      { class: "facts" },
      [...rows].map(([key, values]) => [
        el("dt", {}, factName(key)),
        el(
          "dd",
          {},
          values.map((fact, i) => [i > 0 && "; ", factValue(fact)]),
        ),
      ]),
      names.length > 0 && [
        el("dt", {}, t("card.names")),
        el(
          "dd",
          {},
          el(
            "ul",
            { class: "names" },
            names.map((name) => el("li", {}, Camket.said(name))),
          ),
        ),
      ],
    );
  }

  const deadlineLeft = (thing) => {
    if (!thing.due) return null;
    const days = fmt.between(Camket.asOf(), thing.due);
    const open = ["openOverdue", "openInTime"].includes(Camket.local(thing.status));
    const left = !open
      ? ""
      : days < 0
        ? t("card.late", { days: fmt.days(-days) })
        : days === 0
          ? t("card.due-today")
          : t("card.left", { days: fmt.days(days) });
    return el(
      "span",
      { class: "due" },
      icon("calendar"),
      `${t("card.due")} `,
      el("strong", {}, fmt.date(thing.due)),
      left && el("span", { class: "soft" }, ` (${left})`),
    );
  };

  function panel(id, title, count, ...children) {
    return el(
      "section",
      { class: "panel card-panel", aria: { labelledby: id } },
      el("h2", { id }, title, count !== null && el("span", { class: "count" }, ` ${fmt.number(count)}`)),
      children,
    );
  }

  function item(thing) {
    return el(
      "li",
      {},
      Camket.thing(thing),
      " ",
      el(
        "span",
        { class: "item-notes" },
        thing.status && Camket.status(thing.status),
        thing.due && el("span", { class: "soft num" }, fmt.date(thing.due)),
        thing.grade &&
          Camket.local(thing.grade) !== "explicit" &&
          el("span", { class: "soft" }, t(`grade.${Camket.local(thing.grade)}`)),
      ),
    );
  }

  const BOARD_OF = {
    agency: ["tasks-of-body", "agency"],
    project: ["tasks-of-project", "project"],
    document: ["tasks-of-resolution", "document"],
  };

  function group(each, thing, number) {
    const more = each.total > each.items.length;
    const board = BOARD_OF[thing.kind];
    return panel(
      `group-${number}`,
      roleName(each.role, each.direction),
      each.total,
      el("ul", { class: "items" }, each.items.map(item)),
      more &&
        el(
          "p",
          { class: "panel-foot" },
          `${t("card.shown", { n: fmt.number(each.items.length), total: fmt.number(each.total) })} `,
          board && el("a", { href: Camket.href(`board/${board[0]}`, { [board[1]]: thing.iri }) }, t("card.all")),
        ),
    );
  }

  /** A long list shows its first items, the rest on demand. */
  function unfolding(nodes, shown, tag) {
    if (nodes.length <= shown) return nodes;
    const button = el(
      "button",
      { class: "button small", type: "button" },
      t("card.more", { n: fmt.number(nodes.length - shown) }),
    );
    const place = el(tag === "ul" ? "li" : "p", { class: "panel-foot" }, button);
    button.addEventListener("click", () => {
      place.replaceWith(...nodes.slice(shown));
      const link = nodes[shown].querySelector("a");
      if (link) link.focus();
    });
    return [...nodes.slice(0, shown), place];
  }

  const owner = (event) => [
    event.previous_agency ? t("event.owner") : t("event.given"),
    " ",
    event.previous_agency && [Camket.thing({ kind: "agency", ...event.previous_agency }), " → "],
    event.agency && Camket.thing({ kind: "agency", ...event.agency }),
  ];

  function eventHead(event) {
    if (event.event === "status") return Camket.status(event.status);
    if (event.event === "deadline")
      return el(
        "strong",
        {},
        event.previous_due
          ? t("event.moved", { from: fmt.date(event.previous_due), to: fmt.date(event.due) })
          : t("event.deadline", { to: fmt.date(event.due) }),
      );
    if (event.event === "owner") return el("strong", {}, owner(event));
    if (/^silen/.test(event.event)) return el("strong", {}, t("event.silence", { n: event.reports || "" }));
    return el("strong", {}, t(`event.${event.event}`));
  }

  function history(events) {
    const day = (event) => event.on || event.known_on || "";
    return Camket.timeline(
      [...events]
        .sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))
        .map((event) => ({
          day: day(event),
          tone:
            event.event === "status"
              ? Camket.local(event.status)
              : /^silen/.test(event.event)
                ? "silence"
                : event.event,
          head: [
            eventHead(event),
            event.on &&
              event.known_on &&
              event.known_on !== event.on &&
              el("span", { class: "soft" }, t("event.known", { day: fmt.date(event.known_on) })),
          ],
          body: event.quote ? Camket.quote(event) : null,
        })),
    );
  }

  function tables(thing) {
    return (thing.tables || [])
      .filter((each) => each.rows && each.rows.length)
      .map((each, i) =>
        panel(
          `table-${i}`,
          Camket.said(each.title),
          each.total ?? each.rows.length,
          Camket.table({
            columns: each.columns,
            rows: each.rows,
            evidence: each.evidence,
            caption: Camket.said(each.title),
          }),
        ),
      );
  }

  function questions(thing) {
    if (!thing.queries || !thing.queries.length) return null;
    return el(
      "section",
      { class: "panel", aria: { labelledby: "card-queries" } },
      el("h2", { id: "card-queries" }, t("card.queries")),
      el(
        "ul",
        { class: "items" },
        thing.queries.map((query) =>
          el(
            "li",
            { class: "query-item" },
            el("a", { href: Camket.href(`board/${query.name}`, query.values) }, Camket.said(query.title)),
            Camket.hasPage("query") &&
              el(
                "a",
                {
                  class: "soft",
                  href: Camket.href("query", { name: query.name, ...query.values }),
                  aria: { label: `SPARQL: ${Camket.said(query.title)}` },
                },
                "SPARQL",
              ),
          ),
        ),
      ),
    );
  }

  /** What can be done with a thing. */
  Camket.thingActions = (thing) => [
    Camket.hasPage("graph") &&
      el("a", { class: "button", href: Camket.href("graph", { focus: thing.iri }) }, icon("graph"), t("card.in-graph")),
    thing.kind === "document" &&
      thing.read !== false &&
      el("a", { class: "button", href: Camket.href("document", { iri: thing.iri }) }, icon("document"), t("card.read")),
    el("button", { class: "button", type: "button", on: { click: () => window.print() } }, icon("print"), t("print")),
  ];

  /** The head of a card: kind, name, status, deadline. */
  Camket.thingHead = (thing) =>
    el(
      "header",
      { class: ["card-head", `edge-${thing.kind}`] },
      el("p", { class: ["card-kind", `kind-${thing.kind}`] }, icon(thing.kind), t(`kind.${thing.kind}`)),
      el("h1", {}, thing.label),
      el("div", { class: "card-state" }, thing.status && Camket.status(thing.status), deadlineLeft(thing)),
    );

  Camket.page("thing", async (main, params) => {
    const thing = await Camket.get("/api/thing", { iri: params.iri, as_of: Camket.asOf() });
    const groups = (thing.groups || []).filter((each) => each.items.length);
    const quotes = thing.quotes || [];
    const side = [facts(thing), questions(thing)].filter(Boolean);
    Camket.append(
      main,
      el(
        "div",
        { class: "card-top" },
        Camket.thingHead(thing),
        el("div", { class: "page-actions" }, Camket.thingActions(thing)),
      ),
      el(
        "div",
        { class: ["card-columns", !side.length && "single"] },
        el(
          "div",
          { class: "card-main" },
          thing.history &&
            thing.history.length > 0 &&
            panel("card-history", t("card.history"), null, el("div", { class: "panel-body" }, history(thing.history))),
          quotes.length > 0 &&
            panel(
              "card-quotes",
              t("card.quotes"),
              quotes.length,
              el(
                "div",
                { class: "quotes" },
                unfolding(
                  quotes.map((q) => Camket.quote(q)),
                  QUOTES,
                ),
              ),
            ),
          groups.map((each, i) => group(each, thing, i)),
          tables(thing),
          !quotes.length && !groups.length && Camket.notice("empty", t("card.nothing")),
        ),
        side.length > 0 &&
          el(
            "aside",
            { class: "card-side", aria: { label: t("card.facts") } },
            side[0].tagName === "DL"
              ? [el("section", { class: "panel" }, el("h2", {}, t("card.facts")), side[0]), side[1]]
              : side,
          ),
      ),
    );
  });
})();

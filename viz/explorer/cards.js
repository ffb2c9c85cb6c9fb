"use strict";
// The card of one thing: what is known, by whom said, how it went, and the words that show it.
(function () {
  const Camket = window.Camket;
  const { el, icon, t, fmt } = Camket;
  const QUOTES = 6;
  const MEASURED = ["confidence", "pages", "restatements", "silent"];

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
    if (fact.key in Camket.written) return Camket.written[fact.key](said);
    const measured = typeof fact.value === "number" || MEASURED.includes(fact.key);
    return measured ? fmt.number(said) : said;
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
      ` ${t("card.due")} `,
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
        Camket.reviewedBadge({ statement: thing.iri }, true),
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
    if (isSilence(event)) return el("strong", {}, t("event.silence", { n: event.reports || "" }));
    return el("strong", {}, t(`event.${event.event}`));
  }

  const isSilence = (event) => /^silen/.test(event.event);
  const dayOf = (event) => event.on || event.known_on || "";

  /** What one sentence of a document changed on one day is one entry of the history. */
  function sameWords(events) {
    const found = new Map();
    events.forEach((event, i) => {
      const words = event.quote ? `${event.source && event.source.iri} ${event.start} ${event.quote}` : i;
      const key = `${dayOf(event)} ${words}`;
      found.set(key, [...(found.get(key) || []), event]);
    });
    return [...found.values()];
  }

  function toneOf(events) {
    const status = events.find((event) => event.event === "status");
    if (status) return Camket.local(status.status);
    return isSilence(events[0]) ? "silence" : events[0].event;
  }

  function entry(events) {
    const [first] = events;
    const later = first.on && first.known_on && first.known_on !== first.on;
    return {
      day: dayOf(first),
      tone: toneOf(events),
      head: [
        events.map((event) => el("span", { class: "tl-line" }, eventHead(event))),
        later && el("span", { class: "soft" }, t("event.known", { day: fmt.date(first.known_on) })),
      ],
      body: first.quote ? Camket.quote(first) : null,
    };
  }

  function history(events) {
    if (!events || !events.length) return null;
    const ordered = [...events].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
    const line = Camket.timeline(sameWords(ordered).map(entry));
    return panel("card-history", t("card.history"), null, el("div", { class: "panel-body" }, line));
  }

  function quotations(quotes) {
    if (!quotes || !quotes.length) return null;
    const each = quotes.map((q) => Camket.quote(q));
    const shown = el("div", { class: "quotes" }, Camket.unfolding(each, QUOTES, "p"));
    return panel("card-quotes", t("card.quotes"), quotes.length, shown);
  }

  function tables(thing) {
    const { placed, narrowed, joined } = Camket.answers;
    return (thing.tables || [])
      .filter((each) => each.rows && each.rows.length)
      .map((each, i) => {
        const shown = joined(narrowed(placed(each), { [thing.kind]: thing.iri }));
        const title = Camket.said(each.title);
        return panel(`table-${i}`, title, each.total ?? each.rows.length, Camket.table({ ...shown, caption: title }));
      });
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
    Camket.toGraph(thing.iri),
    !Camket.static && BOARD_OF[thing.kind] && el("a", { class: "button", download: true, href: Camket.url("/download/appendix.docx", { [thing.kind]: thing.iri, as_of: Camket.asOf() }) }, icon("download"), t("card.appendix")),
    Camket.hasPage("review") && thing.kind === "task" && el("a", { class: "button", href: Camket.href("review", { iri: thing.iri }) }, icon("task"), t("review.open")),
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
      el("div", { class: "card-state" }, thing.status && Camket.status(thing.status), Camket.reviewedBadge({ statement: thing.iri }), deadlineLeft(thing)),
    );

  function aside(thing) {
    const [known, more] = [facts(thing), questions(thing)];
    if (!known && !more) return null;
    return el(
      "aside",
      { class: "card-side", aria: { label: t("card.facts") } },
      known && el("section", { class: "panel" }, el("h2", {}, t("card.facts")), known),
      more,
    );
  }

  Camket.page("thing", async (main, params) => {
    const [thing] = await Promise.all([Camket.get("/api/thing", { iri: params.iri, as_of: Camket.asOf() }), Camket.reviewed()]);
    const groups = (thing.groups || []).filter((each) => each.items.length);
    const quoted = quotations(thing.quotes);
    const side = aside(thing);
    const top = [Camket.thingHead(thing), el("div", { class: "page-actions" }, Camket.thingActions(thing))];
    const known = [
      history(thing.history),
      quoted,
      groups.map((each, i) => group(each, thing, i)),
      tables(thing),
      !quoted && !groups.length && Camket.notice("empty", t("card.nothing")),
    ];
    Camket.append(
      main,
      el("div", { class: "card-top" }, top),
      el("div", { class: ["card-columns", !side && "single"] }, el("div", { class: "card-main" }, known), side),
    );
  });
})();

"use strict";
// The overview: how much there is, where things stand, what is late and what comes next.
(function () {
  const Camket = window.Camket;
  const { el, icon, t, fmt, charts } = Camket;
  const words = Camket.cellWords;

  const COUNTS = [
    ["documents", "document", "board/documents"],
    ["tasks", "task", "board/load"],
    ["agencies", "agency", "board/agencies"],
    ["projects", "project", "board/projects"],
    ["indicators", "indicator", "board/targets-and-actuals"],
    ["people", "person", null],
  ];

  function numbers(counts) {
    return el(
      "ul",
      { class: "numbers" },
      COUNTS.filter(([key]) => counts[key] !== undefined).map(([key, kind, board]) => {
        const inner = [
          icon(kind, `kind-${kind}`),
          el("strong", { class: "num" }, fmt.number(counts[key])),
          el("span", {}, t(`count.${key}`)),
        ];
        return el("li", {}, el("a", { href: board ? Camket.href(board) : Camket.href("search", { kind }) }, inner));
      }),
    );
  }

  function panel(id, title, more, ...children) {
    return el(
      "section",
      { class: "panel", aria: { labelledby: id } },
      el("div", { class: "panel-head" }, el("h2", { id }, title), more && el("a", { href: more }, t("home.all"))),
      children,
    );
  }

  /** A part of the page that may fail alone: the rest stays. */
  async function part(make) {
    try {
      return await make();
    } catch (error) {
      return Camket.notice("error", error.message);
    }
  }

  const rows = async (name, values) => Camket.records(await Camket.get(`/api/ask/${name}`, values));

  async function statuses() {
    const found = await Camket.get("/api/search", { kind: "task", as_of: Camket.asOf(), limit: 1 }).catch(() => null);
    let counts = Object.fromEntries(
      ((found && found.facets && found.facets.status) || []).map((each) => [Camket.local(each.value), each.count]),
    );
    if (!Object.keys(counts).length && Camket.asOf() === Camket.about.as_of) {
      counts = Object.fromEntries(
        Object.entries(Camket.about.counts)
          .filter(([key]) => key.startsWith("tasks."))
          .map(([key, n]) => [key.slice(6), n]),
      );
    }
    const parts = charts.statusParts(counts, (status) => Camket.href("search", { kind: "task", status }));
    return panel(
      "home-status",
      `${t("home.status")} ${fmt.date(Camket.asOf())}`,
      Camket.href("board/load"),
      el("div", { class: "strip" }, charts.bar(parts, { title: t("home.status") }), charts.legend(parts)),
    );
  }

  async function late() {
    const bodies = new Map();
    const load = await Camket.answers.rows({ name: "load" }, { as_of: Camket.asOf() }, Infinity);
    Camket.records(load)
      .filter((row) => row.status && Camket.local(row.status.iri) === "openOverdue")
      .forEach((row) => bodies.set(row.agency.iri, { agency: row.agency, n: Number(row.tasks.v) }));
    const most = [...bodies.values()].sort((a, b) => b.n - a.n).slice(0, 8);
    return panel(
      "home-late",
      t("home.late"),
      Camket.href("board/overdue"),
      most.length
        ? el(
            "ol",
            { class: "bars" },
            most.map((each) =>
              el(
                "li",
                {},
                el(
                  "span",
                  { class: "bar-name" },
                  Camket.thing({ ...each.agency, label: Camket.cellWords(each.agency) }),
                ),
                charts.bar([{ name: t("status.openOverdue"), count: each.n, className: "fill-openOverdue" }], {
                  total: most[0].n,
                  title: Camket.cellWords(each.agency),
                  slim: true,
                }),
                el("span", { class: "num bar-total" }, fmt.number(each.n)),
              ),
            ),
          )
        : el("p", { class: "panel-body soft" }, t("home.none-late")),
    );
  }

  async function next() {
    const from = Camket.asOf();
    const found = await rows("due-between", { from, to: fmt.add(from, 45), as_of: from, limit: 60 });
    const once = new Map(
      found
        .filter((row) => words(row.due) >= from && row.status && Camket.local(row.status.iri) === "openInTime")
        .map((row) => [row.task.iri, row]),
    );
    const soon = [...once.values()].sort((a, b) => (words(a.due) < words(b.due) ? -1 : 1)).slice(0, 8);
    return panel(
      "home-next",
      t("home.next"),
      Camket.href("board/due-between"),
      soon.length
        ? el(
            "ul",
            { class: "items dated" },
            soon.map((row) =>
              el(
                "li",
                {},
                el("time", { class: "num", datetime: words(row.due) }, fmt.date(words(row.due))),
                el(
                  "span",
                  {},
                  Camket.thing({ ...row.task, label: words(row.task) }),
                  row.agency && el("span", { class: "soft" }, ` ${words(row.agency)}`),
                ),
              ),
            ),
          )
        : el("p", { class: "panel-body soft" }, t("home.none-next")),
    );
  }

  async function documents() {
    const found = await rows("documents", { order: "-date", limit: 8 });
    const newest = found.sort((a, b) => (words(a.date) < words(b.date) ? 1 : -1)).slice(0, 8);
    return panel(
      "home-documents",
      t("home.documents"),
      Camket.href("board/documents"),
      el(
        "ul",
        { class: "items dated" },
        newest.map((row) =>
          el(
            "li",
            {},
            el("time", { class: "num soft" }, fmt.date(words(row.date)) || t("timeline.no-day")),
            el(
              "span",
              {},
              Camket.thing({ ...row.document, label: words(row.document) }),
              row.issuer_label && el("span", { class: "soft" }, ` ${words(row.issuer_label)}`),
            ),
          ),
        ),
      ),
    );
  }

  async function boards() {
    const queries = await Camket.get("/api/queries");
    const found = Camket.firstBoards.map((name) => queries.find((query) => query.name === name)).filter(Boolean);
    return panel(
      "home-boards",
      t("nav.boards"),
      Camket.href("boards"),
      el(
        "ul",
        { class: "tiles" },
        found.map((query) =>
          el(
            "li",
            {},
            el(
              "a",
              { href: Camket.href(`board/${query.name}`) },
              el("strong", {}, Camket.said(query.title)),
              el("span", {}, Camket.said(query.question)),
            ),
          ),
        ),
      ),
    );
  }

  Camket.page("home", async (main) => {
    const parts = await Promise.all([statuses, late, next, documents, boards].map(part));
    const [status, lateOnes, soon, newest, all] = parts;
    Camket.append(
      main,
      el(
        "div",
        { class: "hero" },
        el("h1", {}, t("home.title")),
        Camket.searchField(""),
        numbers(Camket.about.counts || {}),
      ),
      el(
        "div",
        { class: "home" },
        el("div", { class: "home-wide" }, status),
        lateOnes,
        soon,
        el("div", { class: "home-wide" }, all),
        el("div", { class: "home-wide" }, newest),
      ),
    );
  });
})();

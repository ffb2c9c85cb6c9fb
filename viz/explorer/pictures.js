"use strict";
// What boards show above or instead of their table.
(function () {
  const Camket = window.Camket;
  const { el, t, fmt, charts, pictures } = Camket;
  const local = Camket.local;

  const records = Camket.records;
  const words = Camket.cellWords;

  function count(rows, key) {
    const found = {};
    rows.forEach((row) => {
      const k = key(row);
      if (k) found[k] = (found[k] || 0) + 1;
    });
    return found;
  }

  /** How many tasks have which status: each task once, however many rows tell of it. */
  function statusStrip(rows, title) {
    const once = new Map(
      rows.filter((row) => row.task && row.status).map((row) => [row.task.iri, local(row.status.iri)]),
    );
    const parts = charts.statusParts(count([...once.values()], (status) => status));
    return el("section", { class: "panel strip" }, charts.bar(parts, { title }), charts.legend(parts));
  }

  // --- tasks by body and status -------------------------------------------------------------

  function tasksOf(agency, status) {
    if (Camket.static) return Camket.href("board/tasks-of-body", { agency });
    return Camket.href("search", { kind: "task", agency, status });
  }

  function loads(answer) {
    const bodies = new Map();
    records(answer).forEach((row) => {
      const body = bodies.get(row.agency.iri) || { agency: row.agency, counts: {}, total: 0 };
      const n = Number(row.tasks.v);
      body.counts[local(row.status.iri)] = n;
      body.total += n;
      bodies.set(row.agency.iri, body);
    });
    return [...bodies.values()].sort((a, b) => b.total - a.total);
  }

  pictures.load = (answer) => {
    const bodies = loads(answer);
    if (!bodies.length) return {};
    const most = bodies[0].total;
    const all = {};
    bodies.forEach((body) =>
      Object.entries(body.counts).forEach(([status, n]) => {
        all[status] = (all[status] || 0) + n;
      }),
    );
    const used = Camket.STATUSES.filter((status) => all[status]);
    const bars = el(
      "section",
      { class: "panel" },
      el("div", { class: "panel-head" }, el("h2", {}, t("load.bars")), charts.legend(charts.statusParts(all))),
      el(
        "ol",
        { class: "bars" },
        bodies.slice(0, 25).map((body) =>
          el(
            "li",
            {},
            el("span", { class: "bar-name" }, Camket.thing({ ...body.agency, label: words(body.agency) })),
            charts.bar(
              charts.statusParts(body.counts, (status) => tasksOf(body.agency.iri, status)),
              { total: most, title: words(body.agency) },
            ),
            el("span", { class: "num bar-total" }, fmt.number(body.total)),
          ),
        ),
      ),
      bodies.length > 25 &&
        el("p", { class: "panel-body soft" }, t("load.rest", { n: fmt.number(bodies.length - 25) })),
    );
    const columns = [
      { name: "agency", label: Camket.t("column.agency"), type: "thing" },
      ...used.map((status) => ({ name: status, label: t(`status.${status}`), type: "integer" })),
      { name: "total", label: t("load.total"), type: "integer" },
    ];
    const cell = (body, status) =>
      body.counts[status] ? { v: body.counts[status], to: tasksOf(body.agency.iri, status) } : null;
    const table = Camket.table({
      caption: t("load.table"),
      columns,
      order: "-total",
      cards: false,
      rows: bodies.map((body) => [body.agency, ...used.map((status) => cell(body, status)), { v: body.total }]),
    });
    return { above: bars, instead: [el("h2", { class: "section" }, t("load.table")), table] };
  };

  // --- overdue, silent, a resolution's duties -----------------------------------------------

  const AGES = [
    [30, "late.30"],
    [90, "late.90"],
    [180, "late.180"],
    [Infinity, "late.more"],
  ];

  pictures.overdue = (answer) => {
    const once = new Map(records(answer).map((row) => [row.task.iri, Number(row.days_late.v)]));
    const parts = AGES.map(([most, name], i) => ({
      name: t(name),
      className: `fill-late-${i}`,
      count: [...once.values()].filter((n) => n <= most && (i === 0 || n > AGES[i - 1][0])).length,
    }));
    if (!once.size) return {};
    return {
      above: el(
        "section",
        { class: "panel strip" },
        el("h2", {}, t("late.title", { n: fmt.number(once.size) })),
        charts.bar(parts, { title: t("late.by-days") }),
        charts.legend(parts),
      ),
    };
  };

  pictures["silent-tasks"] = (answer) => ({
    above: answer.rows.length > 0 && statusStrip(records(answer), t("strip.status")),
  });
  pictures["resolution-status"] = (answer) => ({
    above: answer.rows.length > 0 && statusStrip(records(answer), t("strip.status")),
  });
  pictures["tasks-of-resolution"] = pictures["resolution-status"];
  pictures["tasks-of-body"] = pictures["resolution-status"];
  pictures["tasks-of-project"] = pictures["resolution-status"];

  // --- figures ------------------------------------------------------------------------------

  const value = (cell) => (cell && cell.v !== "" && cell.v !== null ? Number(cell.v) : null);

  const amount = (row) => fmt.amount(value(row.low), value(row.high), words(row.unit));

  function points(rows) {
    return rows
      .map((row) => ({
        day: words(row.period_to) || words(row.date) || words(row.period_from),
        low: value(row.low),
        high: value(row.high),
        kind: local(row.observation_kind.iri),
        text: `${fmt.date(words(row.period_to) || words(row.date))}: ${t(`says.${local(row.observation_kind.iri)}`)} ${amount(row)}`,
        href: row.source && Camket.href("document", { iri: row.source.iri, quote: words(row.quote).slice(0, 160) }),
      }))
      .filter((point) => /^\d{4}-\d{2}-\d{2}/.test(point.day) && (point.low !== null || point.high !== null))
      .sort((a, b) => (a.day < b.day ? -1 : 1));
  }

  /** One drawing for each unit and way of measuring: only what can be compared stands together. */
  function drawings(rows, least) {
    const groups = new Map();
    rows.forEach((row) => {
      const key = `${words(row.unit)}|${row.measure ? local(row.measure.iri) : ""}`;
      groups.set(key, [...(groups.get(key) || []), row]);
    });
    return [...groups.values()]
      .map((each) => ({ each, found: points(each) }))
      .filter(({ found }) => found.length >= least)
      .map(({ each, found }) => {
        const measure = each[0].measure ? Camket.label(each[0].measure.iri) : "";
        return el(
          "figure",
          { class: "drawing" },
          charts.history(found, { title: `${words(each[0].indicator)} (${measure})`, unit: words(each[0].unit) }),
          el("figcaption", {}, `${measure} · ${words(each[0].unit)}`),
        );
      });
  }

  const sides = () =>
    el(
      "ul",
      { class: "legend" },
      el("li", {}, el("span", {}, el("span", { class: "swatch point-target" }), t("says.target"))),
      el("li", {}, el("span", {}, el("span", { class: "swatch point-actual" }), t("says.actual"))),
    );

  pictures["figure-history"] = (answer, values) => {
    const rows = records(answer).map((row) => ({ indicator: { v: values.indicator }, ...row }));
    const drawn = drawings(rows, 1);
    return {
      above:
        drawn.length > 0 &&
        el(
          "section",
          { class: "panel" },
          el("div", { class: "panel-head" }, el("h2", {}, t("figure.history")), sides()),
          el("div", { class: "drawings" }, drawn),
        ),
    };
  };

  pictures["targets-and-actuals"] = (answer) => {
    const byName = new Map();
    records(answer).forEach((row) => {
      if (row.indicator) byName.set(row.indicator.iri, [...(byName.get(row.indicator.iri) || []), row]);
    });
    const both = [...byName.values()].filter((rows) => drawings(rows, 2).length);
    if (!both.length) return {};
    return {
      above: el(
        "section",
        { class: "panel" },
        el("div", { class: "panel-head" }, el("h2", {}, t("figure.compared")), sides()),
        el(
          "div",
          { class: "figures" },
          both
            .slice(0, 12)
            .map((rows) =>
              el(
                "div",
                { class: "figure-one" },
                el(
                  "h3",
                  {},
                  el(
                    "a",
                    { href: Camket.href("board/figure-history", { indicator: rows[0].indicator.iri }) },
                    words(rows[0].indicator),
                  ),
                ),
                drawings(rows, 2),
              ),
            ),
        ),
      ),
    };
  };

  pictures.attainment = (answer) => {
    const rows = records(answer);
    const by = count(rows, (row) => row.verdict && local(row.verdict.iri));
    const parts = Object.entries(by).map(([verdict, n]) => ({
      name: Camket.label(verdict),
      count: n,
      className: `fill-verdict-${verdict}`,
    }));
    const told = rows.filter((row) => row.share && row.verdict);
    if (!rows.length) return {};
    return {
      above: el(
        "section",
        { class: "panel" },
        el("div", { class: "strip" }, charts.bar(parts, { title: t("attained.title") }), charts.legend(parts)),
        told.length > 0 &&
          el(
            "div",
            { class: "panel-body" },
            el("h2", {}, t("attained.shares")),
            el(
              "ol",
              { class: "bars shares" },
              told
                .slice(0, 30)
                .map((row) =>
                  el(
                    "li",
                    {},
                    el(
                      "span",
                      { class: "bar-name" },
                      words(row.indicator),
                      " ",
                      el("span", { class: "soft" }, `${words(row.actual_text)} / ${words(row.target_text)}`),
                    ),
                    charts.attained(Number(row.share.v), local(row.verdict.iri)),
                    el("span", { class: "num bar-total" }, `${fmt.number(Math.round(Number(row.share.v) * 10) / 10)}%`),
                  ),
                ),
            ),
            el("p", { class: "soft" }, t("attained.line")),
          ),
      ),
    };
  };

  // --- contradictions, reading --------------------------------------------------------------

  function side(row, which) {
    const source = row[`${which}_source`];
    return el(
      "div",
      { class: "side" },
      el("p", { class: "side-value" }, words(row[`${which}_value`])),
      el(
        "figure",
        { class: "quote" },
        el("blockquote", {}, words(row[`${which}_quote`])),
        el(
          "figcaption",
          {},
          source &&
            el(
              "a",
              {
                class: "source",
                href: Camket.href("document", { iri: source.iri, quote: words(row[`${which}_quote`]).slice(0, 160) }),
              },
              Camket.icon("document"),
              el("span", {}, words(source)),
            ),
        ),
      ),
    );
  }

  pictures.contradictions = (answer) => {
    if (!answer.rows.length) return {};
    return {
      instead: el(
        "ul",
        { class: "pairs" },
        records(answer).map((row) =>
          el(
            "li",
            { class: ["panel", `pair-${local(row.type && row.type.iri)}`] },
            el(
              "div",
              { class: "pair-head" },
              el(
                "span",
                { class: ["badge", `type-${local(row.type && row.type.iri)}`] },
                Camket.label(row.type && row.type.iri),
              ),
              el("span", { class: "badge" }, Camket.label(row.about && row.about.iri)),
              el("h2", {}, Camket.thing({ ...row.thing, label: words(row.thing) })),
              el(
                "span",
                { class: "soft" },
                [words(row.place_label), fmt.period(words(row.period_from), words(row.period_to))]
                  .filter(Boolean)
                  .join(" · "),
              ),
            ),
            el("div", { class: "sides" }, side(row, "one"), side(row, "other")),
            el("p", { class: "reason" }, words(row.reason)),
          ),
        ),
      ),
    };
  };

  pictures["how-read"] = (answer) => {
    const rows = records(answer);
    if (!rows.length) return {};
    const sum = (name) => rows.reduce((all, row) => all + Number(words(row[name]) || 0), 0);
    const cards = [
      ["read.documents", rows.length],
      ["read.pages", sum("pages")],
      ["read.repairs", sum("repairs")],
      ["read.skipped", sum("skipped")],
      ["read.doubtful", rows.filter((row) => Number(words(row.doubtful) || 0) > 0.05).length],
    ];
    return {
      above: el(
        "dl",
        { class: "numbers" },
        cards.map(([key, n]) => el("div", {}, el("dt", {}, t(key)), el("dd", {}, fmt.number(n)))),
      ),
    };
  };
})();

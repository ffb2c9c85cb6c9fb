"use strict";
// What boards of tasks, of contradictions and of reading show above or instead of their table.
(function () {
  const Camket = window.Camket;
  const { el, t, fmt, charts, pictures, answers, records } = Camket;
  const { local, cellWords: words } = Camket;
  const BARS = 30;

  /** Each task once, however many rows tell of it: how many have which status. */
  function statusStrip(answer) {
    if (!answer.rows.length) return {};
    const told = records(answer).filter((row) => row.task && row.status);
    const once = new Map(told.map((row) => [row.task.iri, local(row.status.iri)]));
    const parts = charts.statusParts(charts.count([...once.values()]));
    const title = t("strip.status");
    return { above: el("section", { class: "panel strip" }, charts.bar(parts, { title }), charts.legend(parts)) };
  }

  ["silent-tasks", "resolution-status", "tasks-of-resolution", "tasks-of-body", "tasks-of-project"].forEach((name) => {
    pictures[name] = { rows: 3000, whole: true, draw: statusStrip };
  });

  // --- tasks by body and status -------------------------------------------------------------

  function tasksOf(agency, status) {
    if (Camket.static) return Camket.href("board/tasks-of-body", { agency });
    return Camket.href("search", { kind: "task", agency, status });
  }

  /** Counts by status of each body; those with most overdue first. */
  function loads(answer) {
    const bodies = new Map();
    records(answer).forEach((row) => {
      const body = bodies.get(row.agency.iri) || { agency: row.agency, counts: {}, total: 0 };
      const n = Number(row.tasks.v);
      body.counts[local(row.status.iri)] = n;
      body.total += n;
      bodies.set(row.agency.iri, body);
    });
    const late = (body) => body.counts.openOverdue || 0;
    return [...bodies.values()].sort((a, b) => late(b) - late(a) || b.total - a.total);
  }

  function loadBar(body, most) {
    const parts = charts.statusParts(body.counts, (status) => tasksOf(body.agency.iri, status));
    return el(
      "li",
      {},
      el("span", { class: "bar-name" }, Camket.thing({ ...body.agency, label: words(body.agency) })),
      charts.bar(parts, { total: most, title: words(body.agency) }),
      el("span", { class: "num bar-total" }, fmt.number(body.total)),
    );
  }

  function loadTable(bodies, used) {
    const columns = [
      { name: "agency", label: t("column.agency"), type: "thing" },
      ...used.map((status) => ({ name: status, label: t(`status.${status}`), type: "integer" })),
      { name: "total", label: t("load.total"), type: "integer" },
    ];
    const cell = (body, status) =>
      body.counts[status] ? { v: body.counts[status], to: tasksOf(body.agency.iri, status) } : null;
    const rows = bodies.map((body) => [body.agency, ...used.map((status) => cell(body, status)), { v: body.total }]);
    return Camket.table({ caption: t("load.table"), columns, order: "-total", cards: false, rows });
  }

  pictures.load = {
    rows: Infinity,
    draw(answer) {
      const bodies = loads(answer);
      if (!bodies.length) return {};
      const most = Math.max(...bodies.map((body) => body.total));
      const all = {};
      bodies.forEach((body) => charts.add(all, body.counts));
      const bars = bodies.map((body) => loadBar(body, most));
      const legend = charts.legend(charts.statusParts(all));
      const above = el(
        "section",
        { class: "panel" },
        el("div", { class: "panel-head" }, el("h2", {}, t("load.bars")), legend),
        el("ol", { class: "bars" }, Camket.unfolding(bars, BARS, "li")),
      );
      const used = Camket.STATUSES.filter((status) => all[status]);
      return { above, instead: [el("h2", { class: "section" }, t("load.table")), loadTable(bodies, used)] };
    },
  };

  // --- overdue ------------------------------------------------------------------------------

  const AGES = [
    [30, "late.30"],
    [90, "late.90"],
    [180, "late.180"],
    [Infinity, "late.more"],
  ];

  /** Days late of all overdue tasks, [days, how many]; null where there are more rows than are read. */
  async function lateness(values) {
    if (values.agency && !/^https?:/.test(values.agency)) {
      const answer = await answers.rows({ name: "overdue" }, values);
      if (answer.rows.length < answer.total) return null;
      return [...new Map(records(answer).map((row) => [row.task.iri, [Number(row.days_late.v), 1]])).values()];
    }
    const asked = { from: "0001-01-01", to: fmt.add(values.as_of, -1), as_of: values.as_of, agency: values.agency };
    const { days } = await Camket.get("/api/calendar", asked);
    const late = (counts) => counts.find((each) => local(each.status) === "openOverdue");
    return Object.entries(days)
      .filter(([day, counts]) => day < values.as_of && late(counts))
      .map(([day, counts]) => [fmt.between(day, values.as_of), late(counts).count]);
  }

  pictures.overdue = {
    async draw(answer, values) {
      const found = answer.rows.length ? await lateness(values) : null;
      if (!found) return {};
      const sum = (from, to) => found.filter(([n]) => n > from && n <= to).reduce((all, [, count]) => all + count, 0);
      const parts = AGES.map(([most, name], i) => ({
        name: t(name),
        className: `fill-late-${i}`,
        count: sum(i ? AGES[i - 1][0] : 0, most),
      }));
      return {
        above: el(
          "section",
          { class: "panel strip" },
          el("h2", {}, t("late.title", { n: fmt.number(sum(0, Infinity)) })),
          charts.bar(parts, { title: t("late.by-days") }),
          charts.legend(parts),
        ),
      };
    },
  };

  // --- contradictions, reading --------------------------------------------------------------

  function side(row, which) {
    const quote = words(row[`${which}_quote`]);
    return el(
      "div",
      { class: "side" },
      el("p", { class: "side-value" }, words(row[`${which}_value`])),
      el(
        "figure",
        { class: "quote" },
        el("blockquote", {}, quote),
        el("figcaption", {}, Camket.quoteSource(row[`${which}_source`], quote)),
      ),
    );
  }

  function contradiction(row) {
    const [type, about] = [row.type, row.about].map((cell) => (cell ? cell.iri : ""));
    const period = fmt.period(words(row.period_from), words(row.period_to));
    return el(
      "li",
      { class: ["panel", `pair-${local(type)}`] },
      el(
        "div",
        { class: "pair-head" },
        el("span", { class: ["badge", `type-${local(type)}`] }, Camket.label(type)),
        el("span", { class: "badge" }, Camket.label(about)),
        el("h2", {}, Camket.thing({ ...row.thing, label: words(row.thing) })),
        el("span", { class: "soft" }, [words(row.place_label), period].filter(Boolean).join(" · ")),
      ),
      el("div", { class: "sides" }, side(row, "one"), side(row, "other")),
      el("p", { class: "reason" }, words(row.reason)),
    );
  }

  pictures.contradictions = {
    draw: (answer) =>
      answer.rows.length
        ? { instead: el("ul", { class: "pairs" }, records(answer).map(contradiction)), paged: true }
        : {},
  };

  pictures["how-read"] = {
    rows: 10000,
    draw(answer) {
      const rows = records(answer);
      if (!rows.length) return {};
      const sum = (name) => rows.reduce((all, row) => all + Number(words(row[name]) || 0), 0);
      const cards = [
        ["read.documents", answer.total],
        ["read.pages", sum("pages")],
        ["read.repairs", sum("repairs")],
        ["read.skipped", sum("skipped")],
        ["read.doubtful", rows.filter((row) => Number(words(row.doubtful) || 0) > 0.05).length],
      ];
      const card = ([key, n]) => el("div", {}, el("dt", {}, t(key)), el("dd", {}, fmt.number(n)));
      return { above: el("dl", { class: "numbers" }, cards.map(card)) };
    },
  };
})();

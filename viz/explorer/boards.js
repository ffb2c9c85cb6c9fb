"use strict";
// Boards: each a query of the library with its form, its picture, its table and its files.
(function () {
  const Camket = window.Camket;
  const { el, icon, t, fmt } = Camket;
  const PAGE = 200;
  const WHOLE = 500; // for boards whose picture should show all; the server keeps such answers
  /** Draws above the table: name → function(answer, values) → nodes; see `pictures.js`. */
  Camket.pictures = {};

  const GROUPS = [
    [
      "tasks",
      [
        "load",
        "overdue",
        "due-between",
        "silent-tasks",
        "tasks-of-body",
        "without-owner",
        "tasks-by-sector",
        "recurring",
        "suggested-owners",
      ],
    ],
    [
      "orders",
      [
        "resolution-status",
        "tasks-of-resolution",
        "mandate-chain",
        "closed-by-document",
        "restated",
        "slip-chains",
        "owner-changes",
        "deadlines",
      ],
    ],
    ["projects", ["project-timeline", "projects", "tasks-of-project", "results-of-project", "problems-of-project"]],
    ["figures", ["targets-and-actuals", "attainment", "figure-history", "attained-by-indicator"]],
    ["documents", ["documents", "how-read", "repairs", "document-says", "cites", "signed-by"]],
    ["trust", ["contradictions", "unsure-pairs", "joined-names"]],
    ["bodies", ["agencies", "changed-bodies", "responsible-today", "inherited-tasks"]],
  ];
  const FIRST = [
    "load",
    "overdue",
    "due-between",
    "project-timeline",
    "resolution-status",
    "targets-and-actuals",
    "attainment",
    "silent-tasks",
    "contradictions",
    "how-read",
  ];
  Camket.firstBoards = FIRST;

  Camket.libraryQuery = async (name) => (await Camket.get("/api/queries")).find((query) => query.name === name);

  function entry(query) {
    return el(
      "li",
      { class: ["board-entry", FIRST.includes(query.name) && "first"] },
      el("a", { href: Camket.href(`board/${query.name}`) }, Camket.said(query.title)),
      el("p", {}, Camket.said(query.question)),
    );
  }

  Camket.page("boards", async (main) => {
    const queries = await Camket.get("/api/queries");
    const named = new Set(GROUPS.flatMap(([, names]) => names));
    const rest = ["others", queries.map((q) => q.name).filter((name) => !named.has(name))];
    Camket.append(
      main,
      Camket.head(t("nav.boards"), t("boards.intro")),
      el(
        "div",
        { class: "board-groups" },
        [...GROUPS, rest].map(([group, names]) => {
          const found = names.map((name) => queries.find((q) => q.name === name)).filter(Boolean);
          return (
            found.length > 0 &&
            el(
              "section",
              { class: "panel", aria: { labelledby: `group-${group}` } },
              el("h2", { id: `group-${group}` }, t(`boards.${group}`)),
              el("ul", {}, found.map(entry)),
            )
          );
        }),
      ),
    );
  });

  /** The values a board is asked with: those of the address that the query knows, and the day. */
  function valuesOf(query, params) {
    const values = {};
    query.parameters.forEach((p) => {
      const given = params[p.name];
      if (given) values[p.name] = [given].flat()[0];
      else if (p.name === "as_of") values.as_of = Camket.asOf();
    });
    if (query.name === "due-between") {
      const month = Camket.asOf().slice(0, 7);
      values.from = values.from || `${month}-01`;
      values.to = values.to || fmt.add(fmt.add(`${values.from.slice(0, 7)}-01`, 31).slice(0, 8) + "01", -1);
    }
    return values;
  }

  /** Columns that only repeat what was asked for stand in the form already. */
  function narrowed(answer, values) {
    const kept = answer.columns
      .map((column, i) => i)
      .filter((i) => {
        const name = answer.columns[i].name;
        const first = answer.rows.length && answer.rows[0][i];
        return !(values[name] && first && first.iri && answer.rows.every((row) => row[i] && row[i].iri === first.iri));
      });
    return {
      ...answer,
      columns: kept.map((i) => answer.columns[i]),
      rows: answer.rows.map((row) => kept.map((i) => row[i])),
    };
  }

  /** A quotation in a row leads into its document, even where its characters are not told. */
  function withPlaces(answer) {
    const places = answer.columns
      .map((column, i) => {
        const found = /^(.*_)?quote$/.exec(column.name);
        return found ? [i, answer.columns.findIndex((c) => c.name === `${found[1] || ""}source`)] : null;
      })
      .filter((pair) => pair && pair[1] >= 0);
    const rows = answer.rows.map((row) => {
      const copy = [...row];
      places.forEach(([quote, source]) => {
        if (copy[quote] && copy[source]) copy[quote] = { ...copy[quote], within: copy[source].iri };
      });
      return copy;
    });
    return { ...answer, rows };
  }

  const JOINED = [
    ["period_from", "period_to", "column.period"],
    ["low", "high", "column.amount"],
  ];

  /** For the eye: both ends of a period in one column, both bounds of an amount with its unit. */
  function joined(answer) {
    const at = (name) => answer.columns.findIndex((column) => column.name === name);
    const drop = new Set();
    const columns = [...answer.columns];
    const rows = answer.rows.map((row) => [...row]);
    const unit = at("unit");
    JOINED.filter(([first, second]) => at(first) >= 0 && at(second) >= 0).forEach(([first, second, label]) => {
      const [a, b] = [at(first), at(second)];
      const figures = first === "low";
      drop.add(b);
      if (figures && unit >= 0) drop.add(unit);
      columns[a] = { ...columns[a], label: t(label), type: figures ? "amount" : "period" };
      rows.forEach((row) => {
        row[a] =
          row[a] || row[b]
            ? {
                v: row[a] ? row[a].v : null,
                to_: row[b] ? row[b].v : null,
                unit: unit >= 0 && row[unit] ? row[unit].v : "",
              }
            : null;
      });
    });
    const kept = columns.map((_, i) => i).filter((i) => !drop.has(i));
    return { columns: kept.map((i) => columns[i]), rows: rows.map((row) => kept.map((i) => row[i])) };
  }

  function pager(answer, offset) {
    const last = offset + answer.rows.length;
    if (answer.total <= answer.rows.length) return null;
    const to = (next) => Camket.href(`board/${answer.name}`, { ...Camket.here().params, offset: next || null });
    return el(
      "nav",
      { class: "pager", aria: { label: t("pager.label") } },
      el(
        "span",
        {},
        t("pager.range", { from: fmt.number(offset + 1), to: fmt.number(last), total: fmt.number(answer.total) }),
      ),
      offset > 0 &&
        el("a", { class: "button small", href: to(Math.max(0, offset - PAGE)) }, icon("back"), t("pager.before")),
      last < answer.total && el("a", { class: "button small", href: to(last) }, t("pager.after"), icon("next")),
    );
  }

  function actions(query, values) {
    return [
      Camket.downloads(query.name, values),
      Camket.hasPage("query") &&
        el(
          "a",
          { class: "button small", href: Camket.href("query", { name: query.name, ...values }) },
          icon("query"),
          t("board.sparql"),
        ),
    ];
  }

  function noRows(query, values) {
    const asks = query.parameters.some((p) => values[p.name] && p.name !== "as_of");
    return Camket.notice(
      "empty",
      t("board.empty"),
      el("p", { class: "soft" }, t(asks ? "board.empty-advice" : "board.empty-whole")),
    );
  }

  const showDay = (values) =>
    values.as_of && el("span", { class: "soft" }, `${t("as-of.label")} ${fmt.date(values.as_of)}`);

  /** A static copy holds the deadlines of all days: those asked for are chosen here. */
  function between(answer, { from, to }) {
    const due = answer.columns.findIndex((column) => column.name === "due");
    const kept = answer.rows
      .map((_, i) => i)
      .filter((i) => answer.rows[i][due].v >= from && answer.rows[i][due].v <= to);
    const evidence = answer.evidence && kept.map((i) => answer.evidence[i]);
    return { ...answer, rows: kept.map((i) => answer.rows[i]), evidence, total: kept.length };
  }

  async function answerOf(query, values, params) {
    const order = params.order || "";
    const offset = Number(params.offset || 0);
    const limit = query.name in Camket.pictures ? WHOLE : PAGE;
    const asked = { ...values, order, limit, offset: offset || null };
    const found = await Camket.get(`/api/ask/${query.name}`, asked);
    const answer = Camket.static && values.from && values.to ? between(found, values) : found;
    return { answer: withPlaces(narrowed(answer, values)), order, offset };
  }

  async function results(query, values, params) {
    const { answer, order, offset } = await answerOf(query, values, params);
    const picture = Camket.pictures[query.name];
    Camket.announce(t("board.found", { n: fmt.number(answer.total) }));
    const drawn = picture ? await picture(answer, values, query) : { above: null };
    if (!answer.rows.length) return [drawn.always, noRows(query, values)];
    const partly = answer.total > answer.rows.length;
    return [
      answer.notes && answer.notes.length > 0 && Camket.notice("info", answer.notes.map(Camket.said).join(" ")),
      drawn.above,
      drawn.instead || [
        el(
          "p",
          { class: "table-head" },
          el("strong", {}, t("board.rows", { n: fmt.number(answer.total) })),
          showDay(values),
        ),
        Camket.table({
          ...joined(answer),
          evidence: answer.evidence,
          caption: Camket.said(query.title),
          order,
          onOrder: partly ? (next) => Camket.change({ order: next, offset: null }) : null,
        }),
        pager(answer, offset),
      ],
    ];
  }

  Camket.page("board", async (main, params) => {
    const query = await Camket.libraryQuery(params.path);
    if (!query) throw Object.assign(new Error(t("board.unknown")), { status: 404 });
    const values = valuesOf(query, params);
    const missing = query.parameters.filter((p) => p.required && !values[p.name]);
    const ask = (filled) => Camket.change({ ...filled, offset: null });
    Camket.append(
      main,
      el("p", { class: "trail" }, el("a", { href: Camket.href("boards") }, icon("back"), t("nav.boards"))),
      Camket.head(
        Camket.said(query.title),
        Camket.said(query.question),
        missing.length ? null : actions(query, values),
      ),
      Camket.queryForm(query, values, ask),
    );
    if (missing.length) {
      Camket.append(main, Camket.notice("info", t("board.choose")), await choices(query, missing[0]));
      return;
    }
    try {
      Camket.append(main, await results(query, values, params));
    } catch (error) {
      if (!error.status) throw error;
      Camket.append(
        main,
        Camket.notice("error", error.message, Camket.static ? null : el("p", { class: "soft" }, t("board.wrong"))),
      );
    }
  });

  /** Things to start from where a board asks for one: the first of their kind. */
  async function choices(query, parameter) {
    const lists = {
      document: "documents",
      project: "projects",
      agency: "agencies",
      indicator: "targets-and-actuals",
      task: "overdue",
    };
    if (!lists[parameter.type]) return null;
    const answer = await Camket.get(`/api/ask/${lists[parameter.type]}`, {
      limit: 200,
      as_of: parameter.type === "task" ? Camket.asOf() : null,
    });
    const at = answer.columns.findIndex((column) => column.name === parameter.type);
    const things = new Map(
      answer.rows
        .map((row) => row[at])
        .filter((cell) => cell && cell.iri)
        .map((cell) => [cell.iri, cell]),
    );
    return el(
      "ul",
      { class: "choices" },
      [...things.values()]
        .slice(0, 60)
        .map((cell) =>
          el(
            "li",
            {},
            el(
              "a",
              { href: Camket.href(`board/${query.name}`, { [parameter.name]: cell.iri }) },
              icon(cell.kind, `kind-${cell.kind}`),
              el("span", { class: "thing-name" }, cell.label ?? cell.v),
            ),
          ),
        ),
    );
  }
})();

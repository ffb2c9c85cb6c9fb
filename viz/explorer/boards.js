"use strict";
// Boards: each a query of the library with its form, its picture, its table and its files.
(function () {
  const Camket = window.Camket;
  const { el, icon, t, fmt, answers } = Camket;
  const { PAGE } = answers;
  /**
   * Pictures of boards by name: `draw(answer, values)` → {above, instead, paged}, drawn above or instead
   * of the table; `rows`: of how many rows at most the picture is made, the page's where nothing is said;
   * `whole`: a part of the rows would mislead, so that there is no picture of more.
   */
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

  const isIri = (value) => /^https?:/.test(value);

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

  const pager = (answer, offset) =>
    Camket.pager(`board/${answer.name}`, { offset, shown: answer.rows.length, total: answer.total, page: PAGE });

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

  /** The picture of a board, and a word where it shows a part of the rows only. */
  async function pictured(query, values, page) {
    const picture = Camket.pictures[query.name];
    if (!picture || (picture.whole && page.total > picture.rows)) return {};
    const whole = picture.rows && page.rows.length < page.total;
    const answer = whole ? await answers.rows(query, values, picture.rows) : page;
    const drawn = (await picture.draw(answer, values)) || {};
    const partly = picture.rows && answer.rows.length < answer.total;
    const numbers = { n: fmt.number(answer.rows.length), total: fmt.number(answer.total) };
    return { ...drawn, above: [partly && Camket.notice("info", t("board.part", numbers)), drawn.above] };
  }

  const shownOf = (page, offset) => ({ from: fmt.number(offset + 1), to: fmt.number(offset + page.rows.length) });

  function table(query, page, values, { order, offset }) {
    const partly = page.total > page.rows.length;
    const shown = answers.joined(answers.narrowed(answers.placed(page), values));
    return [
      el(
        "p",
        { class: "table-head" },
        el("strong", {}, t("board.rows", { n: fmt.number(page.total) })),
        showDay(values),
        partly && el("span", { class: "soft" }, t("pager.shown", shownOf(page, offset))),
      ),
      Camket.table({
        ...shown,
        caption: Camket.said(query.title),
        order,
        onOrder: partly ? (next) => Camket.change({ order: next, offset: null }) : null,
      }),
      pager(page, offset),
    ];
  }

  async function results(query, values, params) {
    const cut = { order: params.order || "", offset: Number(params.offset || 0) };
    const page = await answers.page(query, values, cut);
    Camket.announce(t("board.found", { n: fmt.number(page.total) }));
    const drawn = await pictured(query, values, page);
    if (!page.rows.length) return [drawn.above, noRows(query, values)];
    return [
      page.notes && page.notes.length > 0 && Camket.notice("info", page.notes.map(Camket.said).join(" ")),
      drawn.above,
      drawn.instead ? [drawn.instead, drawn.paged && pager(page, cut.offset)] : table(query, page, values, cut),
    ];
  }

  const NAMED = ["agency", "document", "indicator", "person", "project", "task"];

  /** What is wrong with the values: a name that nothing bears comes with the nearest names. */
  async function refused(query, values, error) {
    const named = query.parameters.find((p) => NAMED.includes(p.type) && values[p.name] && !isIri(values[p.name]));
    if (error.status !== 400 || !named || Camket.static) {
      const advice = el("p", { class: "soft" }, t("board.wrong"));
      return Camket.notice("error", error.message, !Camket.static && error.status === 400 && advice);
    }
    const found = await Camket.get("/api/suggest", { q: values[named.name], kind: named.type }).catch(() => []);
    const said = { kind: t(`kind.${named.type}`).toLowerCase(), name: values[named.name] };
    return Camket.notice(
      "error",
      t(found.length ? "board.which" : "board.not-named", said),
      found.length ? chooseOne(query, named, found) : el("p", { class: "soft" }, t("board.wrong")),
    );
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
      const [pending] = await Promise.all([Camket.pendingNote(), Camket.reviewed()]);
      Camket.append(main, pending, await results(query, values, params));
    } catch (error) {
      if (!error.status) throw error;
      Camket.append(main, await refused(query, values, error));
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
    return chooseOne(query, parameter, [...things.values()].slice(0, 60));
  }

  /** Things to ask the board about, each with its link. */
  function chooseOne(query, parameter, things) {
    const link = (thing) =>
      el(
        "a",
        { href: Camket.href(`board/${query.name}`, { ...Camket.here().params, [parameter.name]: thing.iri }) },
        icon(thing.kind, `kind-${thing.kind}`),
        el("span", { class: "thing-name" }, thing.label ?? thing.v),
      );
    return el(
      "ul",
      { class: "choices" },
      things.map((thing) => el("li", {}, link(thing))),
    );
  }
})();

"use strict";
// The one table of the program: heads that sort, cells by type, rows that lead to their evidence.
(function () {
  const Camket = window.Camket;
  const { el, icon, t, fmt } = Camket;
  const NUMBERS = ["integer", "decimal", "amount"];
  const LONG = 280; // a longer text is folded
  const WIDE = 60; // a column with longer ones is given room
  const THING = /^https?:\/\/\S+\/id\/\w+\/\S+$/; // an IRI that no name stands beside
  /** Values that are written otherwise than as they are kept, by column. */
  const WRITTEN = {
    doubtful: (share) => fmt.percent(Number(share)),
    format: (name) => (Camket.knows(`format.${name}`) ? t(`format.${name}`) : String(name).toUpperCase()),
  };

  Camket.written = WRITTEN;

  /** Rows as objects: `row.agency.label`, `row.due.v`. */
  Camket.records = (answer) =>
    answer.rows.map((row) => Object.fromEntries(answer.columns.map((column, i) => [column.name, row[i]])));

  /** What a cell says, as a text. */
  Camket.cellWords = (cell) => (cell ? (cell.label ?? cell.v ?? "") : "");

  function concept(cell) {
    const name = Camket.local(cell.iri);
    if (Camket.STATUSES.includes(name)) return Camket.status(name);
    const known = Camket.label(cell.iri);
    return known === name && cell.v && cell.v !== cell.iri ? cell.v : known;
  }

  function long(text) {
    if (text.length <= LONG) return text;
    return el(
      "details",
      { class: "long" },
      el("summary", {}, `${text.slice(0, LONG).replace(/\s\S*$/, "")} …`),
      el("span", {}, text),
    );
  }

  /** Words of a document: a link to where they stand in it. */
  function quoted(text, source) {
    return el(
      "a",
      { class: "quoted", href: Camket.href("document", { iri: source, quote: text.slice(0, 160) }) },
      text.length > LONG ? `${text.slice(0, LONG).replace(/\s\S*$/, "")} …` : text,
    );
  }

  /** The contents of one cell: null, {v}, {v|label, iri, kind}. */
  Camket.cell = (cell, column) => {
    if (cell === null || cell === undefined) return el("span", { class: "none", aria: { label: t("cell.none") } }, "—");
    const said = cell.label ?? cell.v ?? "";
    if (column.type === "concept") return concept(cell);
    if (column.type === "period") return fmt.period(cell.v, cell.to_);
    if (column.type === "amount") return fmt.amount(cell.v, cell.to_, cell.unit);
    if (cell.to) return el("a", { href: cell.to }, fmt.number(said));
    if (cell.within) return quoted(String(said), cell.within);
    if (cell.iri && cell.kind) return [Camket.thing({ ...cell, label: THING.test(said) ? "" : said }), " ", Camket.reviewedBadge({ statement: cell.iri }, true)];
    if (cell.iri) return said || Camket.label(cell.iri);
    if (column.type === "date") return el("time", { datetime: said }, fmt.date(said));
    if (column.name in WRITTEN) return WRITTEN[column.name](said);
    if (NUMBERS.includes(column.type)) return fmt.number(said);
    if (THING.test(said)) return Camket.thing({ iri: said, label: Camket.local(said) });
    if (column.type === "boolean") return t(String(said) === "true" ? "yes" : "no");
    return long(String(said));
  };

  function sortable(cell, column) {
    if (cell === null || cell === undefined) return null;
    const said = column.type === "concept" ? Camket.label(cell.iri) : (cell.label ?? cell.v);
    if (column.type === "amount") return Number(cell.v ?? cell.to_);
    return NUMBERS.includes(column.type) ? Number(said) : String(said ?? cell.to_ ?? "");
  }

  let collator; // made when first sorted by: it takes 30 ms
  const inOrder = (a, b) => (collator ||= new Intl.Collator("vi", { numeric: true, sensitivity: "base" })).compare(a, b);

  /** Row numbers in the order of a column; rows without a value stand last either way. */
  Camket.sorted = (rows, columns, order) => {
    const down = order.startsWith("-");
    const at = columns.findIndex((c) => c.name === order.replace(/^-/, ""));
    const numbers = rows.map((_, i) => i);
    if (at < 0) return numbers;
    const keys = rows.map((row) => sortable(row[at], columns[at]));
    return numbers.sort((a, b) => {
      if (keys[a] === null || keys[b] === null) return (keys[a] === null) - (keys[b] === null) || a - b;
      const by = typeof keys[a] === "number" ? keys[a] - keys[b] : inOrder(keys[a], keys[b]);
      return (down ? -by : by) || a - b;
    });
  };

  function head(column, order, sort) {
    const own = order.replace(/^-/, "") === column.name;
    const down = own && order.startsWith("-");
    const label = Camket.said(column.label) || column.name;
    const button =
      sort &&
      el(
        "button",
        {
          class: "sort",
          type: "button",
          data: { focus: `sort-${column.name}` },
          on: { click: () => sort(own && !down ? `-${column.name}` : column.name) },
        },
        label,
        el("span", { class: "arrow", aria: { hidden: true } }, own ? (down ? "▼" : "▲") : ""),
      );
    // Browsers leave buttons out of the heads that they repeat on each sheet of paper.
    const printed = el("span", { class: "head-printed", aria: { hidden: true } }, label);
    return el(
      "th",
      {
        scope: "col",
        class: NUMBERS.includes(column.type) && "num",
        aria: { sort: own ? (down ? "descending" : "ascending") : null },
      },
      sort ? [button, printed] : label,
    );
  }

  function evidenceLink(at) {
    if (!at) return null;
    return el(
      "a",
      {
        class: "evidence-link",
        href: Camket.place(at.source, at.start, at.end, at.page),
        title: t("evidence.open"),
        aria: { label: t("evidence.open") },
      },
      icon("statement"),
    );
  }

  /** What people said of the statement that shows a row, unless a thing of the row bears it. */
  const judged = (at, cells) => at && !cells.some((cell) => cell && cell.iri && Camket.reviewedAt({ statement: cell.iri })) && Camket.reviewedBadge(at, true);

  /** Arrow keys go from row to row: one row is in the order of Tab, its link takes the focus. */
  function rove(body) {
    body.addEventListener("keydown", (event) => {
      const steps = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" };
      if (!(event.key in steps) || !event.target.matches("a, button, summary")) return;
      const row = event.target.closest("tr");
      const cells = [...row.querySelectorAll("a, button, summary")];
      const next = row[steps[event.key]];
      const links = next ? [...next.querySelectorAll("a, button, summary")] : [];
      if (!links.length) return;
      event.preventDefault();
      links[Math.min(cells.indexOf(event.target), links.length - 1)].focus();
    });
  }

  function rowOf(cells, { columns, wide }, ...more) {
    const cell = (each, c) => {
      const column = columns[c];
      const classes = [NUMBERS.includes(column.type) && "num", `type-${column.type}`, wide[c] && "wide"];
      return el("td", { class: classes, data: { label: Camket.said(column.label) } }, Camket.cell(each, column));
    };
    return el("tr", {}, cells.map(cell), more);
  }

  function frame(caption, cards, heads, body) {
    return el(
      "div",
      { class: ["table-box", cards && "as-cards"], role: "region", tabindex: 0, aria: { label: caption } },
      el(
        "table",
        { class: "table" },
        caption ? el("caption", { class: "sr" }, caption) : null,
        el("thead", {}, heads),
        body,
      ),
    );
  }

  const hasLong = (rows, c) => rows.some((row) => row[c] && String(row[c].v ?? "").length > WIDE);

  /**
   * A table. `columns` [{name, label, type}], `rows` [[cell…]], `evidence` [place|null per row];
   * `caption` names it; `order` and `onOrder` where the server sorts, else it is sorted here.
   * `onRow(row, number)` may return one more cell's contents.
   */
  Camket.table = ({ columns, rows, evidence, caption, order, onOrder, onRow, cards = true }) => {
    let by = order || "";
    const proved = evidence && evidence.some(Boolean);
    const form = { columns, wide: columns.map((column, c) => column.type === "text" && hasLong(rows, c)) };
    const [heads, body] = [el("tr", {}), el("tbody", {})];
    const box = frame(caption, cards, heads, body);
    const proof = (i) => proved && el("td", { class: "evidence-cell" }, judged(evidence[i], rows[i]), evidenceLink(evidence[i]));
    const more = (i) => onRow && el("td", { class: "more-cell" }, onRow(rows[i], i));
    const extra = (shown, name, key) =>
      shown && el("th", { scope: "col", class: name }, el("span", { class: "sr" }, t(key)));

    function sort(next) {
      by = next;
      if (onOrder) {
        onOrder(next);
        return;
      }
      draw();
      const again = heads.querySelector(`[data-focus="${CSS.escape(`sort-${by.replace(/^-/, "")}`)}"]`);
      if (again) again.focus();
    }
    function draw() {
      const shown = columns.map((column) => head(column, by, rows.length > 1 ? sort : null));
      const ends = [extra(proved, "evidence-cell", "evidence"), extra(onRow, "more-cell", "cell.more")];
      Camket.clear(heads, shown, ends);
      const numbers = onOrder || !by ? [...rows.keys()] : Camket.sorted(rows, columns, by);
      Camket.clear(
        body,
        numbers.map((i) => rowOf(rows[i], form, proof(i), more(i))),
      );
    }
    draw();
    rove(body);
    return box;
  };
})();

"use strict";
// Answers to a board's question: a page of rows for its table, as many as it takes for its picture.
(function () {
  const Camket = window.Camket;
  const { t } = Camket;
  const PAGE = 200;
  const PORTION = 500; // the server keeps answers up to this size
  const SOME = 3000;
  const answers = { PAGE };
  Camket.answers = answers;

  const ask = (query, values, cut) => Camket.get(`/api/ask/${query.name}`, { ...values, ...cut });

  /** Some rows of an answer, by their numbers, with the evidence that belongs to them. */
  function taken(answer, numbers) {
    const evidence = answer.evidence && numbers.map((i) => answer.evidence[i]);
    return { ...answer, rows: numbers.map((i) => answer.rows[i]), evidence };
  }

  /** A static copy holds the deadlines of all days: those asked for are chosen here. */
  function between(answer, { from, to }) {
    const due = answer.columns.findIndex((column) => column.name === "due");
    const kept = [...answer.rows.keys()].filter((i) => answer.rows[i][due].v >= from && answer.rows[i][due].v <= to);
    return { ...taken(answer, kept), total: kept.length };
  }

  /** A static copy holds whole answers: order and page are made here. */
  function cutHere(answer, { order, offset }) {
    const numbers = order ? Camket.sorted(answer.rows, answer.columns, order) : [...answer.rows.keys()];
    return taken(answer, numbers.slice(offset, offset + PAGE));
  }

  async function copied(query, values) {
    const answer = await ask(query, values);
    return values.from && values.to ? between(answer, values) : answer;
  }

  /** One page of rows, in the order asked for. */
  answers.page = async (query, values, { order, offset }) => {
    if (Camket.static) return cutHere(await copied(query, values), { order, offset });
    return ask(query, values, { order, limit: PAGE, offset: offset || null });
  };

  /** The rows that a picture is made of, at most `most`: `rows` may be fewer than `total`. */
  answers.rows = async (query, values, most = SOME) => {
    if (Camket.static) return copied(query, values);
    const first = await ask(query, values, { limit: PORTION });
    const rows = [...first.rows];
    while (rows.length < Math.min(first.total, most)) {
      const next = await ask(query, values, { limit: PORTION, offset: rows.length });
      if (!next.rows.length) break;
      rows.push(...next.rows);
    }
    return { ...first, rows };
  };

  /** Columns that only repeat what was asked for stand in the form already; empty ones say nothing. */
  answers.narrowed = (answer, values) => {
    const same = (i) => {
      const first = answer.rows[0][i];
      return first && first.iri && answer.rows.every((row) => row[i] && row[i].iri === first.iri);
    };
    const kept = [...answer.columns.keys()].filter(
      (i) =>
        !answer.rows.length ||
        (answer.rows.some((row) => row[i] !== null) && !(values[answer.columns[i].name] && same(i))),
    );
    return {
      ...answer,
      columns: kept.map((i) => answer.columns[i]),
      rows: answer.rows.map((row) => kept.map((i) => row[i])),
    };
  };

  /** A quotation in a row leads into its document, even where its characters are not told. */
  answers.placed = (answer) => {
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
  };

  const JOINED = [
    { first: "period_from", second: "period_to", label: "column.period", type: "period" },
    { first: "low", second: "high", label: "column.amount", type: "amount" },
  ];

  const both = (first, second, unit) =>
    first || second ? { v: first ? first.v : null, to_: second ? second.v : null, unit: unit ? unit.v : "" } : null;

  /** For the eye: both ends of a period in one column, both bounds of an amount with its unit. */
  answers.joined = (answer) => {
    const at = (name) => answer.columns.findIndex((column) => column.name === name);
    const columns = [...answer.columns];
    const rows = answer.rows.map((row) => [...row]);
    const drop = new Set();
    JOINED.forEach(({ first, second, label, type }) => {
      const [a, b, unit] = [at(first), at(second), type === "amount" ? at("unit") : -1];
      if (a < 0 || b < 0) return;
      [b, unit].forEach((i) => drop.add(i));
      columns[a] = { ...columns[a], label: t(label), type };
      rows.forEach((row) => {
        row[a] = both(row[a], row[b], row[unit]);
      });
    });
    const kept = [...columns.keys()].filter((i) => !drop.has(i));
    return { ...answer, columns: kept.map((i) => columns[i]), rows: rows.map((row) => kept.map((i) => row[i])) };
  };
})();

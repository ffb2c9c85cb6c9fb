"use strict";
// A chart of an answer: bars by name, a line by day; without a number, how often each name comes.
(function () {
  const Camket = window.Camket;
  const NUMBERS = ["integer", "decimal"];
  const MOST = 40;
  const NAMES = ["thing", "text", "concept", "boolean"];

  const said = (cell) => (cell === null || cell === undefined ? "" : String(cell.label ?? cell.v ?? ""));

  function bySum(rows, of, value) {
    const sums = new Map();
    rows.forEach((row) => { const name = of(row); if (name) sums.set(name, (sums.get(name) || 0) + value(row)); });
    return [...sums];
  }

  /** What can be drawn of an answer: {kind, points [[name, number]], name, value}, or nothing. */
  Camket.query.chartOf = (found) => {
    if (found.triples || found.rows.length < 2) return null;
    const at = (types) => found.columns.findIndex((column) => types.includes(column.type));
    const number = at(NUMBERS);
    const day = at(["date"]);
    const name = at(NAMES);
    const value = number < 0 ? () => 1 : (row) => Number(said(row[number])) || 0;
    const along = day >= 0 && (name < 0 || number < 0) ? day : name;
    if (along < 0) return null;
    const points = bySum(found.rows, (row) => said(row[along]), value);
    if (points.length < 2 || (number < 0 && points.every(([, count]) => count === 1))) return null;
    const kind = along === day ? "line" : "bars";
    points.sort(kind === "line" ? (a, b) => (a[0] < b[0] ? -1 : 1) : (a, b) => b[1] - a[1]);
    return { kind, points, name: found.columns[along], value: number < 0 ? Camket.t("query.rows") : Camket.said(found.columns[number].label) };
  };

  function bars({ points, value }) {
    const { svg, fmt } = Camket;
    const shown = points.slice(0, MOST);
    const most = Math.max(...shown.map(([, n]) => Math.abs(n)), 1);
    const [left, wide, row] = [270, 760, 26];
    return svg("svg", { class: "query-svg", viewBox: `0 0 ${wide} ${shown.length * row + 8}`, role: "img", aria: { label: value } }, shown.map(([name, n], i) => {
      const length = Math.max(1, (Math.abs(n) / most) * (wide - left - 80));
      const short = name.length > 38 ? `${name.slice(0, 37)}…` : name;
      return svg("g", {}, svg("title", {}, `${name}: ${fmt.number(n)}`),
        svg("text", { class: "query-name", x: left - 10, y: i * row + 18, "text-anchor": "end" }, short),
        svg("rect", { x: left, y: i * row + 5, width: length, height: row - 8, rx: 2 }),
        svg("text", { class: "query-number", x: left + length + 8, y: i * row + 18 }, fmt.number(n)));
    }));
  }

  function line({ points, value }) {
    const { svg, fmt } = Camket;
    const [wide, high, left, low] = [760, 300, 60, 40];
    const days = points.map(([day]) => Date.parse(day));
    const [first, last] = [Math.min(...days), Math.max(...days)];
    const top = Math.max(...points.map(([, n]) => n), 1);
    const x = (day) => left + ((Date.parse(day) - first) / (last - first || 1)) * (wide - left - 24);
    const y = (n) => high - low - (n / top) * (high - low - 20);
    const marks = [0, top / 2, top].map((n) => svg("g", {}, svg("line", { class: "query-grid", x1: left, x2: wide - 20, y1: y(n), y2: y(n) }), svg("text", { class: "query-number", x: left - 8, y: y(n) + 4, "text-anchor": "end" }, fmt.number(Math.round(n * 100) / 100))));
    const ends = [points[0], points[points.length - 1]].map(([day], i) => svg("text", { class: "query-name", x: x(day), y: high - 14, "text-anchor": i ? "end" : "start" }, fmt.date(day)));
    return svg("svg", { class: "query-svg", viewBox: `0 0 ${wide} ${high}`, role: "img", aria: { label: value } }, marks, ends,
      svg("polyline", { points: points.map(([day, n]) => `${x(day).toFixed(1)},${y(n).toFixed(1)}`).join(" ") }),
      points.map(([day, n]) => svg("circle", { cx: x(day).toFixed(1), cy: y(n).toFixed(1), r: 3.5 }, svg("title", {}, `${fmt.date(day)}: ${fmt.number(n)}`))));
  }

  /** The chart, with what it shows in words above. */
  Camket.query.chart = (found) => {
    const { el, t, fmt } = Camket;
    const chart = Camket.query.chartOf(found);
    const left = chart.kind === "bars" ? chart.points.length - MOST : 0;
    const partial = found.total > found.rows.length;
    return el("figure", { class: "query-chart" }, el("figcaption", {}, t("query.chart-of", { value: chart.value, name: Camket.said(chart.name.label) })),
      chart.kind === "bars" ? bars(chart) : line(chart),
      left > 0 ? el("p", { class: "soft" }, t("query.chart-rest", { n: fmt.number(left) })) : null,
      partial ? el("p", { class: "soft" }, t("query.chart-part", { n: fmt.number(found.rows.length), total: fmt.number(found.total) })) : null);
  };
})();

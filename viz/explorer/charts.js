"use strict";
// Charts as SVG. Each has a title and a description; the table beside it says the same in words.
(function () {
  const Camket = window.Camket;
  const { el, svg, t, fmt } = Camket;
  const charts = {};
  Camket.charts = charts;
  let made = 0;

  /** The frame of a drawing: named for those who listen. */
  function figure(width, height, { title, description, className }, ...children) {
    const id = `chart-${++made}`;
    return svg(
      "svg",
      {
        class: ["chart", className],
        viewBox: `0 0 ${width} ${height}`,
        role: "img",
        aria: { labelledby: `${id}-t ${id}-d` },
      },
      svg("title", { id: `${id}-t` }, title),
      svg("desc", { id: `${id}-d` }, description || ""),
      children,
    );
  }
  charts.figure = figure;

  /** One bar of shares side by side: `parts` [{name, count, href, className}]. */
  charts.bar = (parts, { total, title, slim }) => {
    const sum = total || parts.reduce((all, part) => all + part.count, 0) || 1;
    let at = 0;
    const pieces = parts
      .filter((part) => part.count)
      .map((part) => {
        const wide = (part.count / sum) * 1000;
        // A way for the mouse; the legend or the table beside is the way for keys.
        const on = part.href
          ? {
              click: () => {
                location.hash = part.href;
              },
            }
          : {};
        const rect = svg(
          "rect",
          { class: [part.className, part.href && "leads"], x: at, y: 0, width: Math.max(wide - 2, 2), height: 20, on },
          svg("title", {}, `${part.name}: ${fmt.number(part.count)}`),
        );
        at += wide;
        return rect;
      });
    const words = parts
      .filter((part) => part.count)
      .map((part) => `${part.name}: ${fmt.number(part.count)}`)
      .join("; ");
    const drawn = figure(1000, 20, { title, description: words, className: slim ? "bar slim" : "bar" }, pieces);
    drawn.setAttribute("preserveAspectRatio", "none");
    return drawn;
  };

  /** How often each value stands in a list. */
  charts.count = (values) => {
    const found = {};
    values.filter(Boolean).forEach((value) => {
      found[value] = (found[value] || 0) + 1;
    });
    return found;
  };

  /** Adds counts to sums. */
  charts.add = (sums, counts) => {
    Object.entries(counts).forEach(([name, n]) => {
      sums[name] = (sums[name] || 0) + n;
    });
    return sums;
  };

  charts.statusParts = (counts, href) =>
    Camket.STATUSES.map((status) => ({
      name: t(`status.${status}`),
      status,
      count: counts[status] || 0,
      className: `fill-${status}`,
      href: href ? href(status) : null,
    }));

  /** The words to a bar, each with its number and its link. */
  charts.legend = (parts) =>
    el(
      "ul",
      { class: "legend" },
      parts
        .filter((part) => part.count)
        .map((part) => {
          const inner = [
            el("span", { class: ["swatch", part.className] }),
            el("span", {}, part.name),
            el("strong", { class: "num" }, fmt.number(part.count)),
          ];
          return el("li", {}, part.href ? el("a", { href: part.href }, inner) : el("span", {}, inner));
        }),
    );

  const STEPS = [1, 2, 2.5, 5, 10];

  /** Round numbers from low to high, about `count` of them. */
  function ticks(low, high, count) {
    const raw = (high - low) / count || 1;
    const power = 10 ** Math.floor(Math.log10(raw));
    const step = STEPS.map((s) => s * power).find((s) => s >= raw) || raw;
    const found = [];
    for (let x = Math.ceil(low / step) * step; x <= high + step / 1e6; x += step) found.push(Number(x.toPrecision(12)));
    return found;
  }
  charts.ticks = ticks;

  /** Firsts of months between two days, so many that their names find room. */
  charts.months = (from, to, most) => {
    const [year, month] = from.split("-").map(Number);
    const firsts = [];
    for (let n = year * 12 + month - 1; ; n += 1) {
      const first = `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}-01`;
      if (first > to) break;
      if (first >= from) firsts.push(first);
    }
    const every = [1, 2, 3, 6, 12, 24, 60, 120].find((e) => firsts.length / e <= most) || 240;
    return firsts.filter((first) => (Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1) % every === 0);
  };

  const FRAME = { height: 260, left: 74, right: 20, top: 18, bottom: 34 };

  /** The scales of a history: days along x, figures along y. */
  function scales(points) {
    const { height, left, right, top, bottom } = FRAME;
    const width = window.innerWidth < 640 ? 380 : 720;
    const days = points.map((p) => p.day).sort();
    const [from, to] = [fmt.add(days[0], -20), fmt.add(days[days.length - 1], 20)];
    const values = points.flatMap((p) => [p.low, p.high]).filter((v) => v !== null);
    const least = Math.min(0, ...values);
    const most = Math.max(...values, least + 1e-9);
    const x = (day) => left + (fmt.between(from, day) / Math.max(1, fmt.between(from, to))) * (width - left - right);
    const y = (value) => top + (1 - (value - least) / ((most - least) * 1.08)) * (height - top - bottom);
    return { width, from, to, least, most, x, y };
  }

  function frame({ width, from, to, least, most, x, y }, unit) {
    const { height, left, right } = FRAME;
    const line = (name, at) => svg("line", { class: name, x1: left, x2: width - right, y1: at, y2: at });
    const tick = (text, props) => svg("text", { class: "tick", ...props }, text);
    return [
      ticks(least, most * 1.05, 4).map((value) => [
        line("grid", y(value)),
        tick(fmt.number(value), { x: left - 8, y: y(value) + 4, "text-anchor": "end" }),
      ]),
      line("axis", y(least)),
      charts
        .months(from, to, width / 90)
        .map((month) =>
          tick(fmt.month(month).replace(/^\D+/, ""), { x: x(month), y: height - 12, "text-anchor": "middle" }),
        ),
      tick(unit, { class: "tick unit", x: left - 8, y: 10, "text-anchor": "end" }),
    ];
  }

  function dot(point, { x, y }) {
    const [cx, cy] = [x(point.day), y(point.low ?? point.high)];
    const shape =
      point.kind === "target"
        ? svg("path", { class: "point-target", d: `M${cx} ${cy - 6}l6 6-6 6-6-6z` })
        : svg("circle", { class: "point-actual", cx, cy, r: 5 });
    const wide = point.high !== null && point.low !== null && point.high !== point.low;
    const span = wide && svg("line", { class: "range", x1: cx, x2: cx, y1: y(point.low), y2: y(point.high) });
    return svg(point.href ? "a" : "g", { href: point.href }, svg("title", {}, point.text), span, shape);
  }

  /** Figures of one unit over time: `points` [{day, low, high, kind, text, href}], kind «target» or «actual». */
  charts.history = (points, { title, unit }) => {
    const scale = scales(points);
    const actual = points.filter((p) => p.kind === "actual" && p.low !== null);
    const along = actual.map((p) => `${scale.x(p.day)},${scale.y(p.low)}`).join(" ");
    const drawn = figure(
      scale.width,
      FRAME.height,
      { title, description: points.map((p) => p.text).join("; "), className: "history" },
      frame(scale, unit),
      actual.length > 1 && svg("polyline", { class: "line-actual", points: along }),
      points.map((point) => dot(point, scale)),
    );
    drawn.setAttribute("role", "group");
    return drawn;
  };

  /** How far a target was reached: `share` in percent, the line stands at 100. */
  charts.attained = (share, verdict) => {
    const wide = (Math.min(Math.max(share, 0), 150) / 150) * 200;
    return figure(
      200,
      14,
      { title: `${fmt.number(Math.round(share * 10) / 10)}%`, className: "attained" },
      svg("rect", { class: "trough", x: 0, y: 3, width: 200, height: 8, rx: 2 }),
      svg("rect", { class: `verdict-${verdict}`, x: 0, y: 3, width: wide, height: 8, rx: 2 }),
      svg("line", { class: "goal", x1: 133.3, x2: 133.3, y1: 0, y2: 14 }),
    );
  };
})();

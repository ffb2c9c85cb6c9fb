"use strict";
// Figures: targets and actuals over time, and how far targets were reached.
(function () {
  const Camket = window.Camket;
  const { el, t, fmt, charts, pictures, records } = Camket;
  const { local, cellWords: words } = Camket;
  const DRAWN = 12;
  const SHARES = 30;

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

  pictures["figure-history"] = {
    rows: 3000,
    draw(answer, values) {
      const rows = records(answer).map((row) => ({ indicator: { v: values.indicator }, ...row }));
      const drawn = drawings(rows, 1);
      if (!drawn.length) return {};
      return {
        above: el(
          "section",
          { class: "panel" },
          el("div", { class: "panel-head" }, el("h2", {}, t("figure.history")), sides()),
          el("div", { class: "drawings" }, drawn),
        ),
      };
    },
  };

  function compared(rows) {
    const [{ indicator }] = rows;
    const history = Camket.href("board/figure-history", { indicator: indicator.iri });
    return el(
      "div",
      { class: "figure-one" },
      el("h3", {}, el("a", { href: history }, words(indicator))),
      drawings(rows, 2),
    );
  }

  pictures["targets-and-actuals"] = {
    rows: 3000,
    draw(answer) {
      const byName = new Map();
      records(answer).forEach((row) => {
        if (row.indicator) byName.set(row.indicator.iri, [...(byName.get(row.indicator.iri) || []), row]);
      });
      const comparable = [...byName.values()].filter((rows) => drawings(rows, 2).length);
      if (!comparable.length) return {};
      return {
        above: el(
          "section",
          { class: "panel" },
          el("div", { class: "panel-head" }, el("h2", {}, t("figure.compared")), sides()),
          el("div", { class: "figures" }, Camket.unfolding(comparable.map(compared), DRAWN, "p")),
        ),
      };
    },
  };

  function share(row) {
    const percent = Number(row.share.v);
    return el(
      "li",
      {},
      el(
        "span",
        { class: "bar-name" },
        words(row.indicator),
        " ",
        el("span", { class: "soft" }, `${words(row.actual_text)} / ${words(row.target_text)}`),
      ),
      charts.attained(percent, local(row.verdict.iri)),
      el("span", { class: "num bar-total" }, fmt.percent(percent / 100)),
    );
  }

  function shares(told) {
    return el(
      "div",
      { class: "panel-body" },
      el("h2", {}, t("attained.shares")),
      el("ol", { class: "bars shares" }, Camket.unfolding(told.map(share), SHARES, "li")),
      el("p", { class: "soft" }, t("attained.line")),
    );
  }

  pictures.attainment = {
    rows: 3000,
    draw(answer) {
      const rows = records(answer);
      if (!rows.length) return {};
      const verdicts = charts.count(rows.map((row) => row.verdict && local(row.verdict.iri)));
      const parts = Object.entries(verdicts).map(([verdict, count]) => ({
        name: Camket.label(verdict),
        count,
        className: `fill-verdict-${verdict}`,
      }));
      const bar = parts.length > 1 && charts.bar(parts, { title: t("attained.title") });
      const told = rows.filter((row) => row.share && row.verdict);
      return {
        above: el(
          "section",
          { class: "panel" },
          el("div", { class: "strip" }, bar, charts.legend(parts)),
          told.length > 0 && shares(told),
        ),
      };
    },
  };
})();

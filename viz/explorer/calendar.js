"use strict";
// Deadlines as a calendar by month, and along a line of time with the day judged by.
(function () {
  const Camket = window.Camket;
  const { el, svg, icon, t, fmt, charts } = Camket;

  const first = (day) => `${day.slice(0, 7)}-01`;
  const monthAfter = (day, by) => {
    const [year, month] = day.split("-").map(Number);
    const n = year * 12 + month - 1 + by;
    return `${String(Math.floor(n / 12)).padStart(4, "0")}-${String((n % 12) + 1).padStart(2, "0")}-01`;
  };
  const last = (day) => fmt.add(monthAfter(day, 1), -1);

  function dayCell(day, month, counts) {
    const all = counts.reduce((sum, each) => sum + each.count, 0);
    const today = day === Camket.asOf();
    const name = `${fmt.date(day)}: ${counts.map((each) => `${t(`status.${Camket.local(each.status)}`)} ${each.count}`).join(", ") || t("calendar.nothing")}`;
    const inner = [
      el("span", { class: "day-number", aria: { hidden: all > 0 } }, String(Number(day.slice(8)))),
      today && el("span", { class: "sr" }, t("calendar.judged")),
      all > 0 && el("span", { class: "sr" }, name),
      all > 0 &&
        el(
          "span",
          { class: "day-marks", aria: { hidden: true } },
          Camket.STATUSES.flatMap((status) =>
            counts
              .filter((each) => Camket.local(each.status) === status)
              .map((each) => el("span", { class: ["day-mark", `status-${status}`] }, String(each.count))),
          ),
        ),
    ];
    const classes = [
      !day.startsWith(month) && "other",
      today && "today",
      [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) && "weekend",
    ];
    return el(
      "td",
      { class: classes },
      all > 0 ? el("a", { href: Camket.href("board/due-between", { from: day, to: day }) }, inner) : inner,
    );
  }

  function grid(month, days) {
    const start = new Date(`${month}-01T00:00:00Z`);
    const before = (start.getUTCDay() + 6) % 7; // weeks begin on Monday
    const from = fmt.add(`${month}-01`, -before);
    const weeks = Math.ceil((before + Number(last(`${month}-01`).slice(8))) / 7);
    const rows = Array.from({ length: weeks }, (_, w) =>
      el(
        "tr",
        {},
        Array.from({ length: 7 }, (__, d) => {
          const day = fmt.add(from, w * 7 + d);
          return dayCell(day, month, days[day] || []);
        }),
      ),
    );
    return el(
      "table",
      { class: "calendar" },
      el("caption", { class: "sr" }, fmt.month(month)),
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          [1, 2, 3, 4, 5, 6, 0].map((n) =>
            el("th", { scope: "col" }, el("abbr", { title: t(`weekday.${n}`) }, t(`weekday.short.${n}`))),
          ),
        ),
      ),
      el("tbody", {}, rows),
    );
  }

  function monthNav(month) {
    const go = (by) => {
      const day = monthAfter(`${month}-01`, by);
      return Camket.href("board/due-between", { from: day, to: last(day) });
    };
    return el(
      "nav",
      { class: "month-nav", aria: { label: t("calendar.months") } },
      el(
        "a",
        { class: "icon-button", href: go(-1), id: "month-before", aria: { label: t("calendar.before") } },
        icon("back"),
      ),
      el("h2", { aria: { live: "polite" } }, fmt.month(month)),
      el(
        "a",
        { class: "icon-button", href: go(1), id: "month-after", aria: { label: t("calendar.after") } },
        icon("next"),
      ),
      el(
        "a",
        {
          class: "button small",
          href: Camket.href("board/due-between", { from: first(Camket.asOf()), to: last(Camket.asOf()) }),
        },
        t("calendar.this-month"),
      ),
      el(
        "a",
        {
          class: "button small",
          href: Camket.href("board/due-between", {
            from: `${month.slice(0, 4)}-01-01`,
            to: `${month.slice(0, 4)}-12-31`,
          }),
        },
        t("calendar.year", { year: month.slice(0, 4) }),
      ),
    );
  }

  const BOX = { width: 1000, height: 190, top: 16, bottom: 160 };

  /** Counts by status of each slot of `step` days: slot number → {status: count}. */
  function slots(days, from, to, step) {
    const found = new Map();
    Object.entries(days).forEach(([day, counts]) => {
      if (day < from || day > to) return;
      const slot = Math.floor(fmt.between(from, day) / step);
      const sums = found.get(slot) || {};
      counts.forEach(({ status, count }) => {
        const name = Camket.local(status);
        sums[name] = (sums[name] || 0) + count;
      });
      found.set(slot, sums);
    });
    return found;
  }

  /** One slot as a stack of bars that leads to its tasks. */
  function stack(sums, day, end, { left, width, unit }) {
    let y = BOX.bottom;
    const used = Camket.STATUSES.filter((status) => sums[status]);
    const bars = used.map((status) => {
      y -= sums[status] * unit;
      const height = Math.max(1, sums[status] * unit - 1);
      return svg("rect", { class: `fill-${status}`, x: left, y, width, height });
    });
    const said = used.map((status) => `${t(`status.${status}`)} ${sums[status]}`).join(", ");
    const href = Camket.href("board/due-between", { from: day, to: end });
    return svg("a", { href }, svg("title", {}, `${fmt.period(day, end)}: ${said}`), bars);
  }

  function monthMark(month, at) {
    return [
      svg("line", { class: "grid", x1: at, x2: at, y1: BOX.top, y2: BOX.bottom + 5 }),
      svg("text", { class: "tick", x: at + 4, y: BOX.height - 10 }, `${month.slice(5, 7)}/${month.slice(0, 4)}`),
    ];
  }

  function nowMark(now, at) {
    const late = at > BOX.width - 120;
    const word = { class: "now-word", x: late ? at - 6 : at + 6, y: 12, "text-anchor": late ? "end" : "start" };
    return [svg("line", { class: "now", x1: at, x2: at, y1: 0, y2: BOX.bottom + 4 }), svg("text", word, fmt.date(now))];
  }

  /** Deadlines along a line of time, by days or weeks; the day judged by cuts it in two. */
  Camket.deadlines = (days, from, to) => {
    const step = fmt.between(from, to) > 120 ? 7 : 1;
    const x = (n) => (n / (fmt.between(from, to) + 1)) * BOX.width;
    const found = slots(days, from, to, step);
    const sums = [...found.values()].map((each) => Object.values(each).reduce((a, b) => a + b, 0));
    const unit = (BOX.bottom - BOX.top) / Math.max(4, ...sums);
    const width = Math.max(3, Math.min(26, x(step) - 1));
    const now = Camket.asOf();
    const drawn = charts.figure(
      BOX.width,
      BOX.height,
      { title: t("timeline.deadlines"), description: t("timeline.deadlines-said"), className: "deadlines" },
      svg("line", { class: "axis", x1: 0, x2: BOX.width, y1: BOX.bottom, y2: BOX.bottom }),
      charts.months(from, to, 12).map((month) => monthMark(month, x(fmt.between(from, month)))),
      [...found].map(([slot, each]) => {
        const day = fmt.add(from, slot * step);
        return stack(each, day, fmt.add(day, step - 1), { left: x(slot * step) + 0.5, width, unit });
      }),
      now >= from && now <= to && nowMark(now, x(fmt.between(from, now) + 0.5)),
    );
    drawn.setAttribute("role", "group");
    return drawn;
  };

  function sums(days, from, to) {
    const found = {};
    Object.entries(days)
      .filter(([day]) => day >= from && day <= to)
      .forEach(([, counts]) =>
        counts.forEach((each) => charts.add(found, { [Camket.local(each.status)]: each.count })),
      );
    return found;
  }

  const legend = (days, from, to) => charts.legend(charts.statusParts(sums(days, from, to)));

  function monthPanel(month, days) {
    const told = el("div", { class: "month-legend" }, legend(days, `${month}-01`, last(`${month}-01`)));
    return el("section", { class: "panel" }, monthNav(month), told, grid(month, days));
  }

  Camket.pictures["due-between"] = {
    async draw(_, values) {
      const month = values.from.slice(0, 7);
      const oneMonth = month === values.to.slice(0, 7);
      const wide = {
        from: oneMonth ? monthAfter(first(values.from), -5) : values.from,
        to: oneMonth ? last(monthAfter(first(values.from), 6)) : values.to,
      };
      const { days } = await Camket.get("/api/calendar", { ...wide, as_of: Camket.asOf() });
      const line = el(
        "section",
        { class: "panel" },
        el("h2", {}, t("timeline.deadlines")),
        el(
          "div",
          { class: "panel-body scroll" },
          Camket.deadlines(days, wide.from, wide.to),
          legend(days, wide.from, wide.to),
        ),
      );
      return { above: [oneMonth && monthPanel(month, days), line] };
    },
  };
})();

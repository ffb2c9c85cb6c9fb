"use strict";
// Histories: a list along a line, the newest below; what is told on one day stands together.
(function () {
  const Camket = window.Camket;
  const { el, t, fmt } = Camket;
  const words = Camket.cellWords;

  /** A history. `events` [{day, tone, head, body}] in order of time; the day judged by is drawn in. */
  Camket.timeline = (events) => {
    const now = Camket.asOf();
    const items = [];
    let said = false;
    let before = "";
    const today = () => el("li", { class: "tl-now" }, el("span", {}, `${t("as-of.label")} ${fmt.date(now)}`));
    events.forEach((event) => {
      if (!said && event.day > now) {
        items.push(today());
        said = true;
      }
      items.push(
        el(
          "li",
          { class: ["tl-item", `tone-${event.tone}`] },
          el(
            "time",
            { class: ["tl-day", event.day === before && "same"], datetime: event.day },
            fmt.date(event.day) || t("timeline.no-day"),
          ),
          el("div", { class: "tl-body" }, el("p", { class: "tl-head" }, event.head), event.body),
        ),
      );
      before = event.day;
    });
    if (!said) items.push(today());
    return el("ol", { class: "timeline" }, items);
  };

  const SAYS = { Commitment: "commitment", Result: "result", Problem: "problem", target: "target", actual: "actual" };

  function ofProject(row) {
    const kind = row.kind ? row.kind.iri : "";
    const says = SAYS[Camket.local(kind)];
    const name = says ? t(`says.${says}`) : Camket.label(kind);
    return {
      day: words(row.on),
      tone: says || "other",
      head: [
        el("span", { class: ["badge", says && `says-${says}`] }, name),
        " ",
        words(row.agency_label) && el("strong", {}, words(row.agency_label)),
        row.due && el("span", { class: "soft" }, ` ${t("column.due")} ${fmt.date(words(row.due))}`),
      ],
      body: [
        el("p", {}, words(row.text)),
        row.source && el("p", { class: "tl-source" }, Camket.quoteSource(row.source, words(row.quote))),
      ],
    };
  }

  Camket.pictures["project-timeline"] = {
    rows: 3000,
    draw(answer) {
      if (!answer.rows.length) return {};
      const events = Camket.records(answer)
        .map(ofProject)
        .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
      return { instead: el("section", { class: "panel panel-body" }, Camket.timeline(events)) };
    },
  };
})();

"use strict";
// The history of a claim: every verdict with its person, time and words, and what takes it back.
(function () {
  const Camket = window.Camket;
  const { el, t, fmt } = Camket;
  const review = Camket.review;

  /** «2025-12-01T08:30:00+07:00» → «01/12/2025 08:30», by the clock that wrote it. */
  const time = (when) => {
    const clock = /T(\d{2}:\d{2})/.exec(when || "");
    return clock ? `${fmt.date(when)} ${clock[1]}` : fmt.date(when);
  };

  function changed(verdict, words) {
    if (verdict.verb !== "correct" && verdict.verb !== "add") return null;
    const { said, valueOf } = review.state;
    const facets = verdict.judged.filter((facet) => facet !== "exists");
    return el(
      "dl",
      { class: "verdict-facets" },
      facets.map((facet) => [el("dt", {}, t(`review.facet.${facet}`)), el("dd", {}, said(facet, valueOf(verdict.state, facet), words))]),
    );
  }

  function told(verdict) {
    if (verdict.verb === "undo") return t("review.undid", { n: verdict.undoes });
    if (verdict.verb === "same" || verdict.verb === "different") return [t(`review.verb.${verdict.verb}`), ": ", verdict.one, verdict.verb === "same" ? " = " : " ≠ ", verdict.other];
    return t(`review.verb.${verdict.verb}`);
  }

  const mayUndo = (verdict) => !verdict.undone && verdict.verb !== "comment" && (verdict.who === Camket.myName() ? Camket.may("review") : Camket.may("settle"));

  function entry(verdict, { words, onUndo }) {
    const undo = onUndo && mayUndo(verdict) && el("button", { class: "button small", type: "button", on: { click: () => onUndo(verdict) } }, t("review.undo"));
    return el(
      "li",
      { class: ["verdict", verdict.undone && "undone"] },
      el(
        "p",
        { class: "verdict-head" },
        el("span", { class: "num soft" }, `${verdict.number}. `),
        el("strong", {}, verdict.who),
        el("span", { class: "soft" }, ` (${t(`login.role.${verdict.role}`)}) · `),
        el("time", { datetime: verdict.when }, time(verdict.when)),
      ),
      el("p", { class: "verdict-said" }, told(verdict), verdict.undone && el("span", { class: "badge" }, t("review.undone"))),
      changed(verdict, words),
      verdict.comment && el("p", { class: "verdict-comment" }, "«", verdict.comment, "»"),
      undo && el("p", { class: "actions" }, undo),
    );
  }

  /** The list of a claim's verdicts, the newest first. */
  review.history = (claim, options) => {
    const verdicts = [...(claim.history || [])].reverse();
    if (!verdicts.length) return el("p", { class: "soft panel-body" }, t("review.no-history"));
    return el("ol", { class: "verdicts" }, verdicts.map((verdict) => entry(verdict, options)));
  };
  review.time = time;
  review.changed = changed;
})();

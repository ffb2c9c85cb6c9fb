"use strict";
// Two people on one claim: what the other said beside what was to be written, and the choice.
(function () {
  const Camket = window.Camket;
  const { el, t } = Camket;
  const review = Camket.review;

  const words = (verb) => t(`review.verb.${verb}`);

  function side(title, verb, body) {
    return el("section", { class: "conflict-side" }, el("h3", {}, title), el("p", {}, words(verb)), body);
  }

  function facets(state, spoken) {
    const { facetsOf, said, valueOf } = review.state;
    return el("dl", { class: "verdict-facets" }, facetsOf(state).map((facet) => [el("dt", {}, t(`review.facet.${facet}`)), el("dd", {}, said(facet, valueOf(state, facet), spoken))]));
  }

  /** What another said last of a claim after verdict `seen`: what the writer had not read. */
  review.newer = (claim, seen) => [...claim.history].reverse().find((verdict) => verdict.number > seen && verdict.who !== Camket.myName() && !verdict.undone && verdict.verb !== "comment");

  /** What says the same as another's verdict. */
  review.repeating = (verdict) => {
    if (verdict.verb === "correct" || verdict.verb === "add") {
      const { valueOf } = review.state;
      const state = {};
      verdict.judged.filter((facet) => facet !== "exists").forEach((facet) => {
        const value = valueOf(verdict.state, facet);
        if (facet === "span") [state.start, state.end] = value;
        else state[facet] = value;
      });
      return { verb: "correct", state };
    }
    return { verb: verdict.verb, state: null };
  };

  /**
   * A dialog over a refused verdict: `said` is what was to be written, `claim` how it stands now.
   * Resolves to «mine», «theirs» or «» where neither is chosen.
   */
  review.conflict = (claim, said, spoken) =>
    new Promise((resolve) => {
      const other = review.newer(claim, said.seen);
      const name = other ? other.who : t("review.somebody");
      let chosen = "";
      const choose = (which) => () => {
        chosen = which;
        dialog.close();
      };
      const theirs = side(t("review.conflict.theirs", { name }), other ? other.verb : "comment", [
        other && review.changed(other, spoken),
        other && other.comment && el("p", { class: "verdict-comment" }, "«", other.comment, "»"),
        other && el("p", { class: "soft" }, review.time(other.when)),
      ]);
      const mine = side(t("review.conflict.mine"), said.verb, [said.state && facets(said.state, spoken), said.comment && el("p", { class: "verdict-comment" }, "«", said.comment, "»")]);
      const dialog = Camket.dialog(
        "conflict",
        t("review.conflict.title"),
        el("p", {}, t("review.conflict.intro", { name })),
        el("div", { class: "conflict-sides" }, theirs, mine),
        el(
          "p",
          { class: "actions" },
          el("button", { class: "button", type: "button", id: "keep-mine", on: { click: choose("mine") } }, t("review.conflict.keep")),
          other && el("button", { class: "button primary", type: "button", id: "take-theirs", on: { click: choose("theirs") } }, t("review.conflict.agree", { name })),
        ),
      );
      dialog.addEventListener("close", () => resolve(chosen));
    });
})();

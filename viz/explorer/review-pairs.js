"use strict";
// Two things that are one, or one that is two: names of a claim, or its task and another.
(function () {
  const Camket = window.Camket;
  const { el, t } = Camket;
  const review = Camket.review;
  const KIND = { lead: "agency", support: "agency", supervise: "agency", projects: "project" };

  /** The things of a claim that may be the same as others: [{name, kind, value}], its task last. */
  function thingsOf(claim) {
    const named = Object.entries(KIND).flatMap(([facet, kind]) => (claim.shown[facet] || []).map((each) => ({ name: each.name || each, kind, value: each.name || each })));
    const once = [...new Map(named.map((each) => [each.value, each])).values()];
    return [...once, { name: t("review.this-task"), kind: "task", value: claim.iri }];
  }

  function otherField() {
    let picked = null;
    const input = el("input", { type: "text", id: "pair-other", required: true, autocomplete: "off", spellcheck: "false" });
    const box = el("p", { class: "field field-thing" }, el("label", { for: "pair-other" }, t("review.other")), el("span", { class: "field-box" }, input));
    input.addEventListener("input", () => {
      picked = null;
    });
    Camket.completes(input, {
      kind: "",
      onPick: (thing) => {
        picked = thing.iri;
        input.value = thing.label;
      },
    });
    return { box, value: () => picked || input.value.trim() };
  }

  /** Names of which nobody knows whether they are one thing, each pair with what can be said of it. */
  review.pairList = (pairs, decide) => {
    if (!pairs.length) return null;
    const button = (pair, verb) => el("button", { class: "button small", type: "button", on: { click: () => decide(pair, verb) } }, t(`review.verb.${verb}`));
    const item = (pair) => el("li", {}, el("p", {}, Camket.thing({ iri: pair.one, label: pair.one_label }), el("span", { class: "soft" }, " ? "), Camket.thing({ iri: pair.other, label: pair.other_label })), el("p", { class: "actions" }, button(pair, "same"), button(pair, "different")));
    return el("details", { class: "queue-pairs" }, el("summary", {}, t("review.pairs"), el("span", { class: "count" }, ` ${Camket.fmt.number(pairs.length)}`)), el("ul", {}, pairs.map(item)));
  };

  /** Asks which two are the same or different and sends it; resolves to the answer, null where nothing was said. */
  review.pairs = (claim, verb) =>
    new Promise((resolve) => {
      let answer = null;
      const things = thingsOf(claim);
      const one = el("select", { id: "pair-one" }, things.map((each, i) => el("option", { value: i }, `${each.name} (${t(`kind.${each.kind}`)})`)));
      const other = otherField();
      const comment = review.fields.comment({ id: "pair-comment" });
      const said = el("p", { class: "form-said", role: "alert" });
      const send = el("button", { class: "button primary", type: "submit" }, t(`review.verb.${verb}`));
      const form = el(
        "form",
        { class: "pair-form" },
        el("p", { class: "field" }, el("label", { for: "pair-one" }, t("review.one")), one),
        el("p", { class: "pair-sign", aria: { hidden: true } }, verb === "same" ? "=" : "≠"),
        other.box,
        comment.box,
        said,
        el("p", { class: "actions" }, send),
      );
      const dialog = Camket.dialog("pair", t(`review.${verb}.title`), el("p", { class: "soft" }, t(`review.${verb}.hint`)), form);
      form.addEventListener("submit", async (event) => {
        event.preventDefault();
        try {
          answer = await Camket.post(`/api/review/${verb}`, { one: things[Number(one.value)].value, other: other.value(), comment: comment.value() });
          dialog.close();
        } catch (error) {
          said.textContent = error.message;
        }
      });
      dialog.addEventListener("close", () => resolve(answer));
    });
})();

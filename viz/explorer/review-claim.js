"use strict";
// The page of one claim: its words, its facets, and all that people said of it, with times and names.
(function () {
  const Camket = window.Camket;
  const { el, t } = Camket;
  const review = Camket.review;

  function told(claim, words, onUndo) {
    const here = Camket.place(claim.document.iri, claim.shown.start, claim.shown.end);
    return el(
      "article",
      { class: "claim-told" },
      el("p", { class: "claim-badges" }, Camket.standing(claim.standing, true), review.state.again(claim.again)),
      el("figure", { class: "quote" }, el("blockquote", {}, claim.quote), el("figcaption", {}, el(claim.document.iri ? "a" : "span", { class: "source", href: claim.document.iri ? here : null }, Camket.icon("document"), el("span", {}, claim.document.label)))),
      el("section", { class: "panel facets-panel" }, el("h2", {}, t("review.table")), review.state.table(claim, { words })),
      el("section", { class: "panel claim-history" }, el("h2", {}, t("review.history")), review.history(claim, { words, onUndo })),
    );
  }

  /** The words of a claim's document; where that is not to be had, those quoted. */
  async function wordsOf(claim) {
    const { iri } = claim.document;
    const doc = iri && (await Camket.get("/api/document", { iri }).catch(() => null));
    if (!doc) return () => claim.quote;
    const place = Camket.textPlaces(doc.text);
    return (start, end) => doc.text.slice(place(start), place(end));
  }

  review.claimPage = async (main, params) => {
    const ask = Camket.static ? Camket.get : Camket.fresh;
    const found = await ask("/api/review/claim", { iri: params.iri });
    const claims = found.claims || [found];
    const undo = async (verdict, claim) => {
      await Camket.post("/api/review/undo", { number: verdict.number, seen: claim.last, comment: "" });
      Camket.forget();
      Camket.redraw();
    };
    const all = await Promise.all(claims.map(async (claim) => told(claim, await wordsOf(claim), Camket.static ? null : (verdict) => undo(verdict, claim))));
    const desk = !Camket.static && el("a", { class: "button", href: Camket.href("review", { iri: params.iri }) }, t("review.to-desk"));
    const print = el("button", { class: "button", type: "button", on: { click: () => window.print() } }, Camket.icon("print"), t("print"));
    Camket.append(main, Camket.head(t("review.claim-title"), t("review.claim-question"), desk, print), all.length ? all : Camket.notice("empty", t("review.no-claims")));
  };
})();

"use strict";
// The ways to the review desk and to a claim's history; their scripts are loaded when they are opened.
(function () {
  const Camket = window.Camket;
  const PARTS = ["state", "passage", "fields", "form", "history", "pairs", "conflict", "queue", "keys", "desk", "claim"];
  Camket.review = {};

  /** The parts of review and their style; once. Each takes of the others only what it needs when it is called. */
  let ready = null;
  const parts = () =>
    (ready ||= Promise.all([style(), ...PARTS.map((part) => Camket.load(`review-${part}.js`))]).catch((error) => {
      ready = null;
      throw error;
    }));

  function style() {
    return new Promise((resolve) => {
      const link = Camket.el("link", { rel: "stylesheet", href: Camket.asset("css/review.css") });
      link.addEventListener("load", resolve);
      link.addEventListener("error", resolve);
      document.head.append(link);
    });
  }

  if (!Camket.static)
    Camket.page("review", async (main, params) => {
      await Promise.all([parts(), Camket.me()]);
      await Camket.review.desk(main, params);
    });
  Camket.page("claim", async (main, params) => {
    await Promise.all([parts(), Camket.me()]);
    await Camket.review.claimPage(main, params);
  });
})();

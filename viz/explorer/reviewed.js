"use strict";
// Marks of what people judged, where its facts are shown: on quotations, rows of boards, and in the reader.
(function () {
  const Camket = window.Camket;
  const { el, t } = Camket;
  const SIGNS = { accepted: "✓", corrected: "✎", rejected: "×", added: "+", disputed: "≠", none: "?" };
  const TASK = /(^|\/)task\/([0-9a-f]{16})-(\d+-\d+-commitment)$/;
  const STATEMENT = /statement\/[0-9a-f]{16}\/\S+$/;

  /** The part of an IRI that names a statement; of a task the one by which it is called. */
  function statementOf(iri) {
    const task = TASK.exec(iri || "");
    return task ? `statement/${task[2]}/${task[3]}` : (STATEMENT.exec(iri || "") || [""])[0];
  }
  let byStatement = new Map();
  let byDocument = new Map();
  let asked = null;

  /** The badge of what people said of a claim; nothing for one of which nobody said anything. */
  Camket.standing = (name, always) => {
    if (!name || (name === "none" && !always)) return null;
    return el("span", { class: ["badge", `standing-${name}`] }, el("span", { class: "sign", aria: { hidden: true } }, SIGNS[name] || "•"), t(`review.standing.${name}`));
  };

  Camket.statementOf = statementOf;

  function learn({ marks }) {
    byStatement = new Map(marks.flatMap((mark) => [mark.iri, mark.shown].map((iri) => [statementOf(iri), mark])));
    byDocument = new Map();
    marks.forEach((mark) => byDocument.set(mark.document, [...(byDocument.get(mark.document) || []), mark]));
  }

  /**
   * Gets the marks of all judged claims: where a build has verdicts, or somebody is here who gives
   * some; once, and anew after `Camket.forget`. A page without them is a page.
   */
  Camket.reviewed = async () => {
    const none = Camket.byMachine() || (!Camket.about.verdicts && !Camket.myName());
    const answer = none ? null : Camket.get("/api/review/marks");
    if (answer === asked) return;
    asked = answer;
    learn((await Promise.resolve(answer).catch(() => null)) || { marks: [] });
  };

  /** Tells who reviews that boards do not show all of it yet; nothing to others. */
  Camket.pendingNote = async () => {
    if (!Camket.myName() || Camket.byMachine()) return null;
    const now = await Camket.fresh("/api/review/progress").catch(() => ({}));
    return now.pending ? el("p", {}, el("span", { class: "badge renewing" }, t("review.pending"))) : null;
  };

  /** The mark of what stands at a place of a document, of the statement itself where it is named. */
  Camket.reviewedAt = ({ statement, source, start = null, end }) => {
    const own = byStatement.get(statementOf(statement));
    if (own) return own;
    const inside = (byDocument.get(source && source.iri ? source.iri : source) || []).filter((mark) => start !== null && start < mark.end && mark.start < end);
    const shared = (mark) => Math.min(end, mark.end) - Math.max(start, mark.start);
    return inside.sort((a, b) => shared(b) - shared(a))[0] || null;
  };

  Camket.reviewedIn = (document) => byDocument.get(document) || [];

  /** What leads from a judged fact to its history: a badge, or its sign alone where there is little room. */
  Camket.reviewedBadge = (place, small) => {
    const mark = Camket.reviewedAt(place);
    if (!mark || mark.standing === "none") return null;
    const name = t(`review.standing.${mark.standing}`);
    const sign = el("span", { class: "sign", aria: { hidden: true } }, SIGNS[mark.standing]);
    const title = `${name} · ${t("review.history")}`;
    const href = Camket.href("claim", { iri: mark.iri });
    return el("a", { class: ["badge", "reviewed", small && "small", `standing-${mark.standing}`], href, title }, sign, el("span", { class: small && "sr" }, name));
  };

  /** Signs before the judged statements of a text; they hold no letters, so that the text stays as it is. */
  Camket.reviewedSigns = (body, document, place) =>
    Camket.reviewedIn(document).forEach((mark) => {
      const name = `${t(`review.standing.${mark.standing}`)} · ${t("review.history")}`;
      const sign = el("a", { class: ["reviewed-sign", `standing-${mark.standing}`], href: Camket.href("claim", { iri: mark.iri }), title: name, aria: { label: name }, data: { sign: SIGNS[mark.standing] } });
      body.at(place(mark.start)).node.before(sign);
    });
})();

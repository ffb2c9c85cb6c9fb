"use strict";
// The passage of a claim: its words lit in their surroundings, selected or moved by words, and its page.
(function () {
  const Camket = window.Camket;
  const { el, icon, t } = Camket;
  const AROUND = 700;

  /** The document of a claim with its two countings: `place` to UTF-16, `count` back. */
  async function load(iri) {
    const doc = await Camket.get("/api/document", { iri });
    return { ...doc, place: Camket.textPlaces(doc.text), count: Camket.textCounter(doc.text) };
  }

  /** A stretch around a span that begins and ends with a line. */
  function surroundings(text, start, end, more) {
    const from = text.lastIndexOf("\n", Math.max(0, start - AROUND * more)) + 1;
    const to = text.indexOf("\n", end + AROUND * more);
    return [start - AROUND * more <= 0 ? 0 : from, to < 0 ? text.length : to];
  }

  function marksOf(doc, from, to, span) {
    const named = doc.marks
      .filter((mark) => ["agency", "project", "date"].includes(mark.kind))
      .map((mark) => ({ ...mark, start: doc.place(mark.start), end: doc.place(mark.end) }));
    return [...named, { start: doc.place(span.start), end: doc.place(span.end), kind: "here" }]
      .filter((mark) => mark.start < to && mark.end > from)
      .map((mark) => ({ ...mark, start: Math.max(mark.start, from) - from, end: Math.min(mark.end, to) - from }));
  }

  /** The next border of a word in a direction: of UTF-16 offset `at`. */
  function border(text, at, by, edge) {
    const word = /\S+/gu;
    const found = [...text.slice(Math.max(0, at - 300), at + 300).matchAll(word)].map((m) => Math.max(0, at - 300) + m.index + (edge === "end" ? m[0].length : 0));
    const next = by > 0 ? found.find((each) => each > at) : found.filter((each) => each < at).pop();
    return next === undefined ? at : next;
  }

  function pictureOf(doc) {
    const view = {};
    const sheets = Camket.readerSide.pictures(view, doc);
    return sheets && { box: sheets, at: (span) => view.picture({ from: span.start, to_: span.end }) };
  }

  /** What stands in the place of a passage whose document is no longer there: the words as they were. */
  Camket.review.lostPassage = ({ quote }) => {
    const nothing = () => null;
    const box = el("section", { class: "panel passage", aria: { label: t("review.passage") } }, el("div", { class: "passage-text" }, el("p", { class: "soft" }, t("review.lost")), el("blockquote", {}, quote)));
    return { box, doc: { iri: "" }, show: nothing, redrawn: nothing, togglePage: nothing, selected: nothing, words: () => quote };
  };

  /**
   * The passage: {box, show(span), selected(), moved(span, edge, by), words(start, end)}; spans count
   * code points of the document's text.
   */
  Camket.review.passage = async (iri) => {
    const doc = await load(iri);
    const text = el("div", { class: "passage-text", tabindex: 0, role: "region", lang: "vi", aria: { label: t("review.passage") } });
    const page = el("div", { class: "passage-page", hidden: true });
    let [more, body, from, shown] = [1, null, 0, null];
    let sheets = null;

    function draw() {
      const [start, end] = [doc.place(shown.start), doc.place(shown.end)];
      const [first, last] = surroundings(doc.text, start, end, more);
      from = first;
      body = Camket.markedText(doc.text.slice(first, last), marksOf(doc, first, last, shown), []);
      Camket.clear(text, first > 0 && el("p", { class: "soft" }, "[…]"), body.box, last < doc.text.length && el("p", { class: "soft" }, "[…]"));
      const here = text.querySelector(".here");
      if (here) text.scrollTop = here.offsetTop - text.offsetTop - text.clientHeight / 3;
      if (!page.hidden && sheets) sheets.at(shown);
    }

    function togglePage() {
      sheets = sheets || pictureOf(doc);
      if (!sheets) return;
      if (!page.firstChild) page.append(sheets.box);
      page.hidden = !page.hidden;
      picture.setAttribute("aria-pressed", String(!page.hidden));
      Camket.keep.set("review-page", page.hidden ? "" : "1");
      if (!page.hidden) sheets.at(shown);
    }

    const wider = el("button", { class: "button small", type: "button", on: { click: () => { more *= 3; draw(); } } }, t("review.wider"));
    const pictured = doc.pages.some((each) => each.picture);
    const picture = el("button", { class: "button small", type: "button", hidden: !pictured, aria: { pressed: false }, on: { click: togglePage } }, icon("document"), t("review.page"), el("kbd", { aria: { hidden: true } }, "P"));
    const open = el("a", { class: "button small" }, t("open-document"));
    const box = el("section", { class: "panel passage", aria: { label: t("review.passage") } }, text, page, el("p", { class: "passage-foot actions" }, wider, picture, open));

    return {
      box,
      doc,
      togglePage,
      show(span) {
        shown = span.start === null ? { start: 0, end: 0 } : span;
        more = 1;
        open.setAttribute("href", Camket.place(doc.iri, shown.start, shown.end));
        draw();
        if (pictured && page.hidden && Camket.keep.get("review-page")) togglePage();
      },
      light(span) {
        shown = span;
        draw();
      },
      redrawn: draw,
      selected() {
        const found = body && body.selected();
        return found && { start: doc.count(from + found.start), end: doc.count(from + found.end) };
      },
      moved(span, edge, by) {
        const next = { ...span, [edge]: doc.count(border(doc.text, doc.place(span[edge]), by, edge)) };
        return next.start < next.end ? next : span;
      },
      /** The first word after a place. */
      after(place) {
        const { start } = this.moved({ start: place, end: Infinity }, "start", 1);
        return this.moved({ start, end: start + 1 }, "end", 1);
      },
      words: (start, end) => doc.text.slice(doc.place(start), doc.place(end)),
      /** The names of a kind that stand in the passage shown: [{name, start, end}], the nearest to the span first. */
      named(kind) {
        const near = (mark) => Math.min(Math.abs(mark.start - shown.start), Math.abs(mark.start - shown.end)) + (mark.start >= shown.start && mark.end <= shown.end ? -1e9 : 0);
        const found = doc.marks.filter((mark) => mark.kind === kind && mark.label).sort((a, b) => near(a) - near(b));
        return [...new Map(found.map((mark) => [mark.label, mark])).values()].map(({ label, start, end }) => ({ name: label, start, end }));
      },
    };
  };
})();

"use strict";
// Beside the text of the reader: a card of what is marked, and the pages as pictures.
(function () {
  const Camket = window.Camket;
  const { el, svg, icon, t, fmt } = Camket;
  const { says } = Camket.markKinds;

  // --- the card beside the text ---------------------------------------------------------------

  const LONG = 360;

  const CLAIMS = ["commitment", "result", "problem"];

  /** The statement that a mark shows, by its file, its characters and its kind. */
  const statementOf = (mark, doc) => CLAIMS.includes(mark.kind) && `${Camket.about.base}statement/${doc.sha256.slice(0, 16)}/${mark.from}-${mark.to_}-${mark.kind}`;

  function ways(mark, doc) {
    if (!mark.iri) return null;
    const iri = Camket.hasPage("review") && statementOf(mark, doc);
    return el(
      "p",
      { class: "actions" },
      el("a", { class: "button small", href: Camket.href("thing", { iri: mark.iri }) }, t("reader.card")),
      Camket.toGraph(mark.iri, "button small"),
      iri && el("a", { class: "button small", href: Camket.href("review", { iri }) }, icon("task"), t("review.open")),
    );
  }

  function markCard(mark, view) {
    const read = view.text.slice(mark.start, mark.end);
    const more = el("div", { class: "mark-more" });
    if (mark.iri && says.includes(mark.kind)) {
      Camket.get("/api/thing", { iri: mark.iri, as_of: Camket.asOf() }).then(
        (thing) => Camket.append(more, details(thing)),
        () => {},
      );
    }
    const label = Camket.said(mark.label) || read;
    const badge = el("span", { class: ["badge", `says-${mark.kind}`] }, t(`mark.${mark.kind}`));
    return el(
      "section",
      { class: "mark-card" },
      el("p", {}, badge, " ", mark.status && Camket.status(mark.status), " ", CLAIMS.includes(mark.kind) && Camket.reviewedBadge({ source: view.doc, start: mark.from, end: mark.to_ })),
      mark.kind === "repair"
        ? el("p", {}, el("del", {}, read), " → ", el("ins", {}, mark.to))
        : el("p", { class: "mark-label" }, label.length > LONG ? `${label.slice(0, LONG)}…` : label),
      more,
      ways(mark, view.doc),
    );
  }

  function details(thing) {
    const group = (each) => [
      el("span", { class: "soft" }, `${Camket.groupName(each.role, each.direction)}: `),
      each.items.slice(0, 4).map((item, i) => [i > 0 && "; ", Camket.thing(item)]),
      each.total > 4 && " …",
    ];
    return [
      thing.due && el("p", {}, t("card.due"), " ", el("strong", {}, fmt.date(thing.due))),
      (thing.groups || []).slice(0, 6).map((each) => el("p", {}, group(each))),
    ];
  }

  function show(view, mark, piece) {
    const marks = piece ? [...piece.marks].reverse().filter((each) => each.kind !== "here") : [mark];
    Camket.clear(
      view.side,
      el(
        "div",
        { class: "panel-head" },
        el("h2", {}, t("reader.here")),
        el(
          "button",
          {
            class: "icon-button",
            type: "button",
            aria: { label: t("close") },
            on: {
              click: () => {
                Camket.clear(view.side);
                view.side.hidden = true;
              },
            },
          },
          icon("close"),
        ),
      ),
      marks.map((each) => markCard(each, view)),
    );
    view.side.hidden = false;
    view.light("here", mark.start, mark.end);
    view.picture(mark);
    Camket.go("document", { ...Camket.here().params, at: `${mark.from}-${mark.to_}`, quote: null }, { quiet: true });
  }

  // --- pages as pictures ---------------------------------------------------------------------

  function boxes(found, mark) {
    const all =
      found.boxes ||
      (found.words || []).filter(([start, end]) => start < mark.to_ && end > mark.from).map((word) => word.slice(2));
    return svg(
      "svg",
      { class: "page-boxes", viewBox: "0 0 1 1", preserveAspectRatio: "none", aria: { hidden: true } },
      all.map(([x0, y0, x1, y1]) =>
        svg("rect", { x: x0 - 0.003, y: y0 - 0.002, width: x1 - x0 + 0.006, height: y1 - y0 + 0.004 }),
      ),
    );
  }

  /** Scrolls a sheet's box to the first place marked; the page keeps its shape while it is loaded. */
  function scrollTo(frame) {
    const [box, first] = [frame.parentNode, frame.querySelector("rect")];
    if (first) box.scrollTop = Number(first.getAttribute("y")) * frame.offsetHeight - box.clientHeight / 4;
  }

  /** The sheets of a document: which page is shown, and what is marked upon it. */
  function sheets(doc, pages) {
    const frame = el("div", { class: "sheet" });
    const name = el("span", { class: "num", role: "status" });
    const file = doc.files && doc.files.length > 1 ? doc.sha256 : null;
    let at = 0;

    async function mark(page, { from, to_ }) {
      const asked = { document: doc.iri, page: page.number, start: from, end: to_, file };
      const found = await Camket.get("/api/page-boxes", asked).catch(() => null);
      if (!found || pages[at] !== page) return;
      frame.append(boxes(found, { from, to_ }));
      const picture = frame.querySelector("img");
      if (picture.complete) scrollTo(frame);
      else picture.addEventListener("load", () => scrollTo(frame), { once: true });
    }

    async function turn(to, marked) {
      at = Math.max(0, Math.min(pages.length - 1, to));
      const page = pages[at];
      name.textContent = `${t("page-n", { n: page.number })} / ${doc.pages.length}`;
      const address = Camket.url("/api/page", { document: doc.iri, page: page.number, file }, ".webp");
      const size = { width: page.width, height: page.height };
      Camket.clear(frame, Camket.picture(address, t("reader.picture", { n: page.number }), size));
      if (marked) await mark(page, marked);
    }
    return { frame, name, turn, step: (by) => turn(at + by) };
  }

  function turner(label, sign, step) {
    const props = { class: "icon-button", type: "button", aria: { label: t(label) }, on: { click: step } };
    return el("button", props, icon(sign));
  }

  function pictures(view, doc) {
    const pages = doc.pages.filter((page) => page.picture);
    if (!pages.length) {
      view.picture = () => {};
      return null;
    }
    const shown = sheets(doc, pages);
    view.picture = (mark) => {
      const page = pages.findIndex((each) => each.start <= mark.from && mark.from < each.end);
      if (page >= 0) shown.turn(page, mark);
    };
    view.turn = (number) => shown.turn(pages.findIndex((page) => page.number === number));
    shown.turn(0);
    return el(
      "div",
      { class: "sheets" },
      el(
        "div",
        { class: "sheet-nav" },
        turner("reader.page-before", "back", () => shown.step(-1)),
        shown.name,
        turner("reader.page-next", "next", () => shown.step(1)),
      ),
      el("div", { class: "sheet-box", tabindex: 0, role: "region", aria: { label: t("reader.pages") } }, shown.frame),
    );
  }

  Camket.readerSide = { show, pictures };
})();

"use strict";
// Beside the text of the reader: a card of what is marked, and the pages as pictures.
(function () {
  const Camket = window.Camket;
  const { el, svg, icon, t, fmt } = Camket;
  const { says } = Camket.markKinds;

  // --- the card beside the text ---------------------------------------------------------------

  function markCard(mark, view) {
    const link =
      mark.iri &&
      el(
        "p",
        { class: "actions" },
        el("a", { class: "button small", href: Camket.href("thing", { iri: mark.iri }) }, t("reader.card")),
        Camket.hasPage("graph") &&
          el(
            "a",
            { class: "button small", href: Camket.href("graph", { focus: mark.iri }) },
            icon("graph"),
            t("card.in-graph"),
          ),
      );
    const more = el("div", { class: "mark-more" });
    if (mark.iri && says.includes(mark.kind)) {
      Camket.get("/api/thing", { iri: mark.iri, as_of: Camket.asOf() }).then(
        (thing) => Camket.append(more, details(thing)),
        () => {},
      );
    }
    const label = Camket.said(mark.label) || view.text.slice(mark.start, mark.end);
    return el(
      "section",
      { class: "mark-card" },
      el(
        "p",
        {},
        el("span", { class: ["badge", `says-${mark.kind}`] }, t(`mark.${mark.kind}`)),
        " ",
        mark.status && Camket.status(mark.status),
      ),
      mark.kind === "repair"
        ? el("p", {}, el("del", {}, view.text.slice(mark.start, mark.end)), " → ", el("ins", {}, mark.to))
        : el("p", { class: "mark-label" }, label.length > 360 ? `${label.slice(0, 360)}…` : label),
      more,
      link,
    );
  }

  function details(thing) {
    return [
      thing.due &&
        el(
          "p",
          {},
          t("card.due"),
          " ",
          el("strong", {}, fmt.date(thing.due)),
          " ",
          thing.status && Camket.status(thing.status),
        ),
      (thing.groups || []).slice(0, 6).map((group) =>
        el(
          "p",
          {},
          el("span", { class: "soft" }, `${Camket.groupName(group.role, group.direction)}: `),
          group.items.slice(0, 4).map((item, i) => [i > 0 && "; ", Camket.thing(item)]),
          group.total > 4 && " …",
        ),
      ),
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

  function pictures(view, doc) {
    const pages = doc.pages.filter((page) => page.picture);
    if (!pages.length) {
      view.picture = () => {};
      return null;
    }
    const frame = el("div", { class: "sheet" });
    const name = el("span", { class: "num", role: "status" });
    let at = 0;
    async function turn(to, mark) {
      at = Math.max(0, Math.min(pages.length - 1, to));
      const page = pages[at];
      name.textContent = `${t("page-n", { n: page.number })} / ${doc.pages.length}`;
      Camket.clear(
        frame,
        Camket.picture(
          Camket.url("/api/page", { document: doc.iri, page: page.number }, ".webp"),
          t("reader.picture", { n: page.number }),
          { width: page.width, height: page.height },
        ),
      );
      if (!mark) return;
      const found = await Camket.get("/api/page-boxes", {
        document: doc.iri,
        page: page.number,
        start: mark.from,
        end: mark.to_,
      }).catch(() => null);
      if (found && pages[at] === page) {
        frame.append(boxes(found, mark));
        const first = frame.querySelector("rect");
        if (first) frame.parentNode.scrollTop = Math.max(0, Number(first.getAttribute("y")) * frame.offsetHeight - 160);
      }
    }
    view.picture = (mark) => {
      const page = pages.findIndex((each) => each.start <= mark.from && mark.from < each.end);
      if (page >= 0) turn(page, mark);
    };
    view.turn = (number) => turn(pages.findIndex((page) => page.number === number));
    turn(0);
    return el(
      "div",
      { class: "sheets" },
      el(
        "div",
        { class: "sheet-nav" },
        el(
          "button",
          {
            class: "icon-button",
            type: "button",
            aria: { label: t("reader.page-before") },
            on: { click: () => turn(at - 1) },
          },
          icon("back"),
        ),
        name,
        el(
          "button",
          {
            class: "icon-button",
            type: "button",
            aria: { label: t("reader.page-next") },
            on: { click: () => turn(at + 1) },
          },
          icon("next"),
        ),
      ),
      el("div", { class: "sheet-box", tabindex: 0, role: "region", aria: { label: t("reader.pages") } }, frame),
    );
  }

  Camket.readerSide = { show, pictures };
})();

"use strict";
// The reader: a document's text as read, with all that was found in it, beside its pages.
(function () {
  const Camket = window.Camket;
  const { el, icon, t, fmt } = Camket;
  const { says } = Camket.markKinds;
  const { legend, repairSwitch, finder, outline } = Camket.readerTools;
  const { show, pictures } = Camket.readerSide;

  /** Where the reader is asked to open: the characters of `at`, else where `quote` stands. */
  function wanted(params, text, place) {
    const at = /^(\d+)-(\d+)$/.exec(params.at || "");
    if (at) return { start: place(Number(at[1])), end: place(Number(at[2])) };
    const quote = params.quote || "";
    if (!quote) return null;
    const exact = text.indexOf(quote);
    if (exact >= 0) return { start: exact, end: exact + quote.length };
    const pattern = quote
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join("\\s+");
    const loose = new RegExp(pattern, "u").exec(text);
    return loose ? { start: loose.index, end: loose.index + loose[0].length } : null;
  }

  function facts(doc) {
    const parts = [
      doc.number,
      doc.date && fmt.date(doc.date),
      Camket.said(doc.issuer && (doc.issuer.label || doc.issuer)),
      doc.file,
    ].filter(Boolean);
    return parts.join(" · ");
  }

  function moving(view) {
    let at = -1;
    view.scrollTo = (offset) => {
      const piece = view.body.at(offset);
      const node = piece.node.nodeType === 1 ? piece.node : piece.node.parentNode;
      node.scrollIntoView({ block: "center" });
    };
    view.light = (name, start, end) => {
      if (!window.CSS || !CSS.highlights) return;
      const [first, last] = [view.body.at(start), view.body.at(Math.max(start, end - 1))];
      const range = new Range();
      range.setStart(first.text, Math.min(start - first.start, first.text.length));
      range.setEnd(last.text, Math.min(end - last.start, last.text.length));
      CSS.highlights.set(`reader-${name}`, new Highlight(range));
    };
    view.chosen = () => {};
    view.step = (to) => {
      if (!view.says.length) return;
      at = (to + view.says.length) % view.says.length;
      const mark = view.says[at];
      view.scrollTo(mark.start);
      show(view, mark);
      Camket.announce(
        `${t(`mark.${mark.kind}`)} ${at + 1}/${view.says.length}: ${view.text.slice(mark.start, mark.end).slice(0, 200)}`,
      );
    };
    view.from = (offset) => {
      at = view.says.findIndex((mark) => mark.start >= offset);
      at = at < 0 ? view.says.length - 1 : at;
    };
    view.by = (n) => view.step(at < 0 && n < 0 ? view.says.length - 1 : at + n);
  }

  function listen(main, view) {
    view.body.box.addEventListener("click", (event) => {
      if (String(window.getSelection())) return;
      const node = event.target.closest(".piece");
      const piece = node && view.body.pieces.find((each) => each.node === node);
      const marks = piece ? piece.marks.filter((mark) => mark.kind !== "here" && !view.hidden.has(mark.kind)) : [];
      if (marks.length) {
        view.from(piece.start);
        show(view, marks[marks.length - 1], piece);
      }
    });
    const keys = (event) => {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.defaultPrevented ||
        (event.target.closest && event.target.closest("input, textarea, select, dialog"))
      )
        return;
      if (event.key === "n") view.by(1);
      else if (event.key === "p") view.by(-1);
    };
    document.addEventListener("keydown", keys);
    main.addEventListener("camket:leave", () => {
      document.removeEventListener("keydown", keys);
      if (window.CSS && CSS.highlights) CSS.highlights.clear();
    });
  }

  function prepared(doc, params) {
    const place = Camket.textPlaces(doc.text);
    const marks = doc.marks
      .map((mark) => ({ ...mark, from: mark.start, to_: mark.end, start: place(mark.start), end: place(mark.end) }))
      .filter((mark) => mark.end > mark.start);
    const here = wanted(params, doc.text, place);
    const pages = doc.pages.length > 1 ? doc.pages.map((page) => ({ ...page, start: place(page.start) })) : [];
    const body = Camket.markedText(doc.text, here ? [...marks, { ...here, kind: "here" }] : marks, pages);
    return {
      doc,
      text: doc.text,
      marks,
      here,
      body,
      hidden: new Set(),
      says: marks.filter((mark) => says.includes(mark.kind)).sort((a, b) => a.start - b.start),
      side: el("aside", {
        class: "panel reader-side",
        hidden: true,
        aria: { label: t("reader.here"), live: "polite" },
      }),
    };
  }

  function open(view, params) {
    if (view.here) {
      view.scrollTo(view.here.start);
      const marks = view.marks.filter(
        (mark) => mark.start < view.here.end && mark.end > view.here.start && says.includes(mark.kind),
      );
      const nearest = marks.sort(
        (a, b) =>
          Math.abs(a.start - view.here.start) +
          Math.abs(a.end - view.here.end) -
          Math.abs(b.start - view.here.start) -
          Math.abs(b.end - view.here.end),
      )[0];
      view.from(view.here.start);
      if (nearest) {
        show(view, nearest);
      } else view.picture({ from: view.here.start, to_: view.here.end });
    } else if (params.page && view.turn) view.turn(Number(params.page));
  }

  /** Links to the files of a document that was handed in more than once. */
  function files(doc) {
    if (!doc.files || doc.files.length < 2) return null;
    const link = (file) =>
      el(
        "a",
        {
          class: "button small",
          href: Camket.href("document", { iri: doc.iri, file: file.sha256 }),
          aria: { current: file.sha256 === doc.sha256 ? "true" : null },
        },
        icon("document"),
        file.name,
      );
    return el(
      "nav",
      { class: "reader-files", aria: { label: t("reader.files") } },
      t("reader.files"),
      doc.files.map(link),
    );
  }

  const DOUBTFUL = 0.05;

  /** What reading noticed: remarks on the file, pages that were not read or read badly. */
  function noticed(doc) {
    const bad = doc.pages.filter((page) => page.how === "unread" || page.doubtful > DOUBTFUL);
    const numbers = bad.map((page) => page.number).join(", ");
    const told = [...(doc.remarks || []), bad.length > 0 && t("reader.doubtful-pages", { pages: numbers })].filter(
      Boolean,
    );
    if (!told.length) return null;
    const lines = el(
      "ul",
      { class: "remarks" },
      told.map((each) => el("li", {}, each)),
    );
    return Camket.notice("info", t("reader.remarks"), lines);
  }

  function head(doc) {
    return Camket.head(
      doc.label,
      facts(doc),
      el("a", { class: "button", href: Camket.href("thing", { iri: doc.iri }) }, t("reader.card")),
      Camket.toGraph(doc.iri),
      el("button", { class: "button", type: "button", on: { click: () => window.print() } }, icon("print"), t("print")),
    );
  }

  /** Adds the words that are selected as a statement that the machine missed. */
  function missed(view) {
    if (!Camket.hasPage("review")) return null;
    const { doc } = view;
    const add = () => {
      const found = view.body.selected();
      const count = Camket.textCounter(doc.text);
      if (found) Camket.go("review", { add: doc.iri, at: `${count(found.start)}-${count(found.end)}` });
      else Camket.announce((told.textContent = t("review.select-first")));
    };
    const told = el("span", { class: "soft", role: "status" });
    const stay = (event) => event.preventDefault(); // the words stay selected
    const button = el("button", { class: "button small", type: "button", id: "missed", on: { mousedown: stay, click: add } }, icon("statement"), t("review.missed"));
    return [told, button];
  }

  function bar(view) {
    const step = (by, key, ...inner) =>
      el("button", { class: "button small", type: "button", title: key, on: { click: () => view.by(by) } }, inner);
    return el(
      "div",
      { class: "reader-bar" },
      legend(view),
      repairSwitch(view),
      finder(view),
      el(
        "div",
        { class: "actions" },
        missed(view),
        step(-1, "p", icon("back"), t("reader.before")),
        step(1, "n", t("reader.next"), icon("next")),
      ),
    );
  }

  function columns(view, doc) {
    const sheets = pictures(view, doc);
    const beside = !sheets && window.innerWidth > 1020;
    return el(
      "div",
      { class: ["reader", sheets && "with-sheets"] },
      el(
        "div",
        { class: "reader-text" },
        beside ? null : outline(view, false),
        el("article", { class: "panel paper", lang: "vi", aria: { label: t("reader.text") } }, view.body.box),
      ),
      el("div", { class: "reader-beside" }, view.side, sheets, beside && outline(view, true)),
    );
  }

  /** Tells the styles how high the bar is, so that what is scrolled to stands below it. */
  function measured(main) {
    const shown = main.querySelector(".reader-bar");
    const watch = new ResizeObserver(() => main.style.setProperty("--bar", `${shown.offsetHeight}px`));
    watch.observe(shown);
    main.addEventListener("camket:leave", () => watch.disconnect());
  }

  Camket.page("document", async (main, params) => {
    const [doc] = await Promise.all([Camket.get("/api/document", { iri: params.iri, file: params.file }), Camket.reviewed()]);
    const view = prepared(doc, params);
    moving(view);
    Camket.reviewedSigns(view.body, doc.iri, Camket.textPlaces(doc.text));
    const missing = (params.at || params.quote) && !view.here;
    Camket.append(
      main,
      head(doc),
      files(doc),
      missing && Camket.notice("info", t("reader.not-found")),
      noticed(doc),
      bar(view),
      columns(view, doc),
    );
    listen(main, view);
    measured(main);
    main.addEventListener("camket:shown", () => open(view, params), { once: true });
  });
})();

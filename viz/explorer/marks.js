"use strict";
// Marked text: spans that nest and overlap, cut into pieces that each know all marks upon them.
(function () {
  const Camket = window.Camket;
  const { el, t } = Camket;
  const SAYS = ["commitment", "result", "problem", "figure"];
  const NAMES = ["agency", "project", "legal", "date", "person", "place"];
  const CHUNK = 6000;
  Camket.markKinds = { says: SAYS, names: NAMES, all: [...SAYS, ...NAMES, "repair", "skipped"] };

  /** Offsets count code points, strings of the browser UTF-16: a function from one to the other. */
  function places(text) {
    if (!/[\ud800-\udfff]/.test(text)) return (n) => n;
    const at = [];
    for (let i = 0; i < text.length; i += text.codePointAt(i) > 0xffff ? 2 : 1) at.push(i);
    at.push(text.length);
    return (n) => at[Math.min(n, at.length - 1)];
  }
  Camket.textPlaces = places;

  /** The other way: from offsets of the browser to those that count code points. */
  Camket.textCounter = (text) => (/[\ud800-\udfff]/.test(text) ? (n) => [...text.slice(0, n)].length : (n) => n);

  /** Where a chunk may end: behind a line, so that paragraphs stay whole. */
  function chunks(text, breaks) {
    const ends = [];
    for (let from = 0; from < text.length;) {
      const page = breaks.find((b) => b > from);
      let to = text.indexOf("\n", from + CHUNK) + 1 || text.length;
      if (page !== undefined && page <= to) to = page;
      ends.push([from, to]);
      from = to;
    }
    return ends;
  }

  function byStart(marks) {
    return [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** The pieces of a stretch of text: [{start, end, marks}], marks from the widest to the narrowest. */
  function pieces(from, to, marks) {
    const inside = marks.filter((mark) => mark.start < to && mark.end > from);
    const cuts = [
      ...new Set([from, to, ...inside.flatMap((mark) => [Math.max(from, mark.start), Math.min(to, mark.end)])]),
    ].sort((a, b) => a - b);
    const open = [];
    let next = 0;
    return cuts.slice(0, -1).map((start, i) => {
      while (next < inside.length && inside[next].start <= start) open.push(inside[next++]);
      for (let k = open.length - 1; k >= 0; k -= 1) if (open[k].end <= start) open.splice(k, 1);
      return { start, end: cuts[i + 1], marks: [...open].sort((a, b) => b.end - b.start - (a.end - a.start)) };
    });
  }

  /** The classes of a piece: the narrowest statement colours it, the narrowest name underlines it. */
  function classes(marks, hidden) {
    const seen = marks.filter((mark) => !hidden.has(mark.kind));
    const last = (kinds) => {
      const found = seen.filter((mark) => kinds.includes(mark.kind));
      return found.length ? found[found.length - 1].kind : "";
    };
    const says = last(SAYS),
      names = last(NAMES);
    return [
      "piece",
      says && `says-${says}`,
      names && `names-${names}`,
      seen.some((m) => m.kind === "repair") && "repair",
      seen.some((m) => m.kind === "skipped") && "skipped",
      seen.some((m) => m.kind === "here") && "here",
    ]
      .filter(Boolean)
      .join(" ");
  }

  function node(piece, text, seen) {
    const words = text.slice(piece.start, piece.end);
    if (!piece.marks.length) {
      piece.node = document.createTextNode(words);
      piece.text = piece.node;
      return piece.node;
    }
    piece.text = document.createTextNode(words);
    const repair = piece.marks.find((mark) => mark.kind === "repair" && mark.to !== undefined && mark.to !== null);
    const inner = !repair
      ? piece.text
      : [
          el("del", {}, piece.text),
          repair.start === piece.start || !seen.has(repair) ? el("ins", {}, repair.to) : null,
        ];
    if (repair) seen.add(repair);
    const skipped = piece.marks.find((mark) => mark.kind === "skipped");
    piece.node = el(
      "span",
      { class: classes(piece.marks, new Set()), title: skipped && skipped.label ? Camket.said(skipped.label) : null },
      inner,
    );
    return piece.node;
  }

  const DOUBTFUL = 0.05;

  function pageStart({ number, how, doubtful }) {
    const bad = how === "unread" || doubtful > DOUBTFUL;
    const told = [
      ["ocr", "blank", "unread"].includes(how) && t(`page.${how}`),
      doubtful > DOUBTFUL && t("page.doubtful", { share: Camket.fmt.percent(doubtful) }),
    ].filter(Boolean);
    return el(
      "p",
      { class: "page-start", data: { page: number } },
      told.length > 0 && el("span", { class: ["page-how", bad && "doubtful"] }, told.join(" · ")),
      t("page-n", { n: number }),
    );
  }

  /** Where a point of a selection stands in a text; null outside of its pieces. */
  function offsetIn(pieces, node, offset) {
    const holds = (piece) => piece.text === node || piece.node === node || (piece.node.nodeType === 1 && piece.node.contains(node));
    const own = pieces.find(holds);
    if (own && own.text === node) return own.start + offset;
    if (own) return offset ? own.end : own.start;
    const next = node.nodeType === 1 ? node.childNodes[offset] : null;
    const after = next && pieces.find((piece) => next === piece.node || next.contains(piece.node));
    return after ? after.start : null;
  }

  /** The words that are selected in a text, without the space around them: {start, end}; null for none. */
  function selected(box, pieces, text) {
    const chosen = window.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0);
    if (!box.contains(range.commonAncestorContainer)) return null;
    const start = offsetIn(pieces, range.startContainer, range.startOffset);
    const end = offsetIn(pieces, range.endContainer, range.endOffset) ?? text.length;
    const words = start === null ? "" : text.slice(start, end);
    if (!words.trim()) return null;
    const first = start + words.indexOf(words.trim());
    return { start: first, end: first + words.trim().length };
  }

  /**
   * Text with its marks as elements. Returns {box, pieces, paint(hidden), at(offset), selected()}; each
   * piece is {start, end, marks, node, text}. `pages` [{number, start}] are told where they begin.
   */
  Camket.markedText = (text, marks, pages) => {
    const sorted = byStart(marks);
    const all = [];
    const box = el("div", { class: "text" });
    const starts = pages.map((page) => page.start).filter((start) => start > 0);
    let first = 0;
    chunks(text, starts).forEach(([from, to]) => {
      while (
        first < sorted.length &&
        sorted[first].end <= from &&
        sorted.slice(first, first + 1).every((m) => m.end <= from)
      )
        first += 1;
      const near = [];
      for (let i = first; i < sorted.length && sorted[i].start < to; i += 1) near.push(sorted[i]);
      const made = pieces(from, to, near);
      const seen = new Set();
      const page = pages.find((each) => each.start === from);
      if (page) box.append(pageStart(page));
      box.append(
        el(
          "div",
          { class: "chunk" },
          made.map((piece) => node(piece, text, seen)),
        ),
      );
      all.push(...made);
    });
    const paint = (hidden) =>
      all.forEach((piece) => {
        if (piece.marks.length) piece.node.setAttribute("class", classes(piece.marks, hidden));
      });
    const at = (offset) => {
      let low = 0,
        high = all.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (all[middle].start <= offset) low = middle;
        else high = middle - 1;
      }
      return all[low];
    };
    return { box, pieces: all, paint, at, selected: () => selected(box, all, text) };
  };
})();

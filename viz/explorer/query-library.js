"use strict";
// The list of questions that can be asked, searched without diacritics, and what was asked before.
(function () {
  const Camket = window.Camket;
  const KEY = "query-history";
  const MOST = 30;

  function kept() {
    try {
      const found = JSON.parse(Camket.keep.get(KEY) || "[]");
      return Array.isArray(found) ? found.filter((text) => typeof text === "string") : [];
    } catch { return []; }
  }

  Camket.query.remember = (text) => Camket.keep.set(KEY, JSON.stringify([text, ...kept().filter((each) => each !== text)].slice(0, MOST)));

  /** Puts a text into the address without drawing the page again. */
  Camket.query.address = (text) => Camket.go("query", { q: text }, { replace: true, quiet: true });

  Camket.query.copyLink = async (text) => {
    Camket.query.address(text);
    try { await navigator.clipboard.writeText(location.href); Camket.announce(Camket.t("graph.copied")); } catch { window.prompt(Camket.t("query.link"), location.href); }
  };

  function item(query, current) {
    const { el } = Camket;
    const here = current && query.name === current.name;
    return el("li", { data: { words: Camket.fold(`${Camket.said(query.title)} ${Camket.said(query.question)} ${query.name}`) } },
      el("a", { href: Camket.href("query", { name: query.name }), title: Camket.said(query.question), aria: { current: here ? "page" : null } }, Camket.said(query.title)));
  }

  function history(box) {
    const { el, t } = Camket;
    const texts = kept();
    if (!texts.length) return null;
    const line = (text) => text.split("\n").filter((each) => !/^\s*(#|PREFIX|$)/i.test(each)).join(" ").replace(/\s+/g, " ").slice(0, 70);
    const open = (text) => { if (box.querySelector(".query-editor")) box.dispatchEvent(new CustomEvent("camket:write", { detail: text })); else Camket.go("query", { q: text }); };
    return el("details", { class: "query-history" }, el("summary", {}, t("query.history")), el("ul", {}, texts.map((text) =>
      el("li", {}, el("button", { class: "graph-jump", type: "button", title: text.slice(0, 600), on: { click: () => open(text) } }, line(text) || text.slice(0, 70))))));
  }

  /** The side of the page; `box` is where the editor stands. */
  Camket.query.library = (queries, current, box) => {
    const { el, icon, t } = Camket;
    const collator = new Intl.Collator("vi");
    const sorted = [...queries].sort((a, b) => collator.compare(Camket.said(a.title), Camket.said(b.title)));
    const list = el("ul", { class: "query-list" }, sorted.map((query) => item(query, current)));
    const none = el("p", { class: "soft", hidden: true }, t("query.no-question"));
    const search = el("input", { type: "search", id: "query-search", placeholder: t("query.search"), aria: { label: t("query.search") }, autocomplete: "off", on: { input: () => {
      const words = Camket.fold(search.value).split(/\s+/).filter(Boolean);
      [...list.children].forEach((each) => { each.hidden = !words.every((word) => each.dataset.words.includes(word)); });
      none.hidden = [...list.children].some((each) => !each.hidden);
    } } });
    const side = el("details", { class: "query-side", open: window.innerWidth > 900 }, el("summary", {}, t("query.library")),
      el("a", { class: "button query-new", href: Camket.href("query"), aria: { current: current ? null : "page" } }, icon("query"), t("query.own")), search, list, none, history(box));
    return el("nav", { class: "query-nav", aria: { label: t("query.library") } }, side);
  };
})();

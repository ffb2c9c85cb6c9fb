"use strict";
// Search: words with or without diacritics, facets with counts, chips of what is chosen.
(function () {
  const Camket = window.Camket;
  const { el, icon, t, fmt } = Camket;
  const PAGE = 20;
  const FACETS = ["kind", "status", "agency", "sector", "year", "document"];
  const SHOWN = 7;

  const list = (value) => (value === undefined || value === "" ? [] : [value].flat());

  function facetLabel(name, value) {
    if (name === "kind") return t(`kind.${value.value}`);
    if (name === "status") return t(`status.${Camket.local(value.value)}`);
    return value.label || Camket.label(value.value);
  }

  function change(name, values) {
    Camket.change({ [name]: values.length ? values : null, offset: null });
  }

  function choice(name, value, chosen) {
    const id = `facet-${name}-${Camket.slug(value.value)}`;
    const picked = chosen.includes(value.value);
    return el(
      "li",
      {},
      el("input", {
        type: "checkbox",
        id,
        checked: picked,
        on: {
          change: (event) =>
            change(name, event.target.checked ? [...chosen, value.value] : chosen.filter((v) => v !== value.value)),
        },
      }),
      el(
        "label",
        { for: id },
        el("span", {}, facetLabel(name, value)),
        el("span", { class: "count" }, fmt.number(value.count)),
      ),
    );
  }

  function facet(name, values, chosen) {
    const order = [...values].sort((a, b) => chosen.includes(b.value) - chosen.includes(a.value));
    if (!order.length) return null;
    const rest = order.slice(SHOWN);
    return el(
      "fieldset",
      { class: "facet" },
      el("legend", {}, t(`facet.${name}`)),
      el(
        "ul",
        {},
        order.slice(0, SHOWN).map((value) => choice(name, value, chosen)),
      ),
      rest.length > 0 &&
        el(
          "details",
          {},
          el("summary", {}, t("facet.more", { n: fmt.number(rest.length) })),
          el(
            "ul",
            {},
            rest.map((value) => choice(name, value, chosen)),
          ),
        ),
    );
  }

  function chips(params, facets) {
    const chosen = FACETS.flatMap((name) => list(params[name]).map((value) => ({ name, value })));
    if (!chosen.length) return null;
    return el(
      "ul",
      { class: "chips", aria: { label: t("search.chosen") } },
      chosen.map(({ name, value }) => {
        const known = (facets[name] || []).find((each) => each.value === value) || { value, label: "" };
        const label = facetLabel(name, known);
        return el(
          "li",
          {},
          el(
            "button",
            {
              class: "chip",
              type: "button",
              on: {
                click: () =>
                  change(
                    name,
                    list(params[name]).filter((v) => v !== value),
                  ),
              },
            },
            el("span", { class: "sr" }, t("search.remove")),
            el("span", { class: "soft" }, `${t(`facet.${name}`)}:`),
            label,
            icon("close"),
          ),
        );
      }),
      el(
        "li",
        {},
        el(
          "button",
          {
            class: "link-button",
            type: "button",
            on: {
              click: () => Camket.change({ ...Object.fromEntries(FACETS.map((name) => [name, null])), offset: null }),
            },
          },
          t("search.clear"),
        ),
      ),
    );
  }

  /** The words looked for stand out, whatever their marks and case; the last may be unfinished. */
  function lit(text, query) {
    const words = Camket.fold(query)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
    const begun = words.length && words[words.length - 1].length > 1 ? words[words.length - 1] : null;
    return text.split(/([\p{L}\p{N}\p{M}]+)/u).map((piece, i) => {
      const folded = i % 2 ? Camket.fold(piece) : "";
      return folded && (words.includes(folded) || (begun && folded.startsWith(begun))) ? el("mark", {}, piece) : piece;
    });
  }

  function hit(each, query) {
    const label = each.label || each.snippet;
    const said = each.snippet && Camket.fold(each.snippet) !== Camket.fold(label) ? each.snippet : "";
    return el(
      "li",
      { class: ["hit", `edge-${each.kind}`] },
      el("p", { class: ["card-kind", `kind-${each.kind}`] }, icon(each.kind), facetLabel("kind", { value: each.kind })),
      el("h2", {}, el("a", { href: Camket.cardOf(each.iri) }, lit(label, query))),
      said && el("p", { class: "snippet" }, lit(said, query)),
      el(
        "p",
        { class: "hit-notes" },
        each.status && Camket.status(each.status),
        each.due && el("span", {}, icon("calendar"), ` ${fmt.date(each.due)}`),
        each.agency && Camket.thing({ kind: "agency", ...each.agency }),
        each.document && each.kind !== "document" && Camket.thing({ kind: "document", ...each.document }),
      ),
    );
  }

  function field(query) {
    const input = el("input", {
      type: "search",
      id: "search-q",
      value: query,
      autocomplete: "off",
      spellcheck: "false",
      placeholder: t("search.hint"),
      aria: { label: t("search.label") },
    });
    const form = el(
      "form",
      { class: "search-main", role: "search", aria: { label: t("search.main") } },
      el("span", { class: "field-box" }, icon("search"), input),
      el("button", { class: "button primary", type: "submit" }, t("search.label")),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      Camket.go("search", { ...Camket.here().params, q: input.value.trim(), offset: null });
    });
    Camket.completes(input, { onPick: (thing) => Camket.go("thing", { iri: thing.iri }) });
    return form;
  }
  Camket.searchField = field;

  const filters = (params) => Object.fromEntries(FACETS.map((name) => [name, params[name]]));

  function sieve(found, params) {
    const title = t("search.filters");
    const all = FACETS.map((name) => facet(name, (found.facets || {})[name] || [], list(params[name])));
    return el(
      "details",
      { class: "facets", open: window.innerWidth > 820 },
      el("summary", {}, title),
      el("form", { aria: { label: title }, on: { submit: (event) => event.preventDefault() } }, all),
    );
  }

  function nothing(query, params) {
    const chosen = FACETS.some((name) => list(params[name]).length);
    const advice = el("p", { class: "soft" }, t(chosen ? "search.advice-filters" : "search.advice"));
    return Camket.notice("empty", query ? t("search.none", { q: query }) : t("search.nothing"), advice);
  }

  function hits(found, query, params) {
    const offset = Number(params.offset || 0);
    const rows = found.hits.map((each) => hit(each, query));
    return el(
      "div",
      { class: "search-results" },
      chips(params, found.facets || {}),
      el("p", { class: "table-head" }, el("strong", {}, t("search.found", { n: fmt.number(found.total) }))),
      rows.length ? el("ol", { class: "hits" }, rows) : nothing(query, params),
      Camket.pager("search", { offset, shown: rows.length, total: found.total, page: PAGE }),
    );
  }

  Camket.page("search", async (main, params) => {
    const query = params.q || "";
    const title = query ? t("search.title", { q: query }) : t("nav.search");
    Camket.append(main, el("h1", { class: "sr" }, title), field(query));
    const found = await Camket.get("/api/search", {
      q: query,
      ...filters(params),
      as_of: Camket.asOf(),
      limit: PAGE,
      offset: params.offset,
    });
    Camket.announce(t("search.found", { n: fmt.number(found.total) }));
    Camket.append(
      main,
      Camket.static && el("p", { class: "soft" }, t("static.search")),
      el("div", { class: "search-columns" }, sieve(found, params), hits(found, query, params)),
    );
  });
})();

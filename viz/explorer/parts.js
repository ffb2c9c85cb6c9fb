"use strict";
// What all pages are put together of: links to things, badges, quotations, notices, downloads.
(function () {
  const Camket = window.Camket;
  const { el, icon, t, fmt } = Camket;

  /** The signs of the statuses differ in form, too: colour is never the only bearer. */
  const SIGNS = {
    openOverdue: "!",
    openInTime: "→",
    noDeadline: "–",
    doneOnTime: "✓",
    doneLate: "✓",
    superseded: "⇄",
    repealed: "×",
  };
  Camket.STATUSES = Object.keys(SIGNS);
  const local = (iri) => String(iri || "").replace(/^.*[#/]/, "");
  Camket.local = local;

  /** The badge of a status, by IRI or local name. */
  Camket.status = (status) => {
    const name = local(status);
    if (!name) return null;
    return el(
      "span",
      { class: ["badge", "status", `status-${name}`] },
      el("span", { class: "sign", aria: { hidden: true } }, SIGNS[name] || "•"),
      t(`status.${name}`),
    );
  };

  /** The address of a thing's card; null for what can have none. */
  Camket.cardOf = (iri) => (/^(https?|urn):/.test(iri || "") ? Camket.href("thing", { iri }) : null);

  /** A link to the card of a thing, with the sign of its kind. */
  Camket.thing = (thing, props) => {
    const kind = thing.kind && t(Camket.knows(`kind.${thing.kind}`) ? `kind.${thing.kind}` : "kind.statement");
    const name = thing.label || kind || t("nameless");
    const inner = [
      kind && icon(thing.kind, `kind-${thing.kind}`),
      kind && name !== kind && el("span", { class: "sr" }, `${kind}: `),
      el("span", { class: "thing-name" }, name),
    ];
    const href = Camket.cardOf(thing.iri);
    if (!href) return el("span", { class: "thing" }, inner);
    return el(
      "a",
      {
        class: "thing",
        href,
        title: name.length > 80 ? name : null,
        ...props,
      },
      inner,
    );
  };

  /** A button that opens the drawing around a thing; statements are not drawn, only what they speak of. */
  Camket.toGraph = (iri, className) => {
    if (!Camket.hasPage("graph") || /\/statement\//.test(iri)) return null;
    const href = Camket.href("graph", { focus: iri });
    return el("a", { class: className || "button", href }, icon("graph"), t("card.in-graph"));
  };

  /** The address of a place in a document. */
  Camket.place = (source, start, end, page) =>
    Camket.href("document", {
      iri: source && source.iri ? source.iri : source,
      at: start === undefined || start === null ? null : `${start}-${end}`,
      page: page || null,
    });

  /** A quotation that leads into its document, at its characters. */
  Camket.quote = (q) => {
    const says = q.says ? el("span", { class: ["badge", `says-${q.says}`] }, t(`says.${q.says}`)) : null;
    const notes = [
      q.role ? t(`role.${local(q.role)}`) : "",
      q.agency ? q.agency.label || q.agency : "",
      q.grade ? t(`grade.${local(q.grade)}`) : "",
    ].filter(Boolean);
    return el(
      "figure",
      { class: "quote" },
      el("blockquote", {}, q.quote || q.text),
      el(
        "figcaption",
        {},
        says,
        Camket.reviewedBadge(q),
        notes.length ? el("span", {}, notes.join(" · ")) : null,
        el(
          "a",
          { class: "source", href: Camket.place(q.source, q.start, q.end, q.page) },
          icon("document"),
          el("span", {}, (q.source && q.source.label) || t("open-document")),
        ),
        q.source && q.source.date ? el("span", { class: "soft" }, fmt.date(q.source.date)) : null,
        q.page ? el("span", { class: "soft" }, t("page-n", { n: q.page })) : null,
      ),
    );
  };

  /** The document that words stand in, opened at them. */
  Camket.quoteSource = (source, quote) =>
    source &&
    el(
      "a",
      { class: "source", href: Camket.href("document", { iri: source.iri, quote: quote.slice(0, 160) }) },
      icon("document"),
      el("span", {}, Camket.cellWords(source)),
    );

  /** A long list shows its first nodes, the rest on demand; `tag` holds the button. */
  Camket.unfolding = (nodes, shown, tag) => {
    if (nodes.length <= shown) return nodes;
    const left = fmt.number(nodes.length - shown);
    const button = el("button", { class: "button small", type: "button" }, t("card.more", { n: left }));
    const place = el(tag, { class: "unfold" }, button);
    button.addEventListener("click", () => {
      place.replaceWith(...nodes.slice(shown));
      const link = nodes[shown].querySelector("a");
      if (link) link.focus();
    });
    return [...nodes.slice(0, shown), place];
  };

  /** The ways to the pages before and after: `offset`, rows `shown`, `total`, rows a `page`. */
  Camket.pager = (route, { offset, shown, total, page }) => {
    if (total <= shown) return null;
    const last = offset + shown;
    const to = (next) => Camket.href(route, { ...Camket.here().params, offset: next || null });
    const range = { from: fmt.number(offset + 1), to: fmt.number(last), total: fmt.number(total) };
    const before = [icon("back"), t("pager.before")];
    return el(
      "nav",
      { class: "pager", aria: { label: t("pager.label") } },
      el("span", {}, t("pager.range", range)),
      offset > 0 && el("a", { class: "button small", href: to(Math.max(0, offset - page)) }, before),
      last < total && el("a", { class: "button small", href: to(last) }, t("pager.after"), icon("next")),
    );
  };

  /** A notice: «info», «empty» or «error», with advice. */
  Camket.notice = (kind, text, ...more) =>
    el(
      "div",
      { class: ["notice", `notice-${kind}`], role: kind === "error" ? "alert" : null },
      icon(kind === "error" ? "alert" : "info"),
      el("div", {}, el("p", {}, text), more),
    );

  const FORMS = ["csv", "xlsx", "json"];

  /** Whether a static copy holds a query's files: it does for the whole answer only. */
  const copied = (params) => !Object.keys(params || {}).some((name) => !["as_of", "from", "to"].includes(name));

  function file(name, params, form) {
    const href = Camket.static
      ? Camket.url(`/download/${name}`, {}, `.${form}`)
      : Camket.url(`/download/${name}.${form}`, params);
    return el("a", { class: "button small", download: true, href }, icon("download"), form.toUpperCase());
  }

  /** Links that hand a query's whole answer over as a file, and «print». */
  Camket.downloads = (name, params) => {
    const print = el("button", { class: "button small", type: "button", on: { click: () => window.print() } });
    const files = Camket.static && !copied(params) ? [] : FORMS.map((form) => file(name, params, form));
    const said = { class: "downloads", role: "group", aria: { label: t("download.label") } };
    return el("div", said, files, Camket.append(print, icon("print"), t("print")));
  };

  /** The head of a page: heading, what it answers, what can be done with it. */
  Camket.head = (title, question, ...actions) =>
    el(
      "header",
      { class: "page-head" },
      el(
        "div",
        { class: "page-title" },
        el("h1", {}, title),
        question ? el("p", { class: "question" }, question) : null,
      ),
      actions.length ? el("div", { class: "page-actions" }, actions) : null,
    );

  /** A dialog over the page with a heading and a way to close it; it leaves the page when closed. */
  Camket.dialog = (name, title, ...children) => {
    const id = `${name}-title`;
    const close = el("button", { class: "button", type: "button", on: { click: () => dialog.close() } }, t("close"));
    const heading = el("h2", { id }, title);
    const dialog = el("dialog", { class: ["dialog", `dialog-${name}`], aria: { labelledby: id } }, heading, children);
    const actions = [...dialog.querySelectorAll(".actions")].pop() || Camket.append(dialog, el("p", { class: "actions" })).lastChild;
    actions.append(close);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    return dialog;
  };

  /** Text that is one of both languages: {vi, en}. */
  Camket.said = (both) => (typeof both === "string" ? both : (both && (both[Camket.lang] || both.vi || both.en)) || "");
})();

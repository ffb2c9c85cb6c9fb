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

  /** A link to the card of a thing, with the sign of its kind. */
  Camket.thing = (thing, props) => {
    const name = thing.label || t("nameless");
    const inner = [
      thing.kind
        ? [icon(thing.kind, `kind-${thing.kind}`), el("span", { class: "sr" }, `${t(`kind.${thing.kind}`)}: `)]
        : null,
      el("span", { class: "thing-name" }, name),
    ];
    if (!thing.iri) return el("span", { class: "thing" }, inner);
    return el(
      "a",
      {
        class: "thing",
        href: Camket.href("thing", { iri: thing.iri }),
        title: name.length > 80 ? name : null,
        ...props,
      },
      inner,
    );
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

  /** Text that is one of both languages: {vi, en}. */
  Camket.said = (both) => (typeof both === "string" ? both : (both && (both[Camket.lang] || both.vi || both.en)) || "");
})();

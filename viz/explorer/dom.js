"use strict";
// Builds the document. Text of documents enters through text nodes and attributes only.
(function () {
  const Camket = window.Camket;
  const SVG = "http://www.w3.org/2000/svg";
  const OWN = /^(#|(\/|\.\/)?(api|assets|data|download|sparql)(\/|\?|$))/;
  const FIELDS = ["value", "checked", "indeterminate"];

  function append(parent, children) {
    children.flat(Infinity).forEach((child) => {
      if (child === null || child === undefined || child === false || child === "") return;
      parent.append(child instanceof Node ? child : document.createTextNode(String(child)));
    });
    return parent;
  }

  function set(made, key, value) {
    if (value === null || value === undefined || value === false) return;
    if (key === "class") made.setAttribute("class", [value].flat().filter(Boolean).join(" "));
    else if (key === "on") Object.entries(value).forEach(([event, f]) => made.addEventListener(event, f));
    else if (key === "data")
      Object.entries(value).forEach(([name, v]) => {
        made.dataset[name] = v;
      });
    else if (key === "aria")
      Object.entries(value).forEach(([name, v]) => {
        if (v !== null && v !== undefined) made.setAttribute(`aria-${name}`, String(v));
      });
    else if (key === "href" && !OWN.test(value)) return;
    else if (/^(on|style$|srcdoc$|src$|formaction$|action$)/i.test(key)) throw new Error(`no attribute ${key} here`);
    else if (FIELDS.includes(key)) made[key] = value;
    else made.setAttribute(key, value === true ? "" : String(value));
  }

  function build(made, props, children) {
    Object.entries(props || {}).forEach(([key, value]) => set(made, key, value));
    return append(made, children);
  }

  /** An element: `el("a", {href: "#/", class: ["x"], on: {click: f}, aria: {label: "…"}}, "text")`. */
  Camket.el = (tag, props, ...children) => build(document.createElement(tag), props, children);

  /** The same for drawings. */
  Camket.svg = (tag, props, ...children) => build(document.createElementNS(SVG, tag), props, children);

  /** A picture of this server; `src` is checked like a link. */
  Camket.picture = (src, alt, props) => {
    const made = build(document.createElement("img"), { alt, ...props }, []);
    if (OWN.test(src)) made.src = src;
    return made;
  };

  Camket.append = (parent, ...children) => append(parent, children);
  Camket.clear = (parent, ...children) => {
    parent.replaceChildren();
    return append(parent, children);
  };

  // One stroke each, on a square of 16.
  const ICONS = {
    agency: "M2 14h12M3 14V6l5-3.5L13 6v8M6 14v-3.5h4V14M5.7 7.8h.01M8 7.8h.01M10.3 7.8h.01",
    task: "M3.5 2.5h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM5.2 8.2l2 2 3.6-4.2",
    project: "M8 1.8 14.2 8 8 14.2 1.8 8zM8 5.2v5.6M5.2 8h5.6",
    document: "M4 1.8h5.2L12.5 5v9.2h-8.5zM9 2v3.2h3.2M6 8.2h4.4M6 10.8h4.4",
    person: "M8 7.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM2.6 14c.5-3 2.6-4.4 5.4-4.4s4.9 1.4 5.4 4.4",
    indicator: "M2 14h12M4 11.5V8M8 11.5V3M12 11.5V6",
    statement: "M2.5 3h11v7.5H7.6L4.6 13v-2.5H2.5zM5.2 5.6h5.6M5.2 7.9h3.6",
    cluster:
      "M5 6.8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM11 6.8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 13.2a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
    place:
      "M8 14.2s4.6-4.1 4.6-7.6A4.6 4.6 0 0 0 3.4 6.6c0 3.5 4.6 7.6 4.6 7.6zM8 8a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z",
    search: "M7 11.8A4.8 4.8 0 1 0 7 2.2a4.8 4.8 0 0 0 0 9.6zM10.6 10.6 14 14",
    graph:
      "M4 5.6a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM12.2 7.4a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM6.4 14.2a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM5.7 4.2l4.7 1M4.4 5.6l1.6 5M7.6 11l3.4-4",
    query:
      "M6 2.6c-2 0-2.2.9-2.2 2.4S3.6 7.6 2 8c1.6.4 1.8 1.5 1.8 3s.2 2.4 2.2 2.4M10 2.6c2 0 2.2.9 2.2 2.4s.2 2.6 1.8 3c-1.6.4-1.8 1.5-1.8 3s-.2 2.4-2.2 2.4",
    print: "M4.5 6V2.2h7V6M4.5 11.5H2.5V6h11v5.5h-2M4.5 9.5h7v4.3h-7z",
    download: "M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11",
    board: "M2.3 2.5h4.6v5H2.3zM9.1 2.5h4.6v3H9.1zM9.1 8h4.6v5.5H9.1zM2.3 10h4.6v3.5H2.3z",
    home: "M2.2 7.6 8 2.5l5.8 5.1M3.8 6.5v7h3v-4h2.4v4h3v-7",
    sun: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9",
    moon: "M13.5 9.6A6 6 0 0 1 6.4 2.5 6 6 0 1 0 13.5 9.6z",
    close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
    next: "M6 3l5 5-5 5",
    back: "M10 3 5 8l5 5",
    down: "M3 6l5 5 5-5",
    menu: "M2 4h12M2 8h12M2 12h12",
    clock: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.6",
    calendar: "M2.5 3.8h11v9.7h-11zM2.5 6.6h11M5.3 2.2v2.6M10.7 2.2v2.6",
    alert: "M8 2 14.5 13.5h-13zM8 6.5v3.2M8 11.6h.01",
    link: "M6.8 9.2a2.7 2.7 0 0 0 3.9.1l2-2a2.7 2.7 0 0 0-3.9-3.9l-.8.8M9.2 6.8a2.7 2.7 0 0 0-3.9-.1l-2 2a2.7 2.7 0 0 0 3.9 3.9l.8-.8",
    info: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.3v3.7M8 5h.01",
  };

  const SAME = { commitment: "statement", result: "statement", problem: "statement" };

  /** A small drawing beside a word; screen readers pass over it. */
  Camket.icon = (name, extra) =>
    Camket.svg(
      "svg",
      { class: ["icon", `icon-${name}`, extra], viewBox: "0 0 16 16", aria: { hidden: true }, focusable: "false" },
      Camket.svg("path", { d: ICONS[name] || ICONS[SAME[name]] || ICONS.info }),
    );
})();

"use strict";
// Asks the library or the endpoint, and makes one form of every answer: columns, rows, triples.
(function () {
  const Camket = window.Camket;
  const XSD = "http://www.w3.org/2001/XMLSchema#";
  const TYPES = { integer: "integer", int: "integer", long: "integer", decimal: "decimal", double: "decimal", float: "decimal", date: "date", boolean: "boolean" };
  const KINDS = ["agency", "task", "project", "document", "person", "indicator", "statement"];
  const ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9, application/json;q=0.5";
  const PAGE = 200;
  const LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel";
  const TEXT = "https://w3id.org/camket/ontology#text";
  /** So many things are named that a query selects without their names. */
  const NAMED = 3000;

  /** The kind of thing that an IRI of this graph names; empty for any other. */
  function kindOf(iri) {
    const base = Camket.about.base || "";
    const kind = base && iri.startsWith(base) ? iri.slice(base.length).split("/")[0] : "";
    return KINDS.includes(kind) ? kind : "";
  }

  /** A cell of a term of SPARQL's JSON; an IRI outside of the graph is shown as it is. */
  function cell(term, label) {
    if (!term) return label ? { v: label.value } : null;
    if (term.type === "triple") return { v: "<< … >>" };
    if (term.type !== "uri") return { v: term.value };
    const kind = kindOf(term.value);
    const said = label ? label.value : Camket.knows(term.value) ? Camket.label(term.value) : kind ? term.value.slice((Camket.about.base || "").length) : term.value;
    return { v: said, iri: term.value, bare: Boolean(kind) && !label, ...(kind ? { kind } : {}) };
  }

  function typeOf(values) {
    const kinds = new Set(values.filter(Boolean).map((term) => {
      if (term.type === "uri") return kindOf(term.value) ? "thing" : "text";
      return (term.datatype || "").startsWith(XSD) ? TYPES[term.datatype.slice(XSD.length)] || "text" : "text";
    }));
    return kinds.size === 1 ? [...kinds][0] : "text";
  }

  function tableOf(found) {
    if ("boolean" in found) return { columns: [{ name: "answer", label: Camket.t("query.answer"), type: "boolean" }], rows: [[{ v: String(found.boolean) }]], total: 1 };
    const names = found.head.vars.filter((name) => !(name.endsWith("_label") && found.head.vars.includes(name.slice(0, -6))));
    const rows = found.results.bindings;
    const heading = (name) => (Camket.knows(`column.${name}`) ? Camket.t(`column.${name}`) : name);
    return {
      columns: names.map((name) => ({ name, label: heading(name), type: typeOf(rows.map((row) => row[name])) })),
      rows: rows.map((row) => names.map((name) => cell(row[name], row[`${name}_label`]))),
      total: rows.length,
    };
  }

  const ESCAPES = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f", '"': '"', "'": "'", "\\": "\\" };
  const plain = (text) => text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, four, eight, letter) => (letter ? ESCAPES[letter] || letter : String.fromCodePoint(parseInt(four || eight, 16))));
  const TRIPLE = /^(<[^>]*>|_:\S+)\s+<([^>]*)>\s+(?:<([^>]*)>|(_:\S+)|"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>|@\S+)?)\s*\.$/;

  /** The triples of N-Triples, which is a triple a line. */
  function triplesOf(text) {
    return text.split("\n").flatMap((line) => {
      const parts = TRIPLE.exec(line.trim());
      if (!parts) return [];
      const [, subject, predicate, iri, blank, literal, datatype] = parts;
      const object = literal === undefined ? { type: "uri", value: iri ? plain(iri) : blank } : { type: "literal", value: plain(literal), datatype };
      return [{ subject: plain(subject.replace(/^<|>$/g, "")), predicate: plain(predicate), object }];
    });
  }

  function graphOf(text) {
    const triples = triplesOf(text);
    const names = ["subject", "predicate", "object"];
    return {
      triples,
      columns: names.map((name) => ({ name, label: Camket.t(`query.${name}`), type: name === "subject" ? "thing" : "text" })),
      rows: triples.map((t) => [cell({ type: "uri", value: t.subject }), cell({ type: "uri", value: t.predicate }), cell(t.object)]),
      total: triples.length,
    };
  }

  async function failure(answer) {
    const body = await answer.text();
    let said = null;
    try { said = JSON.parse(body).error; } catch { /* plain text */ }
    const error = new Error(said ? Camket.said(said) : body.split("\n")[0] || `${answer.status}`);
    error.status = answer.status;
    if (said && said.line) error.place = { line: said.line, column: said.column };
    error.excerpt = said && said.excerpt;
    return error;
  }

  function send(text, accept, signal) {
    return fetch("sparql", { method: "POST", headers: { "Content-Type": "application/sparql-query", Accept: accept }, body: text, signal, credentials: "same-origin" })
      .catch((error) => { throw error.name === "AbortError" ? error : new Error(Camket.t("error.unreachable")); });
  }

  /** The names of things by IRI: those of the graph, else the words of a statement. */
  async function namesOf(iris, signal) {
    const wanted = iris.filter((iri) => !/[<>"{}|\\^`\s]/.test(iri)).slice(0, NAMED);
    if (!wanted.length) return new Map();
    const text = `SELECT ?thing ?name WHERE { VALUES ?thing { ${wanted.map((iri) => `<${iri}>`).join(" ")} } ?thing <${LABEL}>|<${TEXT}> ?name }`;
    const answer = await send(text, "application/sparql-results+json", signal);
    if (!answer.ok) return new Map();
    return new Map((await answer.json()).results.bindings.map((row) => [row.thing.value, row.name.value]));
  }

  /** Puts names in place of the IRIs of things for which the query selects none. */
  async function named(found, signal) {
    const bare = found.rows.flat().filter((one) => one && one.bare);
    found.names = await namesOf([...new Set(bare.map((one) => one.iri))], signal);
    bare.forEach((one) => { one.v = found.names.get(one.iri) || one.v; });
    return found;
  }

  async function own(text, signal) {
    const answer = await send(text, ACCEPT, signal);
    if (!answer.ok) throw await failure(answer);
    const graph = (answer.headers.get("content-type") || "").startsWith("application/n-triples");
    return named(graph ? graphOf(await answer.text()) : tableOf(await answer.json()), signal);
  }

  /** The library's answers come in pages, sorted by the server; a static copy holds them whole. */
  const library = (name, values, page) => Camket.get(`/api/ask/${name}`, { ...values, limit: PAGE, offset: page.offset || null, order: page.order || null });

  /** Begins to ask; `answer` is what comes, `stop` gives it up. */
  Camket.query.run = ({ name, values, text }) => {
    const control = new AbortController();
    const begun = performance.now();
    const page = (which) => (name ? library(name, values, which) : own(text, control.signal));
    const answer = page({ offset: 0, order: "" }).then((found) => ({ ...found, milliseconds: performance.now() - begun }));
    return { name, values, text, answer, page, stop: () => control.abort() };
  };

  /** The answer to a text in another format, as a file. */
  Camket.query.download = async (text, media, ending) => {
    const answer = await send(text, media);
    if (!answer.ok) throw await failure(answer);
    Camket.save(`${Camket.slug("camket-truy-van")}.${ending}`, await answer.text(), media);
  };

  Camket.query.kindOf = kindOf;
  Camket.query.PAGE = PAGE;
})();

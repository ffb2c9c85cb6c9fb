"use strict";
// Draws an answer with vis-network: triples as they are, rows as things side by side.
(function () {
  const Camket = window.Camket;
  const VIS = "vendor/vis-network/vis-network.min.js";
  const MOST = 300;
  const NAMES = /(?:#|\/)(?:prefLabel|label|name|title)$/;
  const cut = (text) => (text.length > 46 ? `${text.slice(0, 45)}…` : text).replace(/(.{18,}?)\s/g, "$1\n");

  function ofTriples({ triples, names: known }) {
    const names = new Map([...known || [], ...triples.filter((t) => t.object.type === "literal" && NAMES.test(t.predicate)).map((t) => [t.subject, t.object.value])]);
    const links = triples.filter((t) => t.object.type === "uri").map((t) => [t.subject, t.object.value, Camket.label(t.predicate)]);
    return { names, links };
  }

  function ofRows({ columns, rows }) {
    const names = new Map();
    const links = [];
    rows.forEach((row) => {
      const things = row.map((cell, i) => [cell, columns[i]]).filter(([cell]) => cell && cell.iri && cell.kind);
      things.forEach(([cell]) => names.set(cell.iri, cell.label ?? cell.v));
      things.slice(1).forEach(([cell, column]) => { if (cell.iri !== things[0][0].iri) links.push([things[0][0].iri, cell.iri, Camket.said(column.label)]); });
    });
    return { names, links };
  }

  const linksOf = (found) => (found.triples ? ofTriples(found) : ofRows(found));

  Camket.query.drawable = (found) => linksOf(found).links.length > 0;

  function look(iri, name) {
    const color = Camket.theme.color;
    const kind = Camket.query.kindOf(iri);
    const fill = color(`kind-${kind || "statement"}`);
    return { id: iri, label: cut(name), shape: kind ? "dot" : "box", size: 12, color: kind ? fill : { background: color("sunken"), border: color("line-strong") },
      font: { color: color("ink"), strokeColor: color("surface"), strokeWidth: 3 } };
  }

  /** Shows at most 300 things; they are placed once, always alike, and then stand still. */
  Camket.query.draw = async (panel, found) => {
    const { el, t, fmt } = Camket;
    const { names, links } = linksOf(found);
    const ids = [...new Set(links.flatMap(([from, to]) => [from, to]))].slice(0, MOST);
    const kept = new Set(ids);
    const all = new Set(links.flatMap(([from, to]) => [from, to])).size;
    const surface = el("div", { class: "query-drawing", role: "img", aria: { label: t("query.drawing", { n: ids.length }) } });
    const chosen = el("p", { class: "query-chosen", aria: { live: "polite" } }, t("query.drawing-hint"));
    Camket.append(panel, all > MOST ? el("p", { class: "soft" }, t("query.drawing-part", { n: MOST, total: fmt.number(all) })) : null, surface, chosen);
    await Camket.load(VIS);
    const nodes = ids.map((iri) => look(iri, names.get(iri) || Camket.label(iri)));
    const edges = links.filter(([from, to]) => kept.has(from) && kept.has(to)).map(([from, to, label], id) => ({ id, from, to, label, arrows: "to", font: { size: 10, color: Camket.theme.color("ink-2"), strokeColor: Camket.theme.color("surface"), align: "middle" }, color: Camket.theme.color("line-strong") }));
    const network = new vis.Network(surface, { nodes, edges }, { layout: { randomSeed: 7, improvedLayout: false }, physics: { stabilization: { iterations: 220 }, barnesHut: { springLength: 130, avoidOverlap: 0.4 } }, edges: { smooth: false }, interaction: { keyboard: false } });
    network.once("stabilizationIterationsDone", () => { network.setOptions({ physics: false }); network.fit(); });
    network.on("selectNode", ({ nodes: [iri] }) => {
      const kind = Camket.query.kindOf(iri);
      const name = names.get(iri) || Camket.label(iri);
      Camket.clear(chosen, kind ? Camket.thing({ iri, label: name, kind }) : `${name} (${iri})`);
    });
  };
})();

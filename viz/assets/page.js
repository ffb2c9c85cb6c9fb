"use strict";
// Document text enters the page through textContent and the canvas only; nothing is parsed as HTML.
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const started = performance.now();
  const state = { language: "vi", selected: null, hidden: new Set(), lit: new Set(), found: [], marked: -1 };

  const word = (key) => data.words[state.language][key] || data.words.vi[key] || key;

  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d");
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function day(iso) {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
    return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : iso;
  }

  function label(thing) {
    return thing.kind === "cluster" ? `${thing.label} ${word("of-tasks")}` : thing.label;
  }

  // --- the drawing ---------------------------------------------------------------------

  const ink = () => getComputedStyle(document.documentElement).getPropertyValue("--ink").trim();
  const halo = () => getComputedStyle(document.documentElement).getPropertyValue("--halo").trim();
  const face = getComputedStyle(document.body).fontFamily;
  const container = byId("graph");
  const nodes = new vis.DataSet(data.nodes);
  const edges = new vis.DataSet(data.edges);
  data.options.nodes.font = { ...data.options.nodes.font, face };
  data.options.edges.font = { ...data.options.edges.font, face };
  const network = new vis.Network(container, { nodes, edges }, data.options);
  const links = data.nodes.map(() => []);
  data.edges.forEach((edge) => {
    links[edge.from].push(edge.id);
    if (edge.to !== edge.from) links[edge.to].push(edge.id);
  });

  function paint() {
    const font = { color: ink(), strokeColor: halo(), strokeWidth: 3 };
    network.setOptions({ nodes: { font }, edges: { font: { ...font, strokeWidth: 4 } } });
  }

  // Labels keep a readable size on the screen as long as they find room: the bodies, projects
  // and documents with the most lines first. What finds none shows when zoomed in.
  const wanted = { agency: 11.5, project: 10.5, document: 10.5, person: 10, indicator: 10, task: 9.5, cluster: 10 };
  const order = data.nodes.map((n) => n.id).sort((a, b) =>
    wanted[data.things[b].kind] - wanted[data.things[a].kind] || links[b].length - links[a].length || a - b);
  const sizes = new Map();

  function arrange() {
    const scale = network.getScale();
    const changed = [];
    const seen = order.filter(shown);
    const large = seen.filter((id) => !["task", "cluster"].includes(data.things[id].kind));
    const discs = large.map((id) => [data.nodes[id], data.nodes[id].size]).map(([n, r]) => [n.x - r, n.y - r, n.x + r, n.y + r]);
    const placed = [];
    const clear = (box, other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3];
    seen.forEach((id, rank) => {
      const node = data.nodes[id];
      const lines = node.label.split("\n");
      const size = Math.max(node.font.size, Math.min(60, wanted[node.kind] / scale));
      const wide = Math.max(...lines.map((line) => line.length)) * size * 0.58;
      const top = node.y + (node.kind === "cluster" ? -size / 2 : node.size);
      const box = [node.x - wide / 2, top, node.x + wide / 2, top + lines.length * size * 1.2];
      const free = size === node.font.size ||
        (placed.every((other) => clear(box, other)) && (rank < 12 || discs.every((other, i) => large[i] === id || clear(box, other))));
      if (free) placed.push(box);
      const chosen = free ? size : node.font.size;
      if (sizes.get(id) !== chosen) changed.push({ id, font: { size: chosen } });
      sizes.set(id, chosen);
    });
    if (changed.length) nodes.update(changed);
    edges.update([...state.lit].map((id) => ({ id, font: { size: Math.max(9, 11 / scale) } })));
  }

  let waiting = 0;
  function arrangeSoon() {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(arrange);
  }

  function shown(id) {
    const thing = data.things[id];
    return !state.hidden.has(thing.kind) && !(thing.status && state.hidden.has(thing.status));
  }

  function refresh() {
    const near = new Set();
    const lines = new Set();
    if (state.selected && state.selected.node !== undefined) {
      near.add(state.selected.node);
      links[state.selected.node].forEach((id) => {
        lines.add(id);
        near.add(data.edges[id].from).add(data.edges[id].to);
      });
    } else if (state.selected) {
      const edge = data.edges[state.selected.edge];
      near.add(edge.from).add(edge.to);
      lines.add(edge.id);
    }
    const all = near.size === 0;
    state.lit = lines;
    nodes.update(data.nodes.map((node) => ({
      id: node.id,
      hidden: !shown(node.id),
      opacity: all || near.has(node.id) ? 1 : 0.13,
      color: { ...node.color, highlight: node.color, hover: node.color },
      font: { size: sizes.get(node.id) || node.font.size, color: all || near.has(node.id) ? ink() : "rgba(128,128,128,0.22)" },
    })));
    edges.update(data.edges.map((edge) => ({
      id: edge.id,
      hidden: !shown(edge.from) || !shown(edge.to),
      color: { ...edge.color, opacity: all ? 0.72 : lines.has(edge.id) ? 1 : 0.07 },
      label: lineLabel(edge.id, all || lines.has(edge.id)),
      font: { size: lines.has(edge.id) ? Math.max(9, 11 / network.getScale()) : 11 },
    })));
  }

  function lineLabel(id, visible) {
    const line = data.lines[id];
    if (!visible) return " "; // an empty label is no change to vis-network
    return line.count > 1 ? `${word(line.role)} ×${line.count}` : word(line.role);
  }

  function fit() {
    // vis-network's own fit knows nothing of the legend and the panel that cover edges.
    const legend = byId("legend");
    const beside = window.innerWidth > 900 && legend.open ? legend.offsetWidth + 24 : 0;
    const panel = byId("panel");
    const wide = window.innerWidth > 720;
    const right = !panel.hidden && wide ? panel.offsetWidth : 0;
    const below = !panel.hidden && !wide ? panel.offsetHeight : 0;
    const free = {
      w: container.clientWidth - beside - right - 48,
      h: container.clientHeight - below - 48,
    };
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    data.nodes.map((n) => n.id).filter(shown).forEach((id) => {
      const each = network.getBoundingBox(id);
      box.left = Math.min(box.left, each.left);
      box.top = Math.min(box.top, each.top);
      box.right = Math.max(box.right, each.right);
      box.bottom = Math.max(box.bottom, each.bottom);
    });
    if (box.left > box.right || free.w <= 0 || free.h <= 0) return;
    const scale = Math.min(1.5, free.w / (box.right - box.left), free.h / (box.bottom - box.top));
    const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    const x = middle.x + (right - beside) / 2 / scale;
    network.moveTo({ position: { x, y: middle.y + below / 2 / scale }, scale });
    arrange();
  }

  function zoom(factor) {
    network.moveTo({ scale: Math.min(4, Math.max(0.03, network.getScale() * factor)), animation: !calm && { duration: 140 } });
    window.setTimeout(arrangeSoon, 180);
  }

  // --- the panel -----------------------------------------------------------------------

  function swatch(kind) {
    const made = element("span", "swatch");
    const look = data.theme.kinds[kind];
    made.style.background = look.color;
    if (look.shape === "dot" || look.shape === "circle") made.style.borderRadius = "50%";
    if (look.shape === "diamond") made.style.transform = "rotate(45deg) scale(.8)";
    if (look.shape === "square") made.style.borderRadius = "3px";
    if (look.shape === "triangle") made.style.clipPath = "polygon(50% 0, 100% 100%, 0 100%)";
    if (look.shape === "hexagon") made.style.clipPath = "polygon(25% 5%, 75% 5%, 100% 50%, 75% 95%, 25% 95%, 0 50%)";
    return made;
  }

  function section(panel, title, items) {
    if (!items.length) return;
    panel.append(element("h3", "", word(title)));
    const list = element("ul", "list");
    items.forEach((item) => {
      const row = element("li");
      row.append(item);
      list.append(row);
    });
    panel.append(list);
  }

  function quote(each) {
    const made = element("blockquote");
    made.append(element("p", "", `«${each.text}»`));
    const says = each.says === "problem" ? word("problem-quote") : each.says && word(each.says);
    const place = `${each.source}, ${word("characters")} ${each.start}–${each.end}`;
    made.append(element("footer", "", says ? `${says} · ${place}` : place));
    return made;
  }

  function facts(pairs) {
    const list = element("dl");
    pairs.filter((pair) => pair[1]).forEach(([key, value]) => {
      list.append(element("dt", "", word(key)), element("dd", "", /^\d{4}-\d\d-\d\d$/.test(value) ? day(value) : value));
    });
    return list;
  }

  function jump(role, other, id) {
    const made = element("button", "go");
    made.type = "button";
    const thing = data.things[other];
    const name = element("span", "", label(thing));
    if (thing.kind === "task" && thing.status) {
      const note = element("span", "due", thing.due ? day(thing.due) : word(thing.status));
      note.style.color = statusInk(thing.status);
      note.title = word(thing.status);
      name.append(note);
    }
    made.append(element("span", "role", role), name);
    made.addEventListener("click", () => choose({ node: other }, true));
    made.dataset.line = id;
    return made;
  }

  function open(kindSwatch, kind, title) {
    const panel = byId("panel");
    panel.replaceChildren();
    const shut = element("button", "shut", "×");
    shut.type = "button";
    shut.setAttribute("aria-label", word("close"));
    shut.addEventListener("click", () => choose(null));
    const tag = element("div", "tag");
    if (kindSwatch) tag.append(kindSwatch);
    tag.append(element("span", "", kind));
    panel.append(shut, tag, element("h2", "", title));
    panel.hidden = false;
    panel.scrollTop = 0;
    document.body.classList.add("open");
    return panel;
  }

  function ordered(id) {
    // By relation, then the earliest deadline first.
    const place = (line) => {
      const edge = data.edges[line];
      const other = data.things[edge.from === id ? edge.to : edge.from];
      return [data.roles.indexOf(data.lines[line].role), other.due || "9999", line];
    };
    return [...links[id]].sort((a, b) => {
      const [x, y] = [place(a), place(b)];
      return x[0] - y[0] || x[1].localeCompare(y[1]) || x[2] - y[2];
    });
  }

  function statusInk(status) {
    return `color-mix(in srgb, ${data.theme.statuses[status]} 78%, ${ink()})`;
  }

  function pill(status) {
    const made = element("span", "pill", word(status));
    made.style.borderColor = data.theme.statuses[status];
    made.style.color = statusInk(status);
    return made;
  }

  function showNode(id) {
    const thing = data.things[id];
    const panel = open(swatch(thing.kind), word(thing.kind), label(thing));
    if (thing.status && thing.kind === "task") panel.append(pill(thing.status));
    const pairs = [...thing.facts];
    if (thing.kind === "task" && thing.due) pairs.unshift(["due", thing.due]);
    panel.append(facts(pairs));
    section(panel, "members", thing.members.map((text) =>
      element("span", "", text.replace(/\d{4}-\d\d-\d\d$/, day))));
    if (thing.quotes.length) panel.append(element("h3", "", word("evidence")), ...thing.quotes.map(quote));
    section(panel, "relations", ordered(id).map((line) => {
      const edge = data.edges[line];
      const other = edge.from === id ? edge.to : edge.from;
      return jump(`${edge.from === id ? "" : "← "}${lineLabel(line, true)}`, other, line);
    }));
    section(panel, "names", thing.names.map((text) => element("span", "", text)));
  }

  function showEdge(id) {
    const line = data.lines[id];
    const edge = data.edges[id];
    const panel = open(null, word("roles"), lineLabel(id, true));
    section(panel, "relations", [jump(word("from"), edge.from, id), jump(word("to"), edge.to, id)]);
    panel.append(facts([["grade", line.grade && word(line.grade)], ["count", line.count > 1 ? String(line.count) : ""]]));
    panel.append(element("h3", "", word("evidence")));
    if (line.quotes.length) panel.append(...line.quotes.map(quote));
    else panel.append(element("p", "soft", word("no-quote")));
  }

  function under(id) {
    // Whether the open panel covers the node, or it is off the screen.
    const at = network.canvasToDOM(network.getPosition(id));
    const panel = byId("panel");
    const wide = window.innerWidth > 720;
    const right = container.clientWidth - (wide ? panel.offsetWidth : 0) - 30;
    const bottom = container.clientHeight - (wide ? 0 : panel.offsetHeight) - 30;
    return at.x < 0 || at.y < 0 || at.x > right || at.y > bottom;
  }

  function choose(selected, move) {
    state.selected = selected;
    if (!selected) {
      byId("panel").hidden = true;
      document.body.classList.remove("open");
      network.unselectAll();
    } else if (selected.node !== undefined) {
      network.selectNodes([selected.node]);
      showNode(selected.node);
    } else {
      network.setSelection({ nodes: [], edges: [selected.edge] });
      showEdge(selected.edge);
    }
    refresh();
    const covered = selected && selected.node !== undefined && under(selected.node);
    if (covered || (selected && selected.node !== undefined && move)) {
      const wide = window.innerWidth > 720;
      const scale = move ? Math.max(network.getScale(), 0.95) : network.getScale();
      const offset = wide ? { x: -170, y: 0 } : { x: 0, y: -window.innerHeight * 0.2 };
      network.focus(selected.node, { scale, offset, animation: !calm && { duration: 350, easingFunction: "easeInOutQuad" } });
    }
  }

  // --- search --------------------------------------------------------------------------

  const box = byId("search");
  const list = byId("results");
  const spaced = (text) => ` ${fold(text).replace(/[^a-z0-9]+/g, " ").trim()}`;
  const index = data.things.map((thing, id) => ({
    id,
    name: spaced(label(thing)),
    more: spaced([thing.label, ...thing.names, ...thing.facts.map((f) => f[1])].join(" ")),
  }));

  function find(text) {
    // Each word asked for must begin a word: «so y te» is no part of «lo dat».
    const whole = spaced(text);
    if (whole === " ") return [];
    const asked = whole.trim().split(" ").map((each) => ` ${each}`);
    return index
      .filter((item) => shown(item.id) && asked.every((each) => item.more.includes(each)))
      .map((item) => ({ id: item.id, rank: item.name.startsWith(whole) ? 0 : item.name.includes(whole) ? 1 : item.more.includes(whole) ? 2 : 3 }))
      .sort((a, b) => a.rank - b.rank || wanted[data.things[b.id].kind] - wanted[data.things[a.id].kind] || a.id - b.id)
      .slice(0, 40)
      .map((item) => item.id);
  }

  function mark(place) {
    state.marked = place;
    [...list.children].forEach((row, i) => row.setAttribute("aria-selected", String(i === place)));
    const row = list.children[place];
    if (row) {
      box.setAttribute("aria-activedescendant", row.id);
      row.scrollIntoView({ block: "nearest" });
    } else box.removeAttribute("aria-activedescendant");
  }

  function closeList() {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    mark(-1);
  }

  function listFound() {
    state.found = find(box.value);
    list.replaceChildren();
    state.found.forEach((id, i) => {
      const row = element("li");
      row.id = `result-${i}`;
      row.setAttribute("role", "option");
      row.append(swatch(data.things[id].kind), element("span", "", label(data.things[id])), element("span", "kind", word(data.things[id].kind)));
      row.addEventListener("mousedown", (event) => { event.preventDefault(); take(i); });
      list.append(row);
    });
    const asked = box.value.trim() !== "";
    if (asked && !state.found.length) list.append(element("li", "none", word("search-none")));
    list.hidden = !asked;
    box.setAttribute("aria-expanded", String(asked));
    mark(state.found.length ? 0 : -1);
  }

  function take(i) {
    if (state.found[i] === undefined) return;
    closeList();
    choose({ node: state.found[i] }, true);
    byId("panel").focus({ preventScroll: true });
  }

  box.addEventListener("input", listFound);
  box.addEventListener("focus", () => { if (box.value.trim()) listFound(); });
  box.addEventListener("blur", closeList);
  box.addEventListener("keydown", (event) => {
    const count = state.found.length;
    if (event.key === "ArrowDown" && count) mark((state.marked + 1) % count);
    else if (event.key === "ArrowUp" && count) mark((state.marked + count - 1) % count);
    else if (event.key === "Enter") take(Math.max(0, state.marked));
    else if (event.key === "Escape" && !list.hidden) { closeList(); event.stopPropagation(); }
    else return;
    event.preventDefault();
  });

  // --- legend, words, buttons ----------------------------------------------------------

  function checkbox(key, sign, count) {
    const row = element("li");
    const held = element("label");
    const input = element("input");
    input.type = "checkbox";
    input.name = key;
    input.checked = !state.hidden.has(key);
    input.addEventListener("change", () => {
      if (input.checked) state.hidden.delete(key);
      else state.hidden.add(key);
      refresh();
    });
    held.append(input, sign, element("span", "", word(key)), element("span", "count", String(count)));
    row.append(held);
    return row;
  }

  function legend() {
    byId("kinds").replaceChildren(...data.kinds.map((kind) =>
      checkbox(kind, swatch(kind), data.things.filter((t) => t.kind === kind).length)));
    byId("statuses").replaceChildren(...data.statuses.map((status) => {
      const ring = element("span", "swatch ring");
      ring.style.borderColor = data.theme.statuses[status];
      return checkbox(status, ring, data.things.filter((t) => t.status === status && t.kind === "task").length);
    }));
    byId("statuses").parentElement.hidden = !data.statuses.length;
    byId("roles").replaceChildren(...data.roles.map((role) => {
      const row = element("li");
      const stroke = element("span", "stroke");
      const look = data.theme.roles[role];
      stroke.style.borderTopColor = look.color;
      stroke.style.borderTopStyle = look.dashes ? (look.dashes[0] < 4 ? "dotted" : "dashed") : "solid";
      row.append(stroke, element("span", "", word(role)));
      return row;
    }));
    byId("roles").parentElement.hidden = !data.roles.length;
  }

  function speak() {
    document.documentElement.lang = state.language;
    document.querySelectorAll("[data-word]").forEach((each) => { each.textContent = word(each.dataset.word); });
    document.querySelectorAll("[data-name]").forEach((each) => {
      each.title = word(each.dataset.name);
      each.setAttribute("aria-label", word(each.dataset.name));
    });
    byId("title").textContent = data.title;
    const parts = [`${data.nodes.length} ${word("things")}`, `${data.edges.length} ${word("lines")}`];
    if (data.asOf) parts.unshift(`${word("as-of")} ${day(data.asOf)}`);
    if (data.hiddenLines) parts.push(`${data.hiddenLines} ${word("hidden-lines")}`);
    if (data.hidden) parts.push(`${data.hidden} ${word("hidden")}`);
    byId("summary").textContent = parts.join(" · ");
    box.placeholder = word("search");
    box.setAttribute("aria-label", word("search-label"));
    container.setAttribute("aria-label", word("graph"));
    legend();
    if (state.selected && state.selected.node !== undefined) showNode(state.selected.node);
    else if (state.selected) showEdge(state.selected.edge);
    refresh();
  }

  byId("fit").addEventListener("click", fit);
  byId("zoom-in").addEventListener("click", () => zoom(1.35));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.35));
  byId("print").addEventListener("click", () => window.print());
  byId("language").addEventListener("click", () => {
    state.language = state.language === "vi" ? "en" : "vi";
    speak();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target === box;
    if (event.key === "Escape") choose(null);
    else if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === "/") { event.preventDefault(); box.focus(); box.select(); }
    else if (event.key === "+" || event.key === "=") zoom(1.35);
    else if (event.key === "-") zoom(1 / 1.35);
    else if (event.key === "0") fit();
  });
  network.on("click", (event) => {
    if (event.nodes.length) choose({ node: event.nodes[0] });
    else if (event.edges.length) choose({ edge: event.edges[0] });
    else choose(null);
  });
  network.on("zoom", arrangeSoon);
  network.on("animationFinished", arrangeSoon);
  network.on("hoverNode", () => { container.style.cursor = "pointer"; });
  network.on("blurNode", () => { container.style.cursor = ""; });
  dark.addEventListener("change", () => { paint(); refresh(); });

  network.once("afterDrawing", () => {
    document.documentElement.dataset.drawn = String(Math.round(performance.now() - started));
  });
  if (window.innerWidth <= 720) byId("legend").open = false;
  byId("empty").hidden = data.nodes.length > 0;
  paint();
  speak();
  fit();
  if (data.focus !== null) choose({ node: data.focus });
  fit();
  window.camket = { network, choose };
})();

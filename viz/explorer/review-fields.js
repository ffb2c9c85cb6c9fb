"use strict";
// Fields of a correction: names as chips with suggestions, the span by words, the kind, days.
(function () {
  const Camket = window.Camket;
  const { el, icon, t } = Camket;
  const OFFERED = 6;
  const review = Camket.review;

  function labelled(id, key, ...inner) {
    return el("div", { class: "review-field" }, el("label", { for: id }, t(key)), inner);
  }

  /**
   * Names of a kind, one chip each: {box, values()}. `offered` are names that stand in the passage,
   * which one click adds; those typed are completed by the graph's names.
   */
  function names({ id, label, kind, values, offered }) {
    let chosen = [...values];
    const list = el("ul", { class: "chips" });
    const near = el("ul", { class: "chips offered", aria: { label: t("review.offered") } });
    const input = el("input", { type: "text", id, autocomplete: "off", spellcheck: "false", placeholder: t("review.add-name") });

    function draw() {
      const without = (body) => () => {
        chosen = chosen.filter((each) => each !== body);
        draw();
        input.focus();
      };
      const chip = (body) =>
        el("li", {}, el("button", { class: "chip", type: "button", aria: { label: t("review.remove", { name: body.name }) }, on: { click: without(body) } }, body.name, icon("close")));
      Camket.clear(list, chosen.map(chip));
      const left = offered.filter((body) => !chosen.some((each) => each.name === body.name)).slice(0, OFFERED);
      const offer = (body) => el("li", {}, el("button", { class: "chip offer", type: "button", on: { click: () => add(body) } }, "+ ", body.name));
      Camket.clear(near, left.map(offer));
    }

    function add(body) {
      if (body.name && !chosen.some((each) => each.name === body.name)) chosen = [...chosen, body];
      input.value = "";
      draw();
      Camket.announce(chosen.map((each) => each.name).join("; "));
    }

    Camket.completes(input, { kind, onPick: (thing) => add({ name: thing.label }) });
    input.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.ctrlKey) return;
      if (event.key === "Enter" && input.value.trim()) {
        event.preventDefault();
        add({ name: input.value.trim() });
      } else if (event.key === "Backspace" && !input.value && chosen.length) {
        chosen = chosen.slice(0, -1);
        draw();
      }
    });
    draw();
    const box = labelled(id, label, list, el("span", { class: "field-box" }, input), offered.length > 0 && near);
    return { box, values: () => (input.value.trim() ? [...chosen, { name: input.value.trim() }] : chosen) };
  }

  /** The span: taken from what is selected in the passage, or moved word by word. */
  function span({ id, passage, value }) {
    let now = { ...value };
    const words = el("blockquote", { class: "span-words", id, aria: { live: "polite" } });
    const said = el("p", { class: "soft", role: "status" });

    function set(next) {
      now = next;
      words.textContent = review.state.shortened(passage.words(now.start, now.end).replace(/\s+/g, " "));
      passage.light(now);
    }
    function take() {
      const found = passage.selected();
      said.textContent = found ? "" : t("review.select-first");
      if (found) set(found);
    }
    const mover = (edge, way, by) =>
      el("button", { class: "icon-button", type: "button", aria: { label: t(`review.${edge}.${way}`) }, on: { click: () => set(passage.moved(now, edge, by)) } }, icon(way));
    const movers = (edge) => el("span", { class: "movers" }, mover(edge, "back", -1), t(`review.${edge}`), mover(edge, "next", 1));
    const taking = el("button", { class: "button small", type: "button", on: { mousedown: (event) => event.preventDefault(), click: take } }, t("review.take"));
    const box = el("fieldset", { class: "review-field" }, el("legend", {}, t("review.facet.span")), words, el("p", { class: "actions" }, taking, movers("start"), movers("end")), said);
    set(now);
    return { box, value: () => now };
  }

  function kind({ id, value }) {
    const option = (each) => el("option", { value: each, selected: each === value }, t(`mark.${each}`));
    const select = el("select", { id, name: "kind" }, ["commitment", "result", "problem"].map(option));
    return { box: labelled(id, "review.facet.kind", select), value: () => select.value };
  }

  /** The deadline: two days, written dd/mm/yyyy; `valid()` sees that they are days in order. */
  function deadline({ id, value }) {
    const make = (n, key) => Camket.dateField({ id: `${id}-${n}`, value: (value && value[n]) || "", label: t(key) });
    const fields = [make(0, "review.from"), make(1, "review.due")];
    const inputs = fields.map((field) => field.querySelector(".day"));
    const read = () => inputs.map((input) => Camket.fmt.readDate(input.value) || null);
    const box = el("fieldset", { class: "review-field" }, el("legend", {}, t("review.facet.deadline")), el("div", { class: "days" }, fields));
    function valid() {
      const [from, to] = read();
      const bad = inputs.find((input, i) => input.value.trim() && !read()[i]);
      const wrong = bad || (from && to && from > to ? inputs[1] : null);
      inputs.forEach((input) => {
        input.setAttribute("aria-invalid", String(input === wrong));
        input.setCustomValidity(input === wrong ? t(bad ? "field.bad-date" : "review.days-order") : "");
      });
      if (wrong) wrong.reportValidity();
      return !wrong;
    }
    const days = () => (read().some(Boolean) ? read() : null);
    return { box, valid, value: days };
  }

  function comment({ id, value }) {
    const area = el("textarea", { id, rows: 2, maxlength: 2000, value: value || "" });
    return { box: labelled(id, "review.comment", area), value: () => area.value.trim() };
  }

  review.fields = { names, span, kind, deadline, comment };
})();

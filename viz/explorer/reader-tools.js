"use strict";
// What stands around the text of the reader: legend, repairs, finding, the list of statements.
(function () {
  const Camket = window.Camket;
  const { el, icon, t, fmt } = Camket;
  const { says, all: KINDS } = Camket.markKinds;
  const PORTION = 100;
  const tools = {};
  Camket.readerTools = tools;

  function legend(view) {
    const counts = {};
    view.marks.forEach((mark) => {
      counts[mark.kind] = (counts[mark.kind] || 0) + 1;
    });
    return el(
      "details",
      { class: "reader-legend", open: window.innerWidth > 1020 },
      el("summary", {}, t("reader.legend")),
      el(
        "ul",
        {},
        KINDS.filter((kind) => counts[kind]).map((kind) => {
          const id = `mark-${kind}`;
          const box = el("input", { type: "checkbox", id, checked: true });
          box.addEventListener("change", () => {
            if (box.checked) view.hidden.delete(kind);
            else view.hidden.add(kind);
            view.body.paint(view.hidden);
            view.chosen();
          });
          return el(
            "li",
            {},
            box,
            el(
              "label",
              { for: id },
              el(
                "span",
                {
                  class: [
                    "sample",
                    says.includes(kind)
                      ? `says-${kind}`
                      : ["repair", "skipped"].includes(kind)
                        ? kind
                        : `names-${kind}`,
                  ],
                },
                t(`mark.${kind}`),
              ),
              el("span", { class: "count" }, fmt.number(counts[kind])),
            ),
          );
        }),
      ),
    );
  }

  function repairSwitch(view) {
    if (!view.marks.some((mark) => mark.kind === "repair")) return null;
    const make = (understood) =>
      el(
        "button",
        { class: "button small", type: "button", aria: { pressed: !understood } },
        t(understood ? "reader.understood" : "reader.as-read"),
      );
    const [read, understood] = [make(false), make(true)];
    const set = (on) => {
      view.body.box.classList.toggle("understood", on);
      read.setAttribute("aria-pressed", String(!on));
      understood.setAttribute("aria-pressed", String(on));
    };
    read.addEventListener("click", () => set(false));
    understood.addEventListener("click", () => set(true));
    return el("div", { class: "pressed-group", role: "group", aria: { label: t("reader.repairs") } }, read, understood);
  }

  const MOST_HITS = 2000;

  /** Where a text stands in another, marks and case left aside: [[start, end]…]. */
  function seeker(text) {
    const folded = Camket.fold(text).length === text.length ? Camket.fold : (words) => words.toLowerCase();
    let hay = "";
    return (asked) => {
      hay = hay || folded(text);
      const needle = folded(asked);
      const hits = [];
      if (needle.length < 2) return hits;
      for (let i = hay.indexOf(needle); i >= 0 && hits.length < MOST_HITS; i = hay.indexOf(needle, i + needle.length))
        hits.push([i, i + needle.length]);
      return hits;
    };
  }

  function finder(view) {
    const seek = seeker(view.text);
    const label = t("reader.find");
    const input = el("input", {
      type: "search",
      id: "reader-find",
      placeholder: label,
      aria: { label },
      spellcheck: "false",
    });
    const told = el("span", { class: "soft num", role: "status" });
    let [hits, at, asked] = [[], -1, ""];
    function step(by) {
      if (input.value.trim() !== asked) {
        asked = input.value.trim();
        [hits, at] = [seek(asked), -1];
      }
      if (hits.length) {
        at = (at + by + hits.length + (at < 0 && by < 0 ? 1 : 0)) % hits.length;
        view.light("find", ...hits[at]);
        view.scrollTo(hits[at][0]);
      }
      told.textContent = asked ? t("reader.hits", { n: hits.length ? at + 1 : 0, total: fmt.number(hits.length) }) : "";
    }
    const button = (name, sign, props) =>
      el("button", { class: "icon-button", aria: { label: t(name) }, ...props }, icon(sign));
    const back = button("reader.find-before", "back", { type: "button", on: { click: () => step(-1) } });
    const next = button("reader.find-next", "next", { type: "submit" });
    const form = el("form", { class: "reader-find", role: "search", aria: { label } }, input, told, back, next);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      step(1);
    });
    return form;
  }

  /** The statements in order; a long document's come in portions, each asked for. */
  function outline(view, open) {
    if (!view.says.length) return null;
    const list = el("ol", {});
    const more = el("button", { class: "button small outline-more", type: "button" });
    const item = (mark, i) => {
      const text = (Camket.said(mark.label) || view.text.slice(mark.start, mark.end)).slice(0, 140);
      const badge = el("span", { class: ["badge", `says-${mark.kind}`] }, t(`mark.${mark.kind}`));
      return el(
        "li",
        {},
        el("button", { class: "outline-item", type: "button", data: { number: i } }, badge, " ", text),
      );
    };
    const grow = () => {
      const from = list.children.length;
      Camket.append(
        list,
        view.says.slice(from, from + PORTION).map((mark, i) => item(mark, from + i)),
      );
      const left = view.says.length - list.children.length;
      more.hidden = left === 0;
      more.textContent = t("card.more", { n: fmt.number(left) });
    };
    grow();
    more.addEventListener("click", grow);
    list.addEventListener("click", (event) => {
      const chosen = event.target.closest(".outline-item");
      if (chosen) view.step(Number(chosen.dataset.number));
    });
    const count = el("span", { class: "count" }, ` ${fmt.number(view.says.length)}`);
    const title = el("summary", {}, t("reader.outline"), count);
    return el("details", { class: "panel outline", open }, title, el("div", { class: "outline-box" }, list, more));
  }

  Object.assign(tools, { legend, repairSwitch, finder, outline });
})();

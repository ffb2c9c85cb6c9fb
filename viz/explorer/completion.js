"use strict";
// Completes the names of things while they are written: a combobox with a list of suggestions.
(function () {
  const Camket = window.Camket;
  const { el, icon, t } = Camket;
  const SHOWN = 10;
  const PAUSE = 120; // milliseconds without a key before names are asked for
  let made = 0;

  function option(list, thing, number, pick) {
    const chosen = (event) => {
      event.preventDefault();
      pick(thing);
    };
    return el(
      "li",
      {
        id: `${list.id}-${number}`,
        role: "option",
        class: "option",
        aria: { selected: false },
        on: { mousedown: chosen },
      },
      icon(thing.kind || "search", `kind-${thing.kind}`),
      el("span", { class: "thing-name" }, thing.label),
      el("span", { class: "soft" }, t(`kind.${thing.kind}`)),
    );
  }

  /** The list beside an input: `show` things, `mark` one of them, `close`. */
  function suggestions(input, pick) {
    const label = t("field.suggestions");
    const list = el("ul", {
      class: "options",
      role: "listbox",
      id: `options-${++made}`,
      hidden: true,
      aria: { label },
    });
    const own = { list, things: [], at: -1 };
    own.mark = (next) => {
      own.at = next;
      [...list.children].forEach((each, i) => {
        each.setAttribute("aria-selected", String(i === next));
        if (i === next) each.scrollIntoView({ block: "nearest" });
      });
      if (next >= 0) input.setAttribute("aria-activedescendant", `${list.id}-${next}`);
      else input.removeAttribute("aria-activedescendant");
    };
    own.show = (things) => {
      own.things = things;
      Camket.clear(
        list,
        things.map((thing, i) => option(list, thing, i, pick)),
      );
      list.hidden = !things.length;
      input.setAttribute("aria-expanded", String(things.length > 0));
      own.mark(-1);
    };
    own.close = () => own.show([]);
    return own;
  }

  /** Asks for names when the writing pauses; an answer that comes too late is dropped. */
  function asking(input, kind, found) {
    let asked = "";
    let timer = 0;
    async function ask() {
      const q = input.value.trim();
      asked = q;
      if (q.length < 2) {
        found.close();
        return;
      }
      const things = await Camket.get("/api/suggest", { q, kind }).catch(() => []);
      if (asked !== q || document.activeElement !== input) return;
      found.show(things.slice(0, SHOWN));
      Camket.announce(t("field.suggested", { n: found.things.length }));
    }
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    });
    input.addEventListener("blur", () => {
      asked = "";
      found.close();
    });
  }

  function keys(found, pick) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    return (event) => {
      const { things, at, list } = found;
      if (list.hidden) return;
      if (event.key in steps) {
        const from = at < 0 && steps[event.key] < 0 ? 0 : at;
        found.mark((from + steps[event.key] + things.length) % things.length);
      } else if (event.key === "Escape") found.close();
      else if (event.key === "Enter" && at >= 0) pick(things[at]);
      else return;
      event.preventDefault();
    };
  }

  /** Makes an input a combobox whose names `/api/suggest` completes; `onPick` gets the thing chosen. */
  Camket.completes = (input, { kind, onPick }) => {
    const pick = (thing) => {
      found.close();
      onPick(thing);
    };
    const found = suggestions(input, pick);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", found.list.id);
    input.setAttribute("aria-autocomplete", "list");
    asking(input, kind, found);
    input.addEventListener("keydown", keys(found, pick));
    // The list is placed behind the field as soon as that stands in the page.
    input.addEventListener("focus", () => {
      if (!found.list.isConnected && input.parentNode) input.after(found.list);
    });
    return found.list;
  };
})();

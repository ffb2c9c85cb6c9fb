"use strict";
// Fields of forms: days as dd/mm/yyyy, names completed while they are written, forms of queries.
(function () {
  const Camket = window.Camket;
  const { el, icon, t, fmt } = Camket;
  let made = 0;

  /** A field for a day: written dd/mm/yyyy, with the browser's own calendar beside it. */
  Camket.dateField = ({ id, value, label, onChange, required }) => {
    const field = el("input", {
      type: "text",
      id,
      class: "day",
      inputmode: "numeric",
      autocomplete: "off",
      size: 10,
      placeholder: "dd/mm/yyyy",
      value: fmt.date(value),
      required,
      title: label,
    });
    const native = el("input", {
      type: "date",
      class: "day-native",
      tabindex: -1,
      value: value || "",
      aria: { hidden: true },
    });
    const open = el(
      "button",
      { class: "icon-button day-open", type: "button", aria: { label: `${t("field.calendar")}: ${label}` } },
      icon("calendar"),
    );
    const change = () => {
      const day = fmt.readDate(field.value);
      const wrong = field.value.trim() !== "" && !day;
      field.setAttribute("aria-invalid", String(wrong));
      field.setCustomValidity(wrong ? t("field.bad-date") : "");
      if (wrong) {
        field.reportValidity();
        return;
      }
      native.value = day;
      if (onChange) onChange(day);
    };
    field.addEventListener("change", change);
    native.addEventListener("change", () => {
      field.value = fmt.date(native.value);
      change();
    });
    open.addEventListener("click", () => {
      native.value = fmt.readDate(field.value);
      if (native.showPicker) native.showPicker();
      else native.focus();
    });
    return el(
      "span",
      { class: "day-field" },
      el("label", { for: id }, label),
      el("span", { class: "day-box" }, field, open, native),
    );
  };

  function option(list, thing, number, pick) {
    return el(
      "li",
      {
        id: `${list.id}-${number}`,
        role: "option",
        class: "option",
        aria: { selected: false },
        on: {
          mousedown: (event) => {
            event.preventDefault();
            pick(thing);
          },
        },
      },
      icon(thing.kind || "search", `kind-${thing.kind}`),
      el("span", { class: "thing-name" }, thing.label),
      el("span", { class: "soft" }, t(`kind.${thing.kind}`)),
    );
  }

  /** Makes an input a combobox whose names `/api/suggest` completes. */
  Camket.completes = (input, { kind, onPick }) => {
    const list = el("ul", {
      class: "options",
      role: "listbox",
      id: `options-${++made}`,
      hidden: true,
      aria: { label: t("field.suggestions") },
    });
    let things = [];
    let at = -1;
    let asked = "";
    let timer = 0;
    Object.entries({
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": list.id,
      "aria-autocomplete": "list",
    }).forEach(([k, v]) => input.setAttribute(k, v));

    function close() {
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }
    function pick(thing) {
      close();
      onPick(thing);
    }
    function mark(next) {
      at = next;
      [...list.children].forEach((each, i) => {
        each.setAttribute("aria-selected", String(i === at));
        if (i === at) each.scrollIntoView({ block: "nearest" });
      });
      if (at >= 0) input.setAttribute("aria-activedescendant", `${list.id}-${at}`);
      else input.removeAttribute("aria-activedescendant");
    }
    async function suggest() {
      const q = input.value.trim();
      asked = q;
      if (q.length < 2) {
        close();
        return;
      }
      const found = await Camket.get("/api/suggest", { q, kind }).catch(() => []);
      if (asked !== q || document.activeElement !== input) return;
      things = found.slice(0, 10);
      Camket.clear(
        list,
        things.map((thing, i) => option(list, thing, i, pick)),
      );
      list.hidden = !things.length;
      input.setAttribute("aria-expanded", String(things.length > 0));
      at = -1;
      Camket.announce(t("field.suggested", { n: things.length }));
    }
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(suggest, 120);
    });
    input.addEventListener("blur", () => {
      asked = "";
      close();
    });
    input.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      const steps = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in steps) {
        event.preventDefault();
        mark((at + steps[event.key] + things.length + (at < 0 && steps[event.key] < 0 ? 1 : 0)) % things.length);
      } else if (event.key === "Escape") {
        event.preventDefault();
        close();
      } else if (event.key === "Enter" && at >= 0) {
        event.preventDefault();
        pick(things[at]);
      }
    });
    // The list is placed behind the field as soon as that stands in the page.
    const box = () => {
      if (!list.isConnected && input.parentNode) input.after(list);
    };
    input.addEventListener("focus", box);
    return list;
  };

  const CHOICES = {
    role: ["lead", "support", "supervise"],
    contradiction: ["update", "conflict", "unit", "reading"],
    fact: ["deadline", "figure", "owner", "status"],
    grade: ["explicit", "inherited", "issuer", "group", "inferred"],
  };
  const NAMED = ["agency", "document", "indicator", "person", "project", "statement", "task", "thing"];

  function thingInput(parameter, value, id) {
    const hidden = el("input", { type: "hidden", name: parameter.name, value });
    const field = el("input", {
      type: "text",
      id,
      autocomplete: "off",
      spellcheck: "false",
      value,
      required: parameter.required,
    });
    if (/^https?:/.test(value)) {
      field.value = "…";
      Camket.get("/api/thing", { iri: value }).then(
        (thing) => {
          if (field.value === "…") field.value = thing.label;
        },
        () => {
          field.value = value;
        },
      );
    }
    field.addEventListener("input", () => {
      hidden.value = field.value.trim();
    });
    Camket.completes(field, {
      kind: parameter.type === "thing" ? "" : parameter.type,
      onPick: (thing) => {
        field.value = thing.label;
        hidden.value = thing.iri;
        field.form.requestSubmit();
      },
    });
    return [field, hidden];
  }

  function plainInput(parameter, value, id) {
    if (CHOICES[parameter.type]) {
      return el(
        "select",
        { id, name: parameter.name },
        el("option", { value: "" }, t("field.any")),
        CHOICES[parameter.type].map((each) =>
          el("option", { value: each, selected: each === value }, t(`choice.${each}`)),
        ),
      );
    }
    return el("input", {
      id,
      name: parameter.name,
      type: parameter.type === "integer" ? "number" : "text",
      value,
      required: parameter.required,
      autocomplete: "off",
    });
  }

  function field(parameter, value) {
    const id = `param-${parameter.name}`;
    const label = Camket.said(parameter.description).split(":")[0];
    const shown = label.charAt(0).toUpperCase() + label.slice(1) + (parameter.required ? " *" : "");
    if (parameter.type === "date") {
      const made = Camket.dateField({ id, value, label: shown, required: parameter.required });
      made.querySelector(".day").name = parameter.name;
      return made;
    }
    const input = NAMED.includes(parameter.type) ? thingInput(parameter, value, id) : plainInput(parameter, value, id);
    return el(
      "span",
      { class: ["field", `field-${parameter.type}`] },
      el("label", { for: id }, shown),
      el("span", { class: "field-box" }, input),
    );
  }

  /** The form of a query's parameters; `onAsk` gets what was filled in, by name. */
  Camket.queryForm = (query, values, onAsk) => {
    const asked = query.parameters.filter((p) => p.name !== "as_of");
    if (!asked.length) return null;
    const form = el(
      "form",
      { class: "params", aria: { label: t("form.label") } },
      asked.map((p) => field(p, values[p.name] || p.default || "")),
      el("button", { class: "button primary", type: "submit" }, t("form.ask")),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const filled = Object.fromEntries(new FormData(form));
      asked
        .filter((p) => p.type === "date")
        .forEach((p) => {
          filled[p.name] = fmt.readDate(filled[p.name]);
        });
      onAsk(filled);
    });
    return form;
  };
})();

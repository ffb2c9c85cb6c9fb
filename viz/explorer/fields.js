"use strict";
// Fields of forms: days as dd/mm/yyyy, things by name, choices; forms of queries.
(function () {
  const Camket = window.Camket;
  const { el, icon, t, fmt } = Camket;

  /** The sign of a field that must be filled in; those who listen hear it of the field itself. */
  const star = (required) => required && el("span", { class: "required", aria: { hidden: true } }, " *");

  function dayInput({ id, value, label, required }) {
    return el("input", {
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
  }

  /** Says at a field whether what is written is a day; returns the day, or null where it is none. */
  function checkedDay(field) {
    const day = fmt.readDate(field.value);
    const wrong = field.value.trim() !== "" && !day;
    field.setAttribute("aria-invalid", String(wrong));
    field.setCustomValidity(wrong ? t("field.bad-date") : "");
    if (wrong) field.reportValidity();
    return wrong ? null : day;
  }

  /** A field for a day: written dd/mm/yyyy, with the browser's own calendar beside it. */
  Camket.dateField = ({ id, value, label, onChange, required }) => {
    const field = dayInput({ id, value, label, required });
    const hidden = { tabindex: -1, aria: { hidden: true } };
    const native = el("input", { type: "date", class: "day-native", value: value || "", ...hidden });
    const name = `${t("field.calendar")}: ${label}`;
    const open = el(
      "button",
      { class: "icon-button day-open", type: "button", aria: { label: name } },
      icon("calendar"),
    );
    const change = () => {
      const day = checkedDay(field);
      if (day === null) return;
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
    const box = el("span", { class: "day-box" }, field, open, native);
    return el("span", { class: "day-field" }, el("label", { for: id }, label, star(required)), box);
  };

  const CHOICES = {
    role: ["lead", "support", "supervise"],
    contradiction: ["update", "conflict", "unit", "reading"],
    fact: ["deadline", "figure", "owner", "status"],
    grade: ["explicit", "inherited", "issuer", "group", "reviewed", "inferred"],
  };
  const NAMED = ["agency", "document", "indicator", "person", "project", "statement", "task", "thing"];

  function thingInput(parameter, value, id) {
    const hidden = el("input", { type: "hidden", name: parameter.name, value });
    const field = el("input", {
      type: "text",
      id,
      autocomplete: "off",
      spellcheck: "false",
      placeholder: " ", // so that styles can tell an empty field
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
      placeholder: " ",
      value,
      required: parameter.required,
      autocomplete: "off",
    });
  }

  /** «chỉ cơ quan chủ trì này: tên …» labels a field as «Cơ quan chủ trì». */
  function labelOf({ name, description }) {
    if (Camket.knows(`param.${name}`)) return t(`param.${name}`);
    const [label] = Camket.said(description)
      .split(":")
      .map((part) => part.replace(/^chỉ (.+) này$/, "$1").replace(/^only this (.+)$/, "$1"));
    return label.charAt(0).toUpperCase() + label.slice(1);
  }

  function field(parameter, value) {
    const id = `param-${parameter.name}`;
    const { required } = parameter;
    const label = labelOf(parameter);
    if (parameter.type === "date") {
      const made = Camket.dateField({ id, value, label, required });
      made.querySelector(".day").name = parameter.name;
      return made;
    }
    const input = NAMED.includes(parameter.type) ? thingInput(parameter, value, id) : plainInput(parameter, value, id);
    return el(
      "span",
      { class: ["field", `field-${parameter.type}`] },
      el("label", { for: id }, label, star(required)),
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

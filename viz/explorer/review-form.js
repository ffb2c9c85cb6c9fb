"use strict";
// The form that corrects a claim, or adds one that the machine missed.
(function () {
  const Camket = window.Camket;
  const { el, t } = Camket;
  const review = Camket.review;

  function fieldsOf(state, passage) {
    const make = review.fields;
    const agencies = passage.named("agency");
    const bodies = (facet) => make.names({ id: `edit-${facet}`, label: `review.facet.${facet}`, kind: "agency", values: state[facet] || [], offered: agencies });
    const projects = (state.projects || []).map((name) => ({ name }));
    return {
      kind: make.kind({ id: "edit-kind", value: state.kind }),
      span: make.span({ id: "edit-span", passage, value: { start: state.start, end: state.end } }),
      lead: bodies("lead"),
      support: bodies("support"),
      supervise: bodies("supervise"),
      deadline: make.deadline({ id: "edit-deadline", value: state.deadline }),
      projects: make.names({ id: "edit-projects", label: "review.facet.projects", kind: "project", values: projects, offered: passage.named("project") }),
      comment: make.comment({ id: "edit-comment" }),
    };
  }

  function stateOf(fields) {
    const { start, end } = fields.span.value();
    return {
      exists: true,
      kind: fields.kind.value(),
      start,
      end,
      lead: fields.lead.values(),
      support: fields.support.values(),
      supervise: fields.supervise.values(),
      deadline: fields.deadline.value(),
      projects: fields.projects.values().map((each) => each.name),
    };
  }

  /**
   * A form over a state. `onSave(state, comment)` may refuse with an error, which is shown;
   * `onCancel` closes it. Ctrl+Enter saves, Esc cancels.
   */
  review.form = ({ title, state, passage, onSave, onCancel }) => {
    const fields = fieldsOf(state, passage);
    const said = el("p", { class: "form-said", role: "alert" });
    const save = el("button", { class: "button primary", type: "submit" }, t("review.save"), el("kbd", { aria: { hidden: true } }, "Ctrl+Enter"));
    const cancel = el("button", { class: "button", type: "button", on: { click: onCancel } }, t("review.cancel"), el("kbd", { aria: { hidden: true } }, "Esc"));
    const form = el(
      "form",
      { class: "panel review-form", id: "review-form", novalidate: true, aria: { labelledby: "review-form-title" } },
      el("h2", { id: "review-form-title" }, title),
      el("div", { class: "panel-body" }, ["lead", "support", "supervise", "deadline", "projects", "kind", "span", "comment"].map((name) => fields[name].box), said, el("p", { class: "actions" }, save, cancel)),
    );
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (!fields.deadline.valid()) return;
      save.disabled = true;
      said.textContent = "";
      try {
        await onSave(stateOf(fields), fields.comment.value());
      } catch (error) {
        said.textContent = error.message;
      }
      save.disabled = false;
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        form.requestSubmit();
      } else if (event.key === "Escape" && !event.defaultPrevented) {
        event.preventDefault();
        onCancel();
      }
    });
    return form;
  };
})();

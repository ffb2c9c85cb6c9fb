"use strict";
// Saved views: the link is the view; names for links are kept in this browser.
(function () {
  const Camket = window.Camket;
  const KEY = "graph-views";

  function kept() {
    try {
      const found = JSON.parse(Camket.keep.get(KEY) || "[]");
      return Array.isArray(found) ? found.filter((view) => view && typeof view.name === "string" && /^#\/graph(\?|$)/.test(view.link)) : [];
    } catch { return []; }
  }

  class Saved {
    constructor(page) {
      const { el, icon, t } = Camket;
      this.page = page;
      this.menu = el("div", { class: "graph-views" });
      this.box = el("details", { class: "graph-saved" }, el("summary", { class: "button small" }, icon("link"), t("graph.save-view")), this.menu);
      this.box.addEventListener("toggle", () => { if (this.box.open) this.draw(); });
      this.box.addEventListener("keydown", (event) => { if (event.key === "Escape" && this.box.open) { this.box.open = false; this.box.firstChild.focus(); } });
    }

    draw() {
      const { el, t } = Camket;
      const name = el("input", { type: "text", id: "graph-view-name", maxlength: 80, value: this.page.view.focus ? this.page.view.title.slice(0, 80) : "" });
      const form = el("form", { class: "graph-view-form" }, el("label", { for: "graph-view-name" }, t("graph.view-name")), name,
        el("button", { class: "button small primary", type: "submit" }, t("graph.keep-view")));
      form.addEventListener("submit", (event) => { event.preventDefault(); this.keep(name.value.trim()); });
      const views = kept();
      Camket.clear(this.menu, el("p", { class: "soft" }, t("graph.view-hint")),
        el("button", { class: "button small", type: "button", id: "graph-copy", on: { click: () => this.copy() } }, t("graph.copy-link")), form,
        views.length ? el("ul", { class: "graph-items" }, views.map((view) => el("li", {}, el("a", { href: view.link }, view.name),
          el("button", { class: "icon-button", type: "button", aria: { label: t("graph.forget-view", { name: view.name }) }, on: { click: () => this.forget(view.name) } }, Camket.icon("close"))))) : null);
    }

    write(views) { Camket.keep.set(KEY, JSON.stringify(views)); this.draw(); }

    keep(name) {
      if (!name) return;
      this.write([{ name, link: location.hash }, ...kept().filter((view) => view.name !== name)].slice(0, 50));
      Camket.announce(Camket.t("graph.view-kept", { name }));
    }

    forget(name) { this.write(kept().filter((view) => view.name !== name)); }

    async copy() {
      const { t } = Camket;
      try { await navigator.clipboard.writeText(location.href); Camket.announce(t("graph.copied")); document.getElementById("graph-copy").textContent = t("graph.copied"); } catch {
        const field = Camket.el("input", { type: "text", value: location.href, readonly: true, aria: { label: t("graph.copy-link") } });
        document.getElementById("graph-copy").replaceWith(field);
        field.select();
      }
    }
  }

  Camket.graph.Saved = Saved;
})();

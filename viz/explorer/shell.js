"use strict";
// The frame of every page: head with the ways to go, the day judged by, language, colours, keys.
(function () {
  const Camket = window.Camket;
  const { el, icon, t, fmt } = Camket;
  /** Milliseconds for which the frame waits for a drawing. */
  const PATIENCE = 1000;
  const NAV = [
    ["home", "home"],
    ["search", "search"],
    ["boards", "board"],
    ["graph", "graph"],
    ["query", "query"],
    ["review", "task"],
  ];

  function brand() {
    return el(
      "a",
      { class: "brand", href: "#/", title: t("nav.home") },
      Camket.svg(
        "svg",
        { class: "brand-mark", viewBox: "0 0 32 32", aria: { hidden: true }, focusable: "false" },
        Camket.svg("rect", { width: 32, height: 32, rx: 7 }),
        Camket.svg("path", { class: "brand-c", d: "M21.5 11.5a7.2 7.2 0 1 0 0 9" }),
        Camket.svg("path", { class: "brand-tick", d: "M14.5 16.2l2.6 2.6 7-7.6" }),
      ),
      el("span", {}, "Camket"),
    );
  }

  function nav() {
    const links = NAV.filter(([name]) => Camket.hasPage(name)).map(([name, sign]) =>
      el(
        "li",
        {},
        el("a", { class: "nav-link", href: Camket.href(name), data: { page: name } }, icon(sign), t(`nav.${name}`)),
      ),
    );
    return el("nav", { class: "nav", id: "nav", aria: { label: t("nav.label") } }, el("ul", {}, links));
  }

  function quickSearch() {
    const input = el("input", {
      type: "search",
      id: "quick-search",
      name: "q",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: t("search.placeholder"),
      aria: { label: t("search.label"), keyshortcuts: "/" },
    });
    const form = el(
      "form",
      { class: "quick", role: "search", aria: { label: t("search.quick") } },
      icon("search"),
      input,
      el("kbd", { aria: { hidden: true } }, "/"),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      Camket.go("search", { q: input.value.trim() });
    });
    Camket.completes(input, {
      onPick: (thing) => {
        input.value = "";
        Camket.go("thing", { iri: thing.iri });
      },
    });
    return form;
  }

  function judgedOn() {
    const input = Camket.dateField({
      id: "as-of",
      value: Camket.asOf(),
      label: t("as-of.label"),
      onChange: (day) => Camket.change({ as_of: day || null }),
    });
    const today = el(
      "button",
      {
        class: "button small",
        type: "button",
        id: "as-of-today",
        on: { click: () => Camket.change({ as_of: fmt.today() }) },
      },
      t("as-of.today"),
    );
    const built = el(
      "button",
      {
        class: "button small",
        type: "button",
        id: "as-of-built",
        hidden: true,
        title: t("as-of.built-hint"),
        on: { click: () => Camket.change({ as_of: null }) },
      },
      t("as-of.built"),
    );
    if (Camket.static)
      return el(
        "p",
        { class: "as-of", title: t("static.as-of") },
        `${t("as-of.label")}: `,
        el("strong", {}, fmt.date(Camket.about.as_of)),
      );
    return el("div", { class: "as-of", role: "group", aria: { label: t("as-of.label") } }, input, today, built);
  }

  function languageSwitch() {
    const other = Camket.lang === "vi" ? "en" : "vi";
    const name = other === "en" ? "English" : "Tiếng Việt";
    const speak = () => {
      Camket.speak(other);
      frame();
      Camket.redraw();
    };
    return el(
      "button",
      { class: "icon-button", type: "button", id: "switch-language", lang: other, title: name, on: { click: speak } },
      el("span", { aria: { hidden: true } }, other.toUpperCase()),
      el("span", { class: "sr" }, name),
    );
  }

  function signButton(id, key, click, ...signs) {
    const title = t(key);
    return el(
      "button",
      { class: "icon-button", type: "button", id, title, aria: { label: title }, on: { click } },
      signs,
    );
  }

  function switches() {
    const { toggle } = Camket.theme;
    return el(
      "div",
      { class: "switches" },
      languageSwitch(),
      signButton("switch-theme", "theme.switch", toggle, icon("moon", "when-light"), icon("sun", "when-dark")),
      signButton("show-keys", "keys.title", showKeys, el("span", { aria: { hidden: true } }, "?")),
      !Camket.static && Camket.accountButton(),
    );
  }

  /** Between what people reviewed and what the machine read, where the two differ. */
  function viewSwitch() {
    const own = Camket.about.machine || Camket.byMachine();
    document.documentElement.classList.toggle("with-view", Boolean(own));
    if (!own) return null;
    const choice = (key, machine) => el("a", { class: "button small", data: { view: machine || "reviewed" } }, t(key));
    const said = el("span", { class: "soft" }, t("view.machine-hint"));
    return el("div", { class: "view", id: "view", role: "group", aria: { label: t("view.label") } }, `${t("view.label")}:`, el("span", { class: "pressed-group" }, choice("view.reviewed", ""), choice("view.machine", "1")), said);
  }

  function viewMarked() {
    const machine = Camket.byMachine();
    document.querySelectorAll("#view a").forEach((link) => {
      const own = (link.dataset.view === "1") === machine;
      link.href = Camket.href(Camket.here().path, { ...Camket.here().params, machine: link.dataset.view === "1" ? "1" : null });
      if (own) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    document.documentElement.classList.toggle("by-machine", machine);
  }

  function menuButton() {
    const button = el(
      "button",
      {
        class: "icon-button menu-button",
        type: "button",
        aria: { label: t("nav.menu"), expanded: false, controls: "nav" },
      },
      icon("menu"),
    );
    button.addEventListener("click", () => {
      const open = document.body.classList.toggle("menu-open");
      button.setAttribute("aria-expanded", String(open));
    });
    return button;
  }

  function frame() {
    document.getElementById("skip").textContent = t("skip");
    Camket.clear(
      document.getElementById("top"),
      el("div", { class: "top-row" }, brand(), menuButton(), nav(), quickSearch(), judgedOn(), switches()),
      viewSwitch(),
    );
    Camket.accountDrawn();
    Camket.clear(
      document.getElementById("foot"),
      el(
        "p",
        {},
        Camket.about.title ? `${Camket.about.title} · ` : "",
        t("foot.offline"),
        ` · Camket ${Camket.about.version || ""}`,
      ),
    );
    Camket.marked();
  }

  /** Shows in the head where the reader is: called after each change of page. */
  Camket.marked = () => {
    const here = Camket.here();
    document.body.className = `on-${here.name}`;
    const menu = document.querySelector(".menu-button");
    if (menu) menu.setAttribute("aria-expanded", "false");
    const own = here.name === "board" ? "boards" : here.name;
    document.getElementById("printed").textContent = t("print.line", {
      day: fmt.date(Camket.asOf()),
      today: fmt.date(fmt.today()),
    });
    document.querySelectorAll(".nav-link").forEach((link) => {
      link.href = Camket.href(link.dataset.page);
      if (link.dataset.page === own) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    viewMarked();
    const field = document.getElementById("as-of");
    if (!field) return;
    field.value = fmt.date(Camket.asOf());
    const moved = Camket.asOf() !== Camket.about.as_of;
    document.getElementById("as-of-built").hidden = !moved;
    field.closest(".as-of").classList.toggle("moved", moved);
  };

  // --- keys ------------------------------------------------------------------------------

  const KEYS = [
    ["/", "search"],
    ["g h", "home"],
    ["g s", "go-search"],
    ["g b", "boards"],
    ["g g", "graph"],
    ["g q", "query"],
    ["g r", "review"],
    ["n", "next"],
    ["p", "previous"],
    ["?", "keys"],
    ["Esc", "close"],
  ];
  const GO = { h: "home", s: "search", b: "boards", g: "graph", q: "query", r: "review" };
  let opened = false;

  function showKeys() {
    const close = el("button", { class: "button", type: "button" }, t("close"));
    const dialog = el(
      "dialog",
      { class: "dialog", aria: { labelledby: "keys-title" } },
      el("h2", { id: "keys-title" }, t("keys.title")),
      el(
        "dl",
        { class: "keys" },
        KEYS.map(([keys, name]) => [
          el(
            "dt",
            {},
            keys.split(" ").map((key) => el("kbd", {}, key)),
          ),
          el("dd", {}, t(`keys.${name}`)),
        ]),
      ),
      el("p", { class: "actions" }, close),
    );
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  const writes = (target) =>
    target.closest && target.closest("input, textarea, select, [contenteditable=true], .cm-editor, .CodeMirror");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape") {
      document.body.classList.remove("menu-open");
      return;
    }
    if (writes(event.target) || document.querySelector("dialog[open]")) return;
    if (opened && GO[event.key]) {
      opened = false;
      if (Camket.hasPage(GO[event.key])) Camket.go(GO[event.key]);
      return;
    }
    opened = event.key === "g";
    if (opened)
      setTimeout(() => {
        opened = false;
      }, 1200);
    if (event.key === "/") {
      const field = document.querySelector("main .search-main input") || document.getElementById("quick-search");
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "?") {
      event.preventDefault();
      showKeys();
    }
  });

  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    const heading = document.querySelector("main h1");
    if (heading) {
      heading.tabIndex = -1;
      heading.focus();
      heading.scrollIntoView();
    }
  });

  /** After a renewal: nothing that was kept holds, and the head may show more. */
  Camket.renewed = async () => {
    Camket.forget();
    Camket.about = await Camket.get("/api/about");
    frame();
  };

  async function begin() {
    const main = document.getElementById("main");
    const words = Camket.get("/api/words").then(Camket.learn);
    try {
      [Camket.about] = await Promise.all([Camket.get("/api/about"), words]);
    } catch (error) {
      await words.catch(() => {}); // without them it could only be told in keys
      if (error.status === 401) {
        Camket.clear(main, el("div", { class: "page" }, Camket.failure(error)));
        return;
      }
      Camket.clear(
        main,
        el("h1", {}, t("error.title")),
        el("p", { class: "notice notice-error", role: "alert" }, error.message),
        el(
          "p",
          {},
          el("button", { class: "button", type: "button", on: { click: () => location.reload() } }, t("error.again")),
        ),
      );
      return;
    }
    const shown = Camket.start(main);
    // A drawing comes before what stands around it, whose room the style keeps where it has one row.
    const oneRow = window.matchMedia("(min-width: 1021px)").matches && !Camket.about.machine && !Camket.byMachine();
    if (oneRow && /^#\/graph(\?|$)/.test(location.hash))
      await Promise.race([shown.then(drawn), pause(PATIENCE)]);
    frame();
    await shown;
    Camket.me().catch(() => {});
  }

  const pause = (time) => new Promise((resolve) => { setTimeout(resolve, time); });

  /** After the frame in which a page is shown. */
  const drawn = () => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); });

  begin();
})();

"use strict";
// Pages by the part of the address behind «#»: draws the new one beside the old, then swaps them.
(function () {
  const Camket = window.Camket;
  const pages = new Map();
  let main = null;
  let turn = 0;
  let current = { name: "", params: {} };

  Camket.page = (name, render) => pages.set(name, render);
  Camket.hasPage = (name) => pages.has(name);

  /** The day that everything is judged by: of the address, else the graph's own. */
  Camket.asOf = () => current.params.as_of || Camket.about.as_of;
  Camket.here = () => current;

  function query(params) {
    const pairs = Object.entries(params).flatMap(([key, value]) => [value].flat().map((each) => [key, each]));
    return new URLSearchParams(
      pairs.filter(([, value]) => value !== undefined && value !== null && value !== ""),
    ).toString();
  }

  /** Whether the address asks for what the machine read, without what people said of it. */
  Camket.byMachine = () => current.params.machine === "1";

  /** «#/board/overdue?agency=…»; the day and the reading chosen go along unless `params` says another. */
  Camket.href = (name, params) => {
    const { as_of: day, machine } = current.params;
    const all = { ...(day && day !== Camket.about.as_of ? { as_of: day } : {}), machine, ...params };
    if (all.as_of === Camket.about.as_of) delete all.as_of;
    const asked = query(all);
    return `#/${name === "home" ? "" : name.split("/").map(encodeURIComponent).join("/")}${asked ? `?${asked}` : ""}`;
  };

  Camket.go = (name, params, options) => {
    const address = Camket.href(name, params);
    if (options && options.quiet) {
      // the page has done it already: only the address follows
      history.replaceState(null, "", address);
      current = read(location.hash);
      return;
    }
    if (address === location.hash) {
      show();
      return;
    }
    if (options && options.replace) {
      history.replaceState(null, "", address);
      show();
    } else location.hash = address;
  };

  /** The same page with some parameters changed; `null` takes one out. */
  Camket.change = (changes, options) => {
    const params = { ...current.params, ...changes };
    Camket.go(current.path, params, options);
  };

  function read(hash) {
    const [path, asked] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
    const params = {};
    new URLSearchParams(asked || "").forEach((value, key) => {
      params[key] = key in params ? [params[key], value].flat() : value;
    });
    let parts = [];
    try {
      parts = path.split("/").filter(Boolean).map(decodeURIComponent);
    } catch {
      parts = ["?"];
    }
    return { name: parts[0] || "home", path: parts.join("/") || "home", rest: parts.slice(1).join("/"), params };
  }

  /** Where reading needs somebody who is signed in. */
  function signInFirst() {
    const { el, t } = Camket;
    const ask = async () => (await Camket.signIn()) && location.reload();
    const button = el("button", { class: "button primary", type: "button", on: { click: ask } }, t("login.in"));
    return [el("h1", {}, t("login.title")), Camket.notice("info", t("login.needed"), el("p", { class: "actions" }, button))];
  }

  function failure(error) {
    if (error && error.status === 401) return signInFirst();
    const { el, t, icon } = Camket;
    return [
      el("h1", {}, t("error.title")),
      el(
        "div",
        { class: "notice notice-error", role: "alert" },
        icon("alert"),
        el(
          "div",
          {},
          el("p", {}, error && error.message ? error.message : String(error)),
          el(
            "p",
            { class: "actions" },
            el("button", { class: "button", type: "button", on: { click: show } }, t("error.again")),
            el("a", { class: "button", href: Camket.href("home") }, t("nav.home")),
          ),
        ),
      ),
    ];
  }

  /** Says something to those who listen to the page. */
  Camket.announce = (text) => {
    document.getElementById("announcer").textContent = text;
  };

  function waitingSigns() {
    const bar = document.getElementById("progress");
    const timer = setTimeout(() => {
      bar.hidden = false;
      Camket.announce(Camket.t("state.loading"));
    }, 300);
    return () => {
      clearTimeout(timer);
      bar.hidden = true;
    };
  }

  function focusOn(page, again) {
    const kept = again && again !== document.body ? again.id || again.dataset.focus : "";
    const same =
      kept && [...page.querySelectorAll("[id], [data-focus]")].find((e) => e.id === kept || e.dataset.focus === kept);
    const target = same || page.querySelector("[autofocus]") || page.querySelector("h1");
    if (!target) return;
    if (target.tagName === "H1") target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  function swap(page, { same, focused, place }) {
    [...main.children]
      .filter((other) => other !== page)
      .forEach((other) => {
        other.dispatchEvent(new CustomEvent("camket:leave"));
        other.remove();
      });
    page.classList.remove("pending");
    const heading = page.querySelector("h1");
    document.title = heading ? `${heading.textContent} – Camket` : "Camket";
    if (!same) window.scrollTo(0, 0);
    else window.scrollTo(0, place);
    focusOn(page, same ? focused : null);
    page.dispatchEvent(new CustomEvent("camket:shown"));
    Camket.marked();
  }

  /** Draws the page of the address. A page that answers too late is dropped. */
  async function show() {
    const mine = ++turn;
    const before = current;
    current = read(location.hash);
    const same = before.path === current.path && main.children.length > 0;
    // Where the page is scrolled to costs a layout, which the first page need not pay.
    const state = { same, focused: document.activeElement, place: same ? window.scrollY : 0 };
    const page = Camket.el("div", { class: ["page", `page-${current.name}`, "pending"] });
    main.append(page);
    const done = waitingSigns();
    try {
      const render = pages.get(current.name);
      if (!render) throw Object.assign(new Error(Camket.t("error.no-page")), { status: 404 });
      await render(page, { ...current.params, path: current.rest });
    } catch (error) {
      if (error && !error.status) console.error(error);
      Camket.clear(page, failure(error));
    }
    done();
    if (mine === turn) swap(page, state);
    else page.remove();
  }

  Camket.start = (container) => {
    main = container;
    window.addEventListener("hashchange", show);
    return show();
  };
  Camket.redraw = show;
  Camket.failure = failure;
})();

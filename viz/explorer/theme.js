"use strict";
// Runs before anything is painted: which colours and which language the reader chose.
(function () {
  const Camket = window.Camket;
  const root = document.documentElement;
  const wish = window.matchMedia("(prefers-color-scheme: dark)");

  /** A choice that outlives the visit; nothing is kept where the browser forbids it. */
  Camket.keep = {
    get(key) {
      try {
        return window.localStorage.getItem(`camket.${key}`) || "";
      } catch {
        return "";
      }
    },
    set(key, value) {
      try {
        window.localStorage.setItem(`camket.${key}`, value);
      } catch {
        /* stays for this page */
      }
    },
  };

  function paint(chosen) {
    root.dataset.theme = chosen || (wish.matches ? "dark" : "light");
    window.dispatchEvent(new CustomEvent("camket:theme"));
  }

  /** Colours are CSS variables of `css/tokens.css`; canvases read them here. */
  Camket.theme = {
    get dark() {
      return root.dataset.theme === "dark";
    },
    color(name) {
      return getComputedStyle(root).getPropertyValue(`--${name}`).trim();
    },
    toggle() {
      const next = Camket.theme.dark ? "light" : "dark";
      Camket.keep.set("theme", next);
      paint(next);
    },
  };

  wish.addEventListener("change", () => paint(Camket.keep.get("theme")));
  Camket.lang = Camket.keep.get("lang") === "en" ? "en" : "vi";
  root.lang = Camket.lang;
  paint(Camket.keep.get("theme"));
})();

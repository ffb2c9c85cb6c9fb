"use strict";
// The keys of the review desk: one letter each, shown on every button, to be switched off.
(function () {
  const Camket = window.Camket;
  const { el, t } = Camket;
  const review = Camket.review;

  /** What each key does, in the order in which help lists them: [keys as shown, name]. */
  const KEYS = [
    [["J", "↓"], "next"],
    [["K", "↑"], "previous"],
    [["A"], "accept"],
    [["R"], "reject"],
    [["C"], "correct"],
    [["M"], "same"],
    [["D"], "different"],
    [["N"], "add"],
    [["Z"], "undo"],
    [["T"], "comment"],
    [["P"], "page"],
    [["Ctrl+Enter"], "save"],
    [["Esc"], "cancel"],
    [["?"], "help"],
  ];
  const BY_KEY = { j: "next", ArrowDown: "next", k: "previous", ArrowUp: "previous", a: "accept", r: "reject", c: "correct", m: "same", d: "different", n: "add", z: "undo", t: "comment", p: "page", "?": "help" };

  const off = () => Camket.keep.get("review-keys") === "off";

  function help() {
    const rows = KEYS.map(([keys, name]) => [el("dt", {}, keys.map((key) => el("kbd", {}, key))), el("dd", {}, t(`review.key.${name}`))]);
    const box = el("input", { type: "checkbox", id: "review-keys-on", checked: !off() });
    box.addEventListener("change", () => Camket.keep.set("review-keys", box.checked ? "" : "off"));
    const choice = el("p", { class: "keys-on" }, box, " ", el("label", { for: "review-keys-on" }, t("review.keys-on")));
    Camket.dialog("review-keys", t("review.keys"), el("dl", { class: "keys" }, rows), choice);
  }

  const writes = (target) => target.closest && target.closest("input, textarea, select, [contenteditable=true], dialog");
  const scrolls = (target, key) => key.startsWith("Arrow") && target.closest && target.closest(".passage-text, .queue-list, .sheet-box, [role=listbox]");

  /** Listens to the keys as long as a page stands; `actions` are by name. Seen before those of every page. */
  review.keys = (main, actions) => {
    const all = { ...actions, help };
    const listen = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector("dialog[open]")) return;
      const name = BY_KEY[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!name || writes(event.target) || scrolls(event.target, event.key) || (off() && name !== "help")) return;
      event.preventDefault();
      all[name]();
    };
    document.addEventListener("keydown", listen, true);
    main.addEventListener("camket:leave", () => document.removeEventListener("keydown", listen, true));
    return { help };
  };

  /** The key of an action, for its button. */
  review.keyOf = (name) => {
    const found = KEYS.find(([, each]) => each === name);
    return el("kbd", { aria: { hidden: true } }, found[0][0]);
  };
})();

"use strict";
// Who is here: signing in and out in the head of the page, and what each may do.
(function () {
  const Camket = window.Camket;
  const { el, icon, t } = Camket;
  const NOBODY = { user: null, csrf: "", may: [], users: false, machine: false };
  let me = NOBODY;
  let asked = null;

  function learned(answer) {
    me = answer;
    Camket.csrf = answer.csrf;
    drawn();
    window.dispatchEvent(new CustomEvent("camket:me"));
    return me;
  }

  /** Who is signed in, {user, may, csrf, users, machine}; asked once, and anew after `again`. */
  Camket.me = (again) => {
    if (Camket.static) return Promise.resolve(NOBODY);
    if (again || !asked)
      asked = Camket.fresh("/api/me").then(learned, (error) => {
        asked = null;
        if (error.status) return NOBODY;
        throw error;
      });
    return asked;
  };

  /** The name of who is signed in; empty for nobody. */
  Camket.myName = () => (me.user ? me.user.name : "");
  Camket.may = (what) => me.may.includes(what);

  // --- the button in the head -------------------------------------------------------------------

  /** The button of the head by which people sign in, or see who they are. */
  Camket.accountButton = () =>
    el("button", { class: "icon-button account", type: "button", id: "account", on: { click: () => (me.user ? account() : Camket.signIn()) } });

  function drawn() {
    const button = document.getElementById("account");
    if (!button) return;
    const title = me.user ? t("login.as", { name: me.user.name }) : t("login.in");
    Object.assign(button, { title });
    button.setAttribute("aria-label", title);
    button.classList.toggle("signed-in", Boolean(me.user));
    const initial = me.user && el("span", { class: "initial", aria: { hidden: true } }, me.user.name.slice(0, 1).toUpperCase());
    Camket.clear(button, initial || icon("person"));
  }
  Camket.accountDrawn = drawn;

  // --- forms -------------------------------------------------------------------------------------

  function field(name, type, complete) {
    const id = `login-${name}`;
    const input = el("input", { type, id, name, required: true, autocomplete: complete, spellcheck: "false", autocapitalize: "none", maxlength: 200 });
    return el("p", { class: "field" }, el("label", { for: id }, t(`login.${name}`)), input);
  }

  /** A form that sends its fields; what is refused is said in it. `done` gets the answer. */
  function sender(path, fields, key, done) {
    const said = el("p", { class: "form-said", role: "alert" });
    const send = el("button", { class: "button primary", type: "submit" }, t(key));
    const form = el("form", { class: "login" }, fields, said, el("p", { class: "actions" }, send));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      send.disabled = true;
      try {
        done(await Camket.post(path, Object.fromEntries(new FormData(form))));
      } catch (error) {
        said.textContent = error.status === 429 && error.wait ? t("login.wait", { n: error.wait }) : error.message;
        const secret = form.querySelector("[type=password]");
        secret.value = "";
        secret.focus();
      }
      send.disabled = false;
    });
    return form;
  }

  /** Asks for name and password; true once somebody is signed in, false where they turn away. */
  Camket.signIn = (why) =>
    new Promise((resolve) => {
      const fields = [field("user", "text", "username"), field("password", "password", "current-password")];
      const form = sender("/api/login", fields, "login.in", async () => {
        await Camket.me(true);
        Camket.announce(t("login.as", { name: Camket.myName() }));
        dialog.close();
      });
      const hint = me.users ? null : el("p", { class: "soft" }, t("login.no-users"));
      const dialog = Camket.dialog("login", t("login.title"), why && el("p", {}, why), hint, form);
      dialog.addEventListener("close", () => resolve(Boolean(me.user)));
      form.querySelector("input").focus();
    });

  async function signOut() {
    await Camket.post("/api/logout", {});
    await Camket.me(true);
    Camket.announce(t("login.left"));
    Camket.forget();
    Camket.redraw();
  }

  function newPassword(dialog) {
    const fields = [
      el("input", { class: "sr", type: "text", autocomplete: "username", value: Camket.myName(), readonly: true, tabindex: -1, aria: { label: t("login.user") } }),
      field("old", "password", "current-password"),
      field("new", "password", "new-password"),
    ];
    const form = sender("/api/password", fields, "login.change", async () => {
      await Camket.me(true);
      Camket.announce(t("login.changed"));
      dialog.close();
    });
    return el("details", { class: "login-more" }, el("summary", {}, t("login.change")), form);
  }

  function account() {
    const out = el("button", { class: "button primary", type: "button", id: "sign-out" }, t("login.out"));
    const role = t(`login.role.${me.user.role}`);
    const dialog = Camket.dialog("account", me.user.name, el("p", {}, role), el("p", { class: "actions" }, out));
    out.addEventListener("click", () => {
      dialog.close();
      signOut();
    });
    out.parentNode.after(newPassword(dialog));
  }
})();

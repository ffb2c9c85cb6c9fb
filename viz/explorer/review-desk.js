"use strict";
// The review desk: the queue beside one claim, its passage, its facets, and what people say of it.
(function () {
  const Camket = window.Camket;
  const { el, icon, t, fmt } = Camket;
  const review = Camket.review;
  const PAUSE = 2500; // milliseconds between two questions whether the boards have the verdicts

  /** One visit to the desk: what is worked on, and what was said, for undo. */
  class Visit {
    constructor(main, params) {
      Object.assign(this, { main, params, at: -1, claim: null, passage: null, said: [], busy: false, turn: 0 });
      const asked = { reason: params.reason, kind: params.kind, agency: params.agency, document: params.document };
      this.queue = new review.Queue(asked);
      this.place = el("div", { class: "desk-claim" });
      this.status = el("p", { class: "desk-status", role: "status" });
      this.progress = el("p", { class: "desk-progress" });
      this.comment = el("input", { type: "text", id: "desk-comment", maxlength: 2000, autocomplete: "off", placeholder: t("review.comment-hint"), aria: { label: t("review.comment") } });
    }

    say(text) {
      this.status.textContent = text;
    }

    // --- going from claim to claim ---------------------------------------------------------------

    /** Shows a claim of the queue; what is asked of it meanwhile waits for `ready`. */
    open(at) {
      this.ready = this.opened(at);
      return this.ready;
    }

    async opened(at) {
      const claim = this.queue.claims[at];
      if (!claim) return;
      const mine = ++this.turn;
      this.at = at;
      const [full, passage] = await Promise.all([Camket.fresh("/api/review/claim", { iri: claim.iri }), this.passageOf(claim)]);
      if (mine !== this.turn) return;
      this.claim = full;
      this.passage = passage;
      this.panel.draw(at);
      this.draw();
      Camket.go("review", { ...Camket.here().params, iri: claim.iri, add: null, at: null }, { quiet: true });
    }

    /** The passage stays as long as the document does. */
    async passageOf(claim) {
      const { iri } = claim.document;
      if (!iri) return review.lostPassage(claim);
      return this.passage && this.passage.doc.iri === iri ? this.passage : review.passage(iri);
    }

    async step(by) {
      if (this.form) return;
      const to = this.at + by;
      if (to >= this.queue.claims.length) await this.queue.more();
      if (to >= 0 && to < this.queue.claims.length) await this.open(to);
      else this.say(t(by > 0 ? "review.last" : "review.first"));
    }

    async more() {
      await this.queue.more();
      this.panel.draw(this.at);
    }

    // --- drawing -----------------------------------------------------------------------------------

    head() {
      const { claim } = this;
      const { reasons = [], why } = this.queue.claims[this.at] || {};
      return el(
        "header",
        { class: "claim-head" },
        el("p", { class: "claim-badges" }, Camket.standing(claim.standing, true), review.state.again(claim.again), el("a", { class: "claim-link", href: Camket.href("claim", { iri: claim.iri }) }, t("review.history"))),
        reasons.length > 0 && el("p", { class: "claim-why", title: Camket.said(why) }, `${t("review.why")}: ${reasons.map(review.reasonName).join("; ")}`),
        el("h2", { id: "claim-title", tabindex: -1 }, claim.document.label),
      );
    }

    draw() {
      const { claim, passage } = this;
      this.form = null;
      this.main.classList.remove("writing");
      const words = passage.words;
      const options = { words, onSide: (facet, value) => this.side(facet, value) };
      const history = el("details", { class: "panel claim-history", open: claim.history.length > 0 }, el("summary", {}, t("review.history"), el("span", { class: "count" }, ` ${claim.history.length}`)), review.history(claim, { words, onUndo: (verdict) => this.undo(verdict) }));
      this.beside = el("div", { class: "desk-beside" }, el("section", { class: "panel facets-panel", aria: { label: t("review.table") } }, review.state.table(claim, options)), history);
      Camket.clear(this.place, this.head(), el("div", { class: "desk-columns" }, passage.box, this.beside));
      passage.show(claim.shown.exists || !claim.machine ? claim.shown : claim.machine);
      Camket.announce(`${review.state.shortened(claim.text || claim.quote)} · ${t(`review.standing.${claim.standing}`)}`);
    }

    async drawProgress() {
      const now = await Camket.fresh("/api/review/progress").catch(() => null);
      if (!now || !this.main.isConnected) return;
      const part = (key, n) => n > 0 && el("span", {}, t(key, { n: fmt.number(n) }));
      Camket.clear(this.progress, part("review.progress.reviewed", now.reviewed) || t("review.progress.none"), part("review.progress.disputed", now.disputed), part("review.progress.again", now.again), now.pending && el("span", { class: "badge renewing" }, t("review.pending")));
      if (this.pending && !now.pending) {
        await Camket.renewed();
        this.say(t("review.in-boards"));
      }
      this.pending = now.pending;
      clearTimeout(this.timer);
      if (now.pending) this.timer = setTimeout(() => this.drawProgress(), PAUSE);
    }

    // --- saying something --------------------------------------------------------------------------

    /** Whether somebody is here who may review; asks to sign in where nobody is. */
    async allowed() {
      if (!Camket.myName() && !(await Camket.signIn(t("review.sign-in")))) return false;
      if (Camket.may("review")) return true;
      this.say(t("review.not-yours"));
      return false;
    }

    /** Sends a verdict; shows a conflict, and sends what is chosen there. */
    async send(verdict) {
      const said = { iri: this.claim.iri, state: null, comment: "", ...verdict, seen: verdict.seen ?? this.claim.last };
      try {
        return await Camket.post("/api/review", said);
      } catch (error) {
        if (error.status !== 409 || !error.body.claim) throw error;
        return this.conflict(error.body.claim, said);
      }
    }

    async conflict(claim, said) {
      const chosen = await review.conflict(claim, said, this.passage.words);
      this.claim = claim;
      if (!chosen) {
        this.draw();
        return null;
      }
      const theirs = chosen === "theirs" && review.repeating(review.newer(claim, said.seen));
      return this.send({ ...said, ...theirs, seen: claim.last });
    }

    /** Whether the claim that the queue is at is the one that is shown. */
    seen() {
      const next = this.queue.claims[this.at];
      return Boolean(this.claim && next && this.claim.iri === next.iri);
    }

    /** Does one thing at a time; what goes wrong is said. */
    async once(work) {
      if (this.busy) return;
      this.busy = true;
      try {
        await work();
      } catch (error) {
        this.say(error.message);
        if (error.status === 401) await Camket.me(true);
      }
      this.busy = false;
    }

    /** Says something of the claim, then goes to the next. */
    judge(verb, state) {
      if (!this.seen()) return null; // a key for what is not shown yet
      return this.once(async () => {
        if (!(await this.allowed())) return;
        const comment = this.comment.value.trim();
        const claim = await this.send({ verb, state, comment });
        if (claim) await this.recorded(claim, t("review.recorded", { what: t(`review.verb.${verb}`) }));
      });
    }

    async recorded(claim, text, stay) {
      const own = claim.history.filter((verdict) => verdict.who === Camket.myName() && !["undo", "comment"].includes(verdict.verb)).pop();
      if (own) this.said.push({ number: own.number, iri: claim.iri });
      this.comment.value = "";
      this.queue.replace(claim, true);
      this.form = null;
      if (stay || this.at + 1 >= this.queue.claims.length) await this.open(this.at);
      else await this.step(1);
      this.changed(text);
    }

    /** After anything that was written: what was kept holds no longer, boards will follow. */
    changed(text) {
      Camket.forget();
      this.drawProgress();
      this.say(text);
      this.queue.recount().then(() => this.panel.draw(this.at));
    }

    /** Says of two names whether they are one thing. */
    decide(pair, verb) {
      return this.once(async () => {
        if (!(await this.allowed())) return;
        const { verdict } = await Camket.post(`/api/review/${verb}`, { one: pair.one, other: pair.other, comment: "" });
        this.said.push({ number: verdict.number, iri: this.claim && this.claim.iri, pair: true });
        this.changed(t("review.recorded", { what: t(`review.verb.${verb}`) }));
      });
    }

    /** Takes one side of a dispute; that there is a statement at all is said with its kind. */
    side(facet, value) {
      if (facet === "exists") return value ? this.judge("correct", { kind: this.claim.shown.kind }) : this.judge("reject");
      return this.judge("correct", facet === "span" ? { start: value[0], end: value[1] } : { [facet]: value });
    }

    note() {
      return this.once(async () => {
        const comment = this.comment.value.trim();
        if (!comment) {
          this.comment.focus();
          return;
        }
        if (!(await this.allowed())) return;
        const claim = await this.send({ verb: "comment", comment });
        if (!claim) return;
        this.comment.value = "";
        this.queue.replace(claim, this.queue.worked.has(claim.iri));
        this.claim = claim;
        this.draw();
        this.say(t("review.recorded", { what: t("review.verb.comment") }));
      });
    }

    undo(verdict) {
      return this.once(async () => {
        const last = verdict || this.said[this.said.length - 1];
        if (!last) {
          this.say(t("review.nothing-to-undo"));
          return;
        }
        if (!(await this.allowed())) return;
        const iri = last.iri || this.claim.iri;
        const { last: seen } = await Camket.fresh("/api/review/claim", { iri });
        await Camket.post("/api/review/undo", { number: last.number, seen: Math.max(seen, last.number), comment: "" });
        this.said = this.said.filter((each) => each.number !== last.number);
        const claim = await Camket.fresh("/api/review/claim", { iri });
        this.queue.first([claim]);
        this.queue.replace(claim, last.pair && this.queue.worked.has(iri));
        await this.open(this.queue.claims.findIndex((each) => each.iri === claim.iri));
        this.changed(t("review.undid", { n: last.number }));
      });
    }

    // --- forms -------------------------------------------------------------------------------------

    edit(title, state, save) {
      if (!this.passage.doc.iri) {
        this.say(t("review.lost"));
        return;
      }
      const close = () => {
        this.form = null;
        if (this.claim) this.draw();
        else this.open(Math.max(0, this.at));
      };
      this.form = review.form({ title, state, passage: this.passage, onSave: save, onCancel: close });
      Camket.clear(this.beside, this.form);
      this.main.classList.add("writing");
      this.form.querySelector("#edit-lead").focus({ preventScroll: false });
    }

    async correct() {
      await this.ready;
      if (!this.claim || this.form || !(await this.allowed())) return;
      const { shown } = this.claim;
      this.edit(t("review.correct.title"), shown, async (state, comment) => {
        const changes = review.state.changes(shown, state);
        if (!Object.keys(changes).length) throw new Error(t("review.unchanged"));
        const claim = await this.send({ verb: "correct", state: changes, comment });
        if (claim) await this.recorded(claim, t("review.recorded", { what: t("review.verb.correct") }));
      });
    }

    async add(span) {
      await this.ready;
      if (this.form || !this.passage || !(await this.allowed())) return;
      const document = this.passage.doc.iri;
      const start = span || this.passage.selected() || (document && this.passage.after(this.claim.shown.end));
      this.edit(t("review.add.title"), { ...review.state.empty, ...start }, async (state, comment) => {
        const claim = await Camket.post("/api/review/add", { document, state, comment });
        this.queue.first([claim]);
        this.at = this.queue.claims.findIndex((each) => each.iri === claim.iri);
        await this.recorded(claim, t("review.recorded", { what: t("review.verb.add") }), true);
      });
    }

    async pair(verb) {
      await this.ready;
      if (!this.claim || this.form || !(await this.allowed())) return;
      const answer = await review.pairs(this.claim, verb);
      if (!answer) return;
      const number = answer.verdict ? answer.verdict.number : answer.last;
      this.said.push({ number, iri: this.claim.iri, pair: true });
      await this.open(this.at);
      this.changed(t("review.recorded", { what: t(`review.verb.${verb}`) }));
    }

    actions() {
      const typed = () => this.comment.focus();
      return {
        next: () => this.step(1),
        previous: () => this.step(-1),
        accept: () => !this.form && this.judge("accept"),
        reject: () => !this.form && this.judge("reject"),
        correct: () => this.correct(),
        same: () => this.pair("same"),
        different: () => this.pair("different"),
        add: () => this.add(),
        undo: () => this.undo(),
        comment: typed,
        page: () => this.passage && this.passage.togglePage(),
      };
    }
  }

  // --- the page -------------------------------------------------------------------------------------

  function bar(visit, actions, keys) {
    const button = (name, style) => el("button", { class: ["button", style], type: "button", id: `do-${name}`, on: { click: actions[name] } }, t(`review.key.${name}`), review.keyOf(name));
    const step = (name, sign) => el("button", { class: "button", type: "button", id: `do-${name}`, title: t(`review.key.${name}`), aria: { label: t(`review.key.${name}`) }, on: { click: actions[name] } }, icon(sign), review.keyOf(name));
    const note = el("form", { class: "desk-note" }, visit.comment, el("button", { class: "button small", type: "submit" }, t("review.send-comment")));
    note.addEventListener("submit", (event) => {
      event.preventDefault();
      visit.note();
    });
    visit.comment.addEventListener("keydown", (event) => event.key === "Escape" && visit.comment.blur());
    const help = el("button", { class: "button", type: "button", id: "do-help", title: t("review.keys"), aria: { label: t("review.keys") }, on: { click: keys.help } }, review.keyOf("help"));
    return el(
      "div",
      { class: "desk-bar", role: "group", aria: { label: t("review.actions") } },
      el("div", { class: "actions" }, step("previous", "back"), button("accept", "primary"), button("reject"), button("correct"), step("next", "next"), button("same"), button("different"), button("add"), button("undo")),
      el("div", { class: "desk-said" }, note, visit.status, help),
    );
  }

  /** The claims that the address names: a statement's one, a task's all, the one by which it is called first. */
  async function wanted(params) {
    if (!params.iri) return [];
    const found = await Camket.fresh("/api/review/claim", { iri: params.iri }).catch((error) => {
      if (error.status === 404) return { claims: [] };
      throw error;
    });
    const named = (claim) => claim.iri.endsWith(Camket.statementOf(params.iri));
    return found.claims ? [...found.claims].sort((a, b) => named(b) - named(a)) : [found];
  }

  async function begin(visit, params) {
    if (params.add) {
      const [start, end] = (params.at || "0-1").split("-").map(Number);
      visit.passage = await review.passage(params.add);
      visit.passage.show({ start, end });
      visit.beside = el("div", { class: "desk-beside" });
      Camket.clear(visit.place, el("header", { class: "claim-head" }, el("h2", { id: "claim-title" }, visit.passage.doc.label)), el("div", { class: "desk-columns" }, visit.passage.box, visit.beside));
      return { start, end };
    }
    if (visit.queue.claims.length) await visit.open(0);
    else Camket.clear(visit.place, Camket.notice("empty", t("review.empty"), el("p", { class: "soft" }, t("review.empty-advice"))));
    return null;
  }

  review.desk = async (main, params) => {
    const visit = new Visit(main, params);
    const [first] = await Promise.all([wanted(params), visit.queue.more()]);
    visit.queue.first(first);
    visit.panel = review.queuePanel(visit.queue, params, { open: (at) => !visit.form && visit.open(at), more: () => visit.more(), decide: (pair, verb) => visit.decide(pair, verb) });
    visit.panel.draw(0);
    const actions = visit.actions();
    const keys = review.keys(main, actions);
    const title = el("header", { class: "page-head desk-head" }, el("div", { class: "page-title" }, el("h1", {}, t("review.title")), visit.progress));
    Camket.append(main, title, el("div", { class: "desk" }, visit.panel.box, el("div", { class: "desk-main" }, visit.place, bar(visit, actions, keys))));
    const span = await begin(visit, params);
    visit.drawProgress();
    main.addEventListener("camket:leave", () => clearTimeout(visit.timer));
    main.addEventListener(
      "camket:shown",
      () => {
        if (visit.claim) visit.passage.redrawn();
        if (span) visit.add(span);
      },
      { once: true },
    );
  };
})();

"use strict";
// The SPARQL editor: Yasqe, with our own words, terms and signs of errors; it asks nothing of anybody.
(function () {
  const Camket = window.Camket;

  class Editor {
    constructor(place, { text, terms, said, onRun }) {
      const { Yasqe } = window;
      this.said = said;
      this.prefixes = terms.prefixes;
      Yasqe.registerAutocompleter(Camket.query.completer(terms.terms));
      Yasqe.defaults.autocompleters = ["variables", "camket"];
      this.yasqe = new Yasqe(place, {
        value: text, persistenceId: null, createShareableLink: null, consumeShareLink: null, createShortLink: null,
        showQueryButton: false, resizeable: false, editorHeight: "auto", viewportMargin: Infinity, lineWrapping: true,
        screenReaderLabel: Camket.t("query.editor"), highlightSelectionMatches: false,
        extraKeys: { "Ctrl-Enter": onRun, "Cmd-Enter": onRun, "Ctrl-S": () => {}, Tab: false, "Shift-Tab": false },
      });
      this.yasqe.checkSyntax = () => this.check();
      const field = this.yasqe.getInputField();
      field.setAttribute("aria-describedby", "query-problem");
      field.id = "query-text";
      this.declare();
      this.check();
    }

    text() { return this.yasqe.getValue(); }

    set(text) { this.yasqe.setValue(text); this.yasqe.focus(); }

    /** Measures again: the editor was made before it stood in the page. */
    refresh() { this.yasqe.refresh(); this.yasqe.collapsePrefixes(false); }

    tidy() { this.yasqe.autoformat(); this.yasqe.getDoc().setCursor(0, 0); this.yasqe.focus(); }

    /** Declares the known prefixes that the text uses and does not declare; says whether there were any. */
    declare() {
      const declared = new Set([...this.text().matchAll(/\bPREFIX\s+([\w.-]*):/gi)].map((found) => found[1]));
      const used = new Set();
      window.Yasqe.runMode(this.text(), "sparql11", (token, kind) => {
        if (kind === "string-2" && token.includes(":")) used.add(token.split(":")[0]);
      });
      const missing = [...used].filter((prefix) => this.prefixes[prefix] && !declared.has(prefix)).sort().reverse();
      missing.forEach((prefix) => this.yasqe.addPrefixes({ [prefix]: this.prefixes[prefix] }));
      return missing.length > 0;
    }

    /** Marks the first line that no SPARQL can begin with; called at each change. */
    check() {
      const { yasqe } = this;
      if (this.refused === this.text()) return; // what the endpoint said of this very text stays
      this.refused = null;
      yasqe.clearGutter("gutterErrorBar");
      yasqe.queryValid = true;
      for (let line = 0; line < yasqe.getDoc().lineCount(); line += 1) {
        const { state } = yasqe.getTokenAt({ line, ch: yasqe.getDoc().getLine(line).length }, true);
        yasqe.setOption("queryType", state.queryType);
        if (state.OK === false) {
          if (this.declare()) return; // the change that this makes is looked at by itself
          yasqe.queryValid = false;
          this.sign(line, Camket.t("query.bad-line", { line: line + 1 }));
          return;
        }
      }
      this.tell("", null);
    }

    sign(line, text) {
      this.yasqe.setGutterMarker(line, "gutterErrorBar", Camket.el("span", { class: "query-sign", title: text }, "!"));
      this.tell(text, line);
    }

    tell(text, line) {
      if (this.said.dataset.said === text) return;
      this.said.dataset.said = text;
      Camket.clear(this.said, text ? [Camket.icon("alert"), " ", Camket.el("button", { class: "query-to-line", type: "button", on: { click: () => this.goTo(line, 0) } }, text)] : "");
    }

    goTo(line, column) { this.yasqe.getDoc().setCursor(line, column); this.yasqe.focus(); this.yasqe.scrollIntoView({ line, ch: column }, 80); }

    /** Shows what the endpoint found wrong, at its place. */
    problem(error) {
      if (this.marked) { this.marked.clear(); this.marked = null; }
      this.refused = null;
      if (!error) { this.check(); return; }
      this.refused = this.text();
      const line = error.place.line - 1;
      const column = error.place.column - 1;
      this.yasqe.clearGutter("gutterErrorBar");
      this.sign(line, error.message);
      const length = (this.yasqe.getDoc().getLine(line) || "").length;
      this.marked = this.yasqe.getDoc().markText({ line, ch: Math.max(0, Math.min(column, length - 1)) }, { line, ch: length }, { className: "query-wrong" });
      this.goTo(line, column);
    }
  }

  Camket.query.Editor = Editor;
})();

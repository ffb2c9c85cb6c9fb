"use strict";
// Completion in the editor: classes, properties and concepts by prefixed name or Vietnamese label.
(function () {
  const Camket = window.Camket;
  const MOST = 40;
  const tight = (text) => Camket.fold(text).replace(/[^a-z0-9]+/g, "");

  /** What can stand at the cursor: a class after «a», a property after a subject or «;», else anything. */
  function expected(editor, token) {
    const before = editor.getPreviousNonWsToken(editor.getDoc().getCursor().line, token).string || "";
    if (before === "a" || before === "rdf:type") return "class";
    return before === ";" || /^[?$<]/.test(before) ? "property" : "";
  }

  function ranked(terms, word, kind) {
    const asked = word.toLowerCase();
    const [prefix, local] = asked.includes(":") ? asked.split(":") : ["", asked];
    const said = tight(local);
    const rank = (term) => {
      const [own, name] = term.curie.toLowerCase().split(":");
      if (prefix && own !== prefix) return 9;
      if (name.startsWith(local)) return 0;
      if (said && (term.tightVi.includes(said) || term.tightEn.includes(said))) return 1;
      return name.includes(local) ? 2 : 9;
    };
    return terms.map((term) => [rank(term), term]).filter(([place]) => place < 9)
      .sort((a, b) => (b[1].kind === kind) - (a[1].kind === kind) || a[0] - b[0] || (a[1].curie < b[1].curie ? -1 : 1)).slice(0, MOST).map(([, term]) => term);
  }

  /** A completer for the editor; `terms` as `/api/terms` gives them. */
  Camket.query.completer = (given) => {
    const terms = given.filter((term) => term.curie).map((term) => ({ ...term, tightVi: tight(term.vi), tightEn: tight(term.en) }));
    const labels = new Map(terms.map((term) => [term.curie, Camket.lang === "en" ? term.en || term.vi : term.vi || term.en]));
    return {
      name: "camket",
      bulk: false,
      autoShow: true,
      persistenceId: null,
      isValidCompletionPosition: (editor) => {
        const token = editor.getCompleteToken();
        return /^([a-z]*:[\w-]*|[\p{L}]{3,})$/iu.test(token.string) && !["comment", "string", "keyword", "variable-3"].includes(token.type || "");
      },
      get: (editor, token) => (token ? ranked(terms, token.string, expected(editor, token)).map((term) => term.curie) : []),
      postprocessHints: (_editor, hints) => hints.map((hint) => ({ ...hint, displayText: labels.get(hint.text) ? `${hint.text}  ·  ${labels.get(hint.text)}` : hint.text })),
    };
  };
})();

"use strict";
// A static export has no server: names are searched here, in a list folded in advance.
(function () {
  const Camket = window.Camket;
  const FACETS = ["kind", "status"];
  const ORDER = ["agency", "document", "project", "task", "indicator", "person"];
  let names = null;

  async function things() {
    if (!names) {
      const found = await Camket.get("/api/names");
      names = (found.things || found).map((thing) => ({
        ...thing,
        folded: ` ${Camket.fold(thing.label)} ${thing.names ? Camket.fold([thing.names].flat().join(" ")) : ""}`,
      }));
    }
    return names;
  }

  const list = (value) => (value === undefined || value === null || value === "" ? [] : [value].flat());

  /** Every word must begin a word of the name; names that begin so stand first. */
  function matching(all, query) {
    const words = Camket.fold(query)
      .split(/[^a-z0-9]+/)
      .filter(Boolean);
    const whole = ` ${Camket.fold(query).trim()}`;
    const found = all.filter((thing) =>
      words.every(
        (word) =>
          thing.folded.includes(` ${word}`) || thing.folded.includes(`-${word}`) || thing.folded.includes(`/${word}`),
      ),
    );
    const rank = (thing) => (thing.folded.startsWith(whole) ? 0 : thing.folded.includes(whole) ? 1 : 2);
    return found
      .map((thing) => [rank(thing), ORDER.indexOf(thing.kind), thing])
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .map(([, , thing]) => thing);
  }

  function facets(found, asked) {
    return Object.fromEntries(
      FACETS.map((name) => {
        const counts = new Map();
        const others = FACETS.filter((other) => other !== name);
        found
          .filter((thing) =>
            others.every((other) => !list(asked[other]).length || list(asked[other]).includes(thing[other])),
          )
          .forEach((thing) => {
            if (thing[name]) counts.set(thing[name], (counts.get(thing[name]) || 0) + 1);
          });
        return [
          name,
          [...counts].map(([value, count]) => ({ value, label: "", count })).sort((a, b) => b.count - a.count),
        ];
      }),
    );
  }

  Camket.offline["/api/search"] = async (asked) => {
    const found = matching(await things(), asked.q || "");
    const kept = found.filter((thing) =>
      FACETS.every((name) => !list(asked[name]).length || list(asked[name]).includes(thing[name])),
    );
    const from = Number(asked.offset || 0);
    return {
      total: kept.length,
      hits: kept.slice(from, from + Number(asked.limit || 20)),
      facets: facets(found, asked),
    };
  };

  Camket.offline["/api/suggest"] = async (asked) => {
    const found = matching(await things(), asked.q || "");
    return found.filter((thing) => !asked.kind || thing.kind === asked.kind).slice(0, 10);
  };
})();

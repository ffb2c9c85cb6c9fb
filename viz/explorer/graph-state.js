"use strict";
// What a view is, as the address says it: the thing in the middle, steps taken, filters.
(function () {
  const Camket = window.Camket;
  const CLUSTER = "#cluster";
  const LIMITS = [300, 1000, 5000];
  const OFF = ["kind", "status", "role"];

  /** «https://…/id/agency/so-y-te» as «agency/so-y-te», a cluster with «*», so that links stay short. */
  function short(iri) {
    const base = Camket.about.base || "";
    const cluster = iri.endsWith(CLUSTER);
    const bare = cluster ? iri.slice(0, -CLUSTER.length) : iri;
    const local = base && bare.startsWith(base) ? bare.slice(base.length) : bare;
    return local.replace(/[%~,*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`) + (cluster ? "*" : "");
  }

  function whole(text) {
    const cluster = text.endsWith("*");
    const local = (cluster ? text.slice(0, -1) : text).replace(/%(25|7E|2C|2A)/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));
    const iri = /^[a-z][a-z0-9+.-]*:/i.test(local) ? local : (Camket.about.base || "") + local;
    return iri + (cluster ? CLUSTER : "");
  }

  /** Steps: «e,IRI[,offset]» expands, «h,IRI» hides, «p,IRI» keeps whatever is filtered, «m,IRI,x,y» moves. */
  function readStep(text) {
    const [op, iri, a, b] = text.split(",");
    if (!iri || !["e", "h", "p", "m"].includes(op)) return [];
    const step = { op, iri: whole(iri) };
    if (op === "e") step.offset = Math.max(0, parseInt(a, 10) || 0);
    if (op === "m") {
      step.x = Math.round(Number(a));
      step.y = Math.round(Number(b));
      if (!Number.isFinite(step.x) || !Number.isFinite(step.y)) return [];
    }
    return [step];
  }

  function writeStep(step) {
    const more = step.op === "m" ? [step.x, step.y] : step.offset ? [step.offset] : [];
    return [step.op, short(step.iri), ...more].join(",");
  }

  const list = (text) => (text ? String(text).split(",").filter((each) => /^[\w-]+$/.test(each)) : []);

  Camket.graph.readState = (params) => ({
    focus: params.focus ? whole(String(params.focus)) : "",
    as_of: params.as_of ? String(params.as_of) : "",
    limit: LIMITS.includes(Number(params.limit)) ? Number(params.limit) : 0,
    steps: String(params.steps || "").split("~").filter(Boolean).flatMap(readStep),
    off: Object.fromEntries(OFF.map((what) => [what, list(params[`no_${what}`])])),
    from: Camket.fmt.readDate(params.due_from || ""),
    to: Camket.fmt.readDate(params.due_to || ""),
  });

  Camket.graph.writeState = (state) => ({
    focus: state.focus ? short(state.focus) : null,
    as_of: state.as_of || null,
    limit: state.limit || null,
    steps: state.steps.map(writeStep).join("~") || null,
    ...Object.fromEntries(OFF.map((what) => [`no_${what}`, state.off[what].join(",") || null])),
    due_from: state.from || null,
    due_to: state.to || null,
  });

  Camket.graph.LIMITS = LIMITS;
  Camket.graph.short = short;
  Camket.graph.CLUSTER = CLUSTER;
})();

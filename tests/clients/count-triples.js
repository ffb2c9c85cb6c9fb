"use strict";
/* Prints how many triples N3.js finds in each Turtle file that is named, as JSON. */

const fs = require("node:fs");
const { Parser } = require("n3");

const counts = {};
for (const file of process.argv.slice(2)) {
  counts[file] = new Parser({ format: "text/turtle" }).parse(fs.readFileSync(file, "utf8")).length;
}
console.log(JSON.stringify(counts));

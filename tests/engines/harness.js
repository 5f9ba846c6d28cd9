// SPDX-License-Identifier: MIT
// Reads one JSON task a line from standard input, answers one JSON line each.
"use strict";

const { readFileSync } = require("node:fs");
require(process.argv[2]);

const { sakip } = globalThis;
const number = (text) => {
  const [top, bottom] = text.split("/");
  return sakip.fraction(BigInt(top), BigInt(bottom ?? "1"));
};
const shown = (one) => `${one.n}/${one.d}`;

function given(inputs) {
  const known = {};
  for (const [name, text] of Object.entries(inputs)) {
    known[name] = text === null ? null : Array.isArray(text) ? text.map(number) : number(text);
  }
  return known;
}

const tasks = {
  value({ tree, inputs }) {
    const result = sakip.value(tree, given(inputs));
    return result.lack ? result : { value: shown(result) };
  },
  explain: ({ tree, inputs, name, answer }) => sakip.explain(name, tree, given(inputs), answer),
  read({ text }) {
    const result = sakip.read(text);
    return result === null || result.error ? result : shown(result);
  },
  round: ({ value, digits, mode }) => sakip.format(sakip.round(number(value), digits, mode), Math.max(digits, 0)),
  speak({ texts, names }) {
    sakip.speak(texts, names);
    return null;
  },
};

const lines = readFileSync(0, "utf8").split("\n").filter(Boolean);
process.stdout.write(lines.map((line) => JSON.stringify(tasks[JSON.parse(line).task](JSON.parse(line)))).join("\n") + "\n");

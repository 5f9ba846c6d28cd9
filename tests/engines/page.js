// SPDX-License-Identifier: MIT
// Runs the script of the pages on forms that stand in for a browser's, and answers what each of them then shows.
"use strict";

const { readFileSync } = require("node:fs");
const [javascript, texts, kalkulator] = process.argv.slice(2);

class Node {
  constructor(tag) {
    Object.assign(this, { tag, children: [], own: "", className: "", href: "", open: false });
  }
  set textContent(text) {
    this.own = text;
  }
  get textContent() {
    return this.own + this.children.map((one) => (one instanceof Node ? one.textContent : one)).join("");
  }
  append(...nodes) {
    this.children.push(...nodes);
  }
  replaceChildren(...nodes) {
    this.children = nodes;
  }
}

class Form {
  constructor({ kind, data, fields }) {
    this.dataset = { sakip: kind };
    this.out = new Node("div");
    this.listeners = {};
    this.fields = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value, setAttribute() {} }]));
    this.elements = { namedItem: (name) => this.fields[name] };
    this.data = data;
  }
  querySelector(selector) {
    return selector.startsWith("script") ? { textContent: this.data } : this.out;
  }
  addEventListener(event, listener) {
    this.listeners[event] = listener;
  }
}

const tasks = JSON.parse(readFileSync(0, "utf8"));
const forms = tasks.map((task) => new Form(task));
globalThis.document = { createElement: (tag) => new Node(tag), querySelectorAll: () => forms };
require(javascript);
globalThis.sakip.speak(...JSON.parse(texts));
require(kalkulator);

const shown = (form) => form.out.children.map((one) => ({ tag: one.tag, classes: one.className, text: one.textContent }));
const first = forms.map(shown);
const typed = tasks.map(({ typed }, at) => {
  if (!typed) return null;
  for (const [name, value] of Object.entries(typed)) forms[at].fields[name].value = value;
  forms[at].listeners.input();
  return shown(forms[at]);
});
process.stdout.write(JSON.stringify({ first, typed }));

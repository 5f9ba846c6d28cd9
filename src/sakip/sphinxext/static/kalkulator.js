// SPDX-License-Identifier: MIT
/* Brings the forms of the calculation reference to life: reads what is typed, computes with javascript.js, shows steps. */
"use strict";

(function () {
  const { sakip } = globalThis;

  const make = (tag, text, classes) => {
    const node = document.createElement(tag);
    node.textContent = text;
    if (classes) node.className = classes;
    return node;
  };

  /* What is typed under a name: {value} or {error}. */
  function one(form, name) {
    const field = form.elements.namedItem(name);
    const value = sakip.read(field.value);
    const error = value && value.error;
    field.setAttribute("aria-invalid", error ? "true" : "false");
    return error ? { error } : { value };
  }

  function many(form, name) {
    const field = form.elements.namedItem(name);
    const parts = field.value.trim() === "" ? [] : field.value.split(";").map((part) => sakip.read(part));
    const wrong = parts.find((part) => part && part.error);
    field.setAttribute("aria-invalid", wrong ? "true" : "false");
    if (wrong) return { error: wrong.error };
    return { value: parts };
  }

  /* Values that are missing are left out of a series, with their weights. */
  function paired(inputs, names) {
    const lists = names.map((name) => inputs[name]);
    if (new Set(lists.map((list) => list.length)).size > 1) {
      const [count, weights] = lists.map((list) => list.length);
      return sakip.say("{count} values have {weights} weights.", { count, weights });
    }
    const kept = [...(lists[0] || []).keys()].filter((at) => lists.every((list) => list[at]));
    names.forEach((name, at) => (inputs[name] = kept.map((which) => lists[at][which])));
    return null;
  }

  function compute(form, data, out) {
    const inputs = {};
    const errors = [];
    for (const name of data.symbols) {
      const found = one(form, name);
      if (found.error) errors.push(found.error);
      inputs[name] = found.value;
    }
    for (const name of data.series) {
      const found = many(form, name);
      if (found.error) errors.push(found.error);
      inputs[name] = found.value || [];
    }
    if (!errors.length && data.series.length) {
      const wrong = paired(inputs, data.series);
      if (wrong) errors.push(wrong);
    }
    if (errors.length) return out.replaceChildren(...errors.map((text) => make("p", text, "salah")));
    const result = sakip.value(data.tree, inputs);
    if (result.lack) {
      const lines = sakip.explain(data.name, data.tree, inputs);
      return out.replaceChildren(make("p", "\u2013", "angka"), make("pre", lines.join("\n")));
    }
    let text;
    let lines;
    if (data.labels) {
      const rank = Number(result.n) - 1;
      const meaning = data.meanings[rank];
      lines = sakip.explain(data.name, data.tree, inputs, data.labels[rank]);
      text = data.labels[rank] + (meaning ? ` (${meaning})` : "");
    } else {
      const digits = Number(form.elements.namedItem("sakip:digit").value);
      const mode = form.elements.namedItem("sakip:mode").value;
      text = sakip.format(sakip.round(result, digits, mode), digits);
      lines = sakip.explain(data.name, data.tree, inputs);
      if (sakip.compare(sakip.round(result, digits, mode), result) !== 0) lines.push(`${data.name} = ${text} (${sakip.roundingText(digits, mode)})`);
    }
    out.replaceChildren(make("p", text, "angka"), make("pre", lines.join("\n")));
  }

  /* Which rule and rounding give the figure that is printed. */
  function find(form, data, out) {
    const found = ["target", "realisasi", "tercetak"].map((name) => one(form, name));
    const errors = found.filter((part) => part.error).map((part) => part.error);
    if (errors.length) return out.replaceChildren(...errors.map((text) => make("p", text, "salah")));
    const [target, realisasi, tercetak] = found.map((part) => part.value);
    if (!target || !realisasi || !tercetak) return out.replaceChildren(make("p", "\u2013", "angka"));
    const typed = form.elements.namedItem("tercetak").value;
    const digits = (/[,.]([0-9]+)(?: ?%)?\s*$/.exec(typed) || ["", ""])[1].length;
    const list = document.createElement("ul");
    const others = document.createElement("ul");
    for (const rule of data.rules) {
      const result = sakip.value(rule.tree, { target, realisasi });
      if (result.lack) {
        others.append(line(rule, sakip.reason(result), "tidak"));
        continue;
      }
      const modes = data.modes.filter((mode) => sakip.compare(sakip.round(result, digits, mode), tercetak) === 0);
      const shown = sakip.numberText(result);
      if (modes.length) list.append(line(rule, `${shown} \u2192 ` + modes.map((mode) => sakip.roundingText(digits, mode)).join("; "), "cocok"));
      else others.append(line(rule, shown, "tidak"));
    }
    const rest = document.createElement("details");
    rest.append(make("summary", data.others), others);
    rest.open = list.children.length === 0;
    out.replaceChildren(list, rest);
  }

  function line(rule, text, classes) {
    const item = make("li", "", classes);
    const link = make("a", rule.id);
    link.href = `perhitungan/${rule.id.split(".")[0]}.html#${rule.id}`;
    item.append(make("strong", classes === "cocok" ? "\u2713 " : "\u2717 "), link, ` ${rule.title}: `, make("span", text, "nilai"));
    return item;
  }

  for (const form of document.querySelectorAll("form[data-sakip]")) {
    const data = JSON.parse(form.querySelector("script[type='application/json']").textContent);
    const out = form.querySelector(".hasil");
    const run = () => (form.dataset.sakip === "cari" ? find : compute)(form, data, out);
    form.addEventListener("input", run);
    form.addEventListener("submit", (event) => event.preventDefault());
    run();
  }
})();

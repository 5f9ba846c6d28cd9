// SPDX-License-Identifier: MIT
/* Formulas of sakip in a browser or in Node: exact values, steps in words, and a small subset of Indonesian numbers.
 *
 * A number is {n, d}: whole numbers of any size, d above zero, reduced. A lack is {lack, what}. A formula is a node as
 * sakip.formula.javascript writes it: ["div", ["symbol", "realisasi"], ["symbol", "target"]].
 */
"use strict";

(function (scope) {
  const ZERO = { n: 0n, d: 1n };
  const SHOWN_DIGITS = 6;
  const SHOWN_MEMBERS = 8;
  const LONGEST = 200;
  const MOST_DEGREE = 10000n;
  let dictionary = {};
  let slugs = { reasons: {}, modes: {} };

  // Texts

  function speak(texts, names) {
    dictionary = texts || {};
    slugs = names || slugs;
  }

  function say(text, fields) {
    const known = Object.hasOwn(dictionary, text) ? dictionary[text] : text;
    return known.replace(/\{(\w+)\}/g, (hole, name) => (fields && name in fields ? String(fields[name]) : hole));
  }

  // Numbers

  function fraction(n, d) {
    if (d < 0n) [n, d] = [-n, -d];
    let [a, b] = [n < 0n ? -n : n, d];
    while (b) [a, b] = [b, a % b];
    return a > 1n ? { n: n / a, d: d / a } : { n, d };
  }

  const plus = (x, y) => fraction(x.n * y.d + y.n * x.d, x.d * y.d);
  const minus = (x, y) => fraction(x.n * y.d - y.n * x.d, x.d * y.d);
  const times = (x, y) => fraction(x.n * y.n, x.d * y.d);
  const over = (x, y) => fraction(x.n * y.d, x.d * y.n);
  const negative = (x) => ({ n: -x.n, d: x.d });
  const compare = (x, y) => {
    const difference = x.n * y.d - y.n * x.d;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  };
  const floor = (p, q) => (p >= 0n ? p / q : -((-p + q - 1n) / q));

  /* The largest whole number whose power of this degree is not above x. */
  function wholeRoot(x, degree) {
    if (x < 2n || degree === 1n) return x;
    let found = 1n << (BigInt(x.toString(16).length * 4) / degree + 1n);
    for (;;) {
      const nearer = ((degree - 1n) * found + x / found ** (degree - 1n)) / degree;
      if (nearer >= found) return found;
      found = nearer;
    }
  }

  /* A root, rounded half up to so many decimals. */
  function root(x, degree, digits) {
    const scale = 10n ** digits;
    return fraction((wholeRoot(((2n * scale) ** degree * x.n) / x.d, degree) + 1n) / 2n, scale);
  }

  /* The whole number nearest to x * 10**digits in the sense of the mode. */
  function roundWhole(x, digits, mode) {
    let { n: p, d: q } = x;
    if (digits >= 0) p *= 10n ** BigInt(digits);
    else q *= 10n ** BigInt(-digits);
    switch (mode) {
      case "half-up":
        return p >= 0n ? (2n * p + q) / (2n * q) : -((q - 2n * p) / (2n * q));
      case "potong":
        return p / q;
      case "half-even": {
        const whole = floor(p, q);
        const rest = 2n * (p - whole * q);
        return rest > q || (rest === q && whole % 2n !== 0n) ? whole + 1n : whole;
      }
      case "ke-atas":
        return -floor(-p, q);
      case "ke-bawah":
        return floor(p, q);
    }
    throw new Error("unknown mode of rounding: " + mode);
  }

  function round(x, digits, mode) {
    const whole = roundWhole(x, digits, mode);
    return digits >= 0 ? fraction(whole, 10n ** BigInt(digits)) : fraction(whole * 10n ** BigInt(-digits), 1n);
  }

  /* A number with exactly so many decimals, cut where it has more: 1.234.567,89 */
  function format(x, digits) {
    const whole = roundWhole(x, digits, "potong");
    const text = String(whole < 0n ? -whole : whole).padStart(digits + 1, "0");
    const head = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, ".");
    return (whole < 0n ? "-" : "") + head + (digits ? "," + text.slice(-digits) : "");
  }

  /* All decimals if they end within six, else six of them and "...". */
  function numberText(x) {
    for (let digits = 0; digits <= SHOWN_DIGITS; digits++) {
      if ((x.n * 10n ** BigInt(digits)) % x.d === 0n) return format(x, digits);
    }
    const text = format(x, SHOWN_DIGITS);
    return text + "...";
  }

  /* Reads 84; 79,35; 1.234.567,89; -5; 94,05 %. Gives a number, null where there is none ("" and "-"), or
   * {error: text}. A dot before exactly three digits can be read in two ways and is refused. */
  function read(raw) {
    const text = raw.trim().replace(/^\u2212/, "-");
    if (text === "" || text === "-" || text === "\u2013" || text === "\u2014") return null;
    const refused = { error: say('"{raw}" is not a number that this calculator reads.', { raw: raw.slice(0, 40) }) };
    const found = text.length > LONGEST ? null : /^(-?)([0-9][0-9.]*)(?:,([0-9]+))?(?: ?%)?$/.exec(text);
    if (!found) return refused;
    const [, sign, head, decimals] = found;
    const groups = head.split(".");
    const grouped = groups.length > 1 && /^[1-9][0-9]{0,2}$/.test(groups[0]) && groups.slice(1).every((one) => /^[0-9]{3}$/.test(one));
    let [whole, tail] = [head, decimals || ""];
    if (groups.length === 2 && decimals === undefined) {
      if (grouped) {
        const ways = groups.join("") + " / " + groups.join(",");
        return { error: say('"{raw}" can be read as {ways}.', { raw, ways }) };
      }
      if (groups[1] === "") return refused;
      [whole, tail] = groups;
    } else if (groups.length > 1) {
      if (!grouped) return refused;
      whole = groups.join("");
    }
    const value = fraction(BigInt(whole + tail), 10n ** BigInt(tail.length));
    return sign ? negative(value) : value;
  }

  // Trees

  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const isNode = (part) => Array.isArray(part);

  /* The nodes right under a node, those of a condition first. */
  const children = (node) => node.slice(1).filter(isNode);

  function walk(node, visit) {
    visit(node);
    children(node).forEach((child) => walk(child, visit));
  }

  function symbols(node) {
    const found = new Set();
    walk(node, (one) => one[0] === "symbol" && found.add(one[1]));
    return [...found];
  }

  function series(node) {
    const found = new Set();
    walk(node, (one) => {
      if (one[0] === "fold") found.add(one[2]);
      if (one[0] === "weighted") found.add(one[1]).add(one[2]);
    });
    return [...found];
  }

  /* A tree with every node for which change gives another one replaced by it, from the top down. */
  function transform(node, change) {
    const changed = change(node);
    return changed || [node[0], ...node.slice(1).map((part) => (isNode(part) ? transform(part, change) : part))];
  }

  // Value

  class Stop extends Error {
    constructor(lack, what) {
      super(lack);
      this.absent = { lack, what };
    }
  }

  /* The exact value, or a lack. inputs: a number or null for each symbol, a list of numbers for each series. */
  function value(node, inputs) {
    for (const name of symbols(node)) if (!inputs[name]) return { lack: "kosong", what: name };
    for (const name of series(node)) if (!inputs[name] || !inputs[name].length) return { lack: "kosong", what: name };
    try {
      return compute(node, inputs);
    } catch (stop) {
      if (stop instanceof Stop) return stop.absent;
      throw stop;
    }
  }

  function compute(node, inputs) {
    const at = (position) => compute(node[position], inputs);
    switch (node[0]) {
      case "number":
        return { n: BigInt(node[1]), d: BigInt(node[2]) };
      case "symbol":
        return inputs[node[1]];
      case "add":
        return plus(at(1), at(2));
      case "sub":
        return minus(at(1), at(2));
      case "mul":
        return times(at(1), at(2));
      case "div": {
        const [top, bottom] = [at(1), at(2)];
        if (bottom.n === 0n) throw new Stop("penyebut-nol", plain(node[2]));
        return over(top, bottom);
      }
      case "neg":
        return negative(at(1));
      case "abs": {
        const one = at(1);
        return one.n < 0n ? negative(one) : one;
      }
      case "min":
      case "max": {
        const [a, b] = [at(1), at(2)];
        return compare(a, b) <= 0 === (node[0] === "min") ? a : b;
      }
      case "if":
        return holds(node, inputs) ? at(4) : at(5);
      case "step":
        return compute(node[2], inputs);
      case "undefined":
        throw new Stop("tidak-terdefinisi", node[1]);
      case "round": {
        const [number, places] = [at(1), at(2)];
        if (places.d !== 1n) throw new Error("the number of decimals is not whole");
        return round(number, Number(places.n), node[3]);
      }
      case "root": {
        const [number, degree] = [at(1), at(2)];
        if (number.n < 0n || degree.n < 1n || degree.d !== 1n || degree.n > MOST_DEGREE) throw new Stop("tidak-terdefinisi", "akar");
        return root(number, degree.n, BigInt(node[3]));
      }
      case "fold":
        return fold(node[1], inputs[node[2]]);
      case "weighted": {
        const [values, weights] = [inputs[node[1]], inputs[node[2]]];
        const sum = fold("jumlah", weights);
        if (sum.n === 0n) throw new Stop("penyebut-nol", "jumlah " + node[2]);
        return over(fold("jumlah", values.map((one, at) => times(one, weights[at]))), sum);
      }
    }
    throw new Error("unknown node: " + node[0]);
  }

  function holds([, op, left, right], inputs) {
    const order = compare(compute(left, inputs), compute(right, inputs));
    return { "<": order < 0, "<=": order <= 0, "=": order === 0, "<>": order !== 0, ">=": order >= 0, ">": order > 0 }[op];
  }

  function fold(how, values) {
    switch (how) {
      case "jumlah":
        return values.reduce(plus, ZERO);
      case "rata-rata":
        return over(values.reduce(plus, ZERO), { n: BigInt(values.length), d: 1n });
      case "terkecil":
        return values.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
      case "terbesar":
        return values.reduce((a, b) => (compare(a, b) >= 0 ? a : b));
      case "hasil kali":
        return values.reduce(times, { n: 1n, d: 1n });
      case "banyaknya":
        return { n: BigInt(values.length), d: 1n };
    }
    throw new Error("unknown fold: " + how);
  }

  // Words

  const SIGNS = { "<": "<", "<=": "\u2264", "=": "=", "<>": "\u2260", ">=": "\u2265", ">": ">" };
  const NOT = { "<": ">=", "<=": ">", "=": "<>", "<>": "=", ">=": "<", ">": "<=" };
  const SIDE = { "<": "above", "<=": "above", ">=": "below", ">": "below" };
  const ROUND = { "half-up": "bulat", "half-even": "bulat-genap", potong: "potong", "ke-atas": "bulat-ke-atas", "ke-bawah": "bulat-ke-bawah" };
  const [SUM, PRODUCT, SIGN, ATOM] = [1, 2, 3, 4];

  const symbolText = (name) => name.replaceAll("_", " ");

  function infix(node, atom) {
    const part = (child, least) => {
      const [text, strength] = infix(child, atom);
      return strength >= least ? text : `(${text})`;
    };
    const later = (child, least) => {
      const text = part(child, least);
      return text.startsWith("-") ? `(${text})` : text;
    };
    switch (node[0]) {
      case "add":
        return [`${part(node[1], SUM)} + ${later(node[2], PRODUCT)}`, SUM];
      case "sub":
        return [`${part(node[1], SUM)} - ${later(node[2], PRODUCT)}`, SUM];
      case "mul":
        return [`${part(node[1], PRODUCT)} \u00d7 ${part(node[2], ATOM)}`, PRODUCT];
      case "div":
        return [`${part(node[1], PRODUCT)} / ${part(node[2], ATOM)}`, PRODUCT];
      case "neg":
        return [`-${part(node[1], ATOM)}`, SIGN];
      case "step":
        return infix(node[2], atom);
    }
    const text = atom(node);
    return [text, text.startsWith("-") ? SIGN : ATOM];
  }

  function line(node, one, many) {
    const go = (part) => infix(part, atom)[0];
    function atom(part) {
      switch (part[0]) {
        case "number": {
          const text = numberText({ n: BigInt(part[1]), d: BigInt(part[2]) });
          return text.endsWith("...") ? `(${part[1]}/${part[2]})` : text;
        }
        case "symbol":
          return one(part[1]);
        case "abs":
          return `|${go(part[1])}|`;
        case "min":
          return `min(${go(part[1])}; ${go(part[2])})`;
        case "max":
          return `maks(${go(part[1])}; ${go(part[2])})`;
        case "if":
          return `jika(${go(part[2])} ${SIGNS[part[1]]} ${go(part[3])}; ${go(part[4])}; ${go(part[5])})`;
        case "undefined":
          return "-";
        case "round":
          return `${ROUND[part[3]]}(${go(part[1])}; ${go(part[2])})`;
        case "root":
          return `akar(${go(part[1])}; ${go(part[2])}; ${part[3]})`;
        case "fold":
          return `${part[1]}(${many(part[2])})`;
      }
      throw new Error("unknown node: " + part[0]);
    }
    return go(node);
  }

  const opened = (node, weighted) => transform(node, (one) => (one[0] === "weighted" ? weighted(one) : null));

  function weightedPlain([, values, weights]) {
    const [v, w] = [symbolText(values), symbolText(weights)];
    return ["div", ["symbol", `jumlah(${v} \u00d7 ${w})`], ["symbol", `jumlah(${w})`]];
  }

  const sumOf = (parts) => parts.reduce((whole, part) => ["add", whole, part]);

  /* The formula with the names of its symbols: realisasi / target × 100 */
  function plain(node) {
    return line(opened(node, weightedPlain), symbolText, symbolText);
  }

  /* The formula with the numbers in place: 79,35 / 84 × 100 */
  function filled(node, inputs) {
    const known = { ...inputs };
    const one = (name) => (!known[name] || Array.isArray(known[name]) ? symbolText(name) : numberText(known[name]));
    const many = (name) => {
      const given = known[name];
      if (!Array.isArray(given) || !given.length) return symbolText(name);
      let members = given.map(numberText);
      if (members.length > SHOWN_MEMBERS) {
        members = [...members.slice(0, 3), "\u2026", members.at(-1), `n = ${members.length}`];
      }
      return members.join("; ");
    };
    const weighted = (part) => {
      const pair = [known[part[1]], known[part[2]]];
      if (!pair.every((given) => Array.isArray(given) && given.length > 0 && given.length <= SHOWN_MEMBERS)) {
        return weightedPlain(part);
      }
      const [values, weights] = pair.map((given, which) =>
        given.map((item, at) => {
          const name = `${part[which + 1]} ${at}`;
          known[name] = item;
          return ["symbol", name];
        }),
      );
      return ["div", sumOf(values.map((v, at) => ["mul", v, weights[at]])), sumOf(weights)];
    };
    const counted = (part) => {
      const given = part[0] === "fold" && part[1] === "banyaknya" ? known[part[2]] : null;
      return Array.isArray(given) && given.length ? ["number", String(given.length), "1"] : null;
    };
    return line(opened(transform(node, counted), weighted), one, many);
  }

  /* Why there is no value, for people. */
  function reason(absent) {
    if (absent.lack === "kosong") return say("{symbol} is missing", { symbol: say(symbolText(absent.what)) });
    if (absent.lack === "penyebut-nol") return say("division by zero: {denominator} = 0", { denominator: absent.what });
    return say(slugs.reasons[absent.what] || absent.what);
  }

  /* The lines that lead to the value of a formula. answer: what stands for the result where a branch simply names it. */
  function explain(name, node, inputs, answer) {
    const lines = [];
    const result = value(node, inputs);
    const absent = Boolean(result.lack);
    const why = absent ? say("{name} cannot be computed: {reason}", { name, reason: reason(result) }) : "";
    if (result.lack === "kosong") return [...equations(name, [plain(last(node)), filled(last(node), inputs)]), why];
    const reasons = [];
    let leaf = taken(node, inputs, reasons);
    if (reasons.length) lines.push(say("because {condition}:", { condition: [...new Set(reasons)].join("; ") }));
    const known = { ...inputs };
    const parts = steps(leaf);
    for (const part of parts) {
      lines.push(...explain(symbolText(part[1]), part[2], inputs));
      const found = value(part[2], inputs);
      known[part[1]] = found.lack ? null : found;
    }
    if (absent) {
      const lacking = leaf[0] === "undefined" || parts.some((part) => !known[part[1]]);
      if (!lacking) lines.push(...equations(name, [plain(collapsed(leaf)), filled(collapsed(leaf), known)]));
      return [...lines, why];
    }
    if (leaf[0] === "number" && answer !== undefined && answer !== null) return [...lines, `${name} = ${answer}`];
    leaf = collapsed(leaf);
    return [...lines, ...equations(name, [plain(leaf), filled(leaf, known), numberText(result)])];
  }

  function equations(name, sides) {
    return [...new Set(sides)].map((side, at) => `${at ? " ".repeat(name.length) : name} = ${side}`);
  }

  function last(node) {
    while (node[0] === "if") node = node[5];
    return node;
  }

  function taken(node, inputs, reasons) {
    const decide = (one) => {
      if (one[0] === "step") return one;
      if (one[0] !== "if") return null;
      const [path, held] = [[], []];
      let leaf = one;
      while (leaf[0] === "if") {
        let met;
        try {
          met = holds(leaf, inputs);
        } catch (stop) {
          if (stop instanceof Stop) return leaf;
          throw stop;
        }
        const [, op, left, right] = leaf;
        const test = [met ? op : NOT[op], left, right];
        path.push(test);
        if (met) held.push(test);
        leaf = leaf[met ? 4 : 5];
      }
      const bare = leaf[0] === "number" || leaf[0] === "undefined";
      const end = path.at(-1);
      const telling = path.filter((test) => held.some((other) => same(test, other)) || (bare && same(test[1], end[1])));
      const tightest = new Map();
      for (const test of telling) {
        const side = SIDE[test[0]] || test[0];
        tightest.set(JSON.stringify([test[1], side]), { side, test });
      }
      for (const [key, { side, test }] of [...tightest]) {
        const rival = [...tightest.values()].some((other) => same(other.test[1], test[1]) && other.side !== side);
        if (side === "<>" && rival) tightest.delete(key);
      }
      for (const { test } of tightest.values()) reasons.push(reasonOf(test, inputs));
      return transform(leaf, decide);
    };
    return transform(node, decide);
  }

  function reasonOf([op, left, right], inputs) {
    const known = { ...inputs };
    for (const part of [...steps(left), ...steps(right)]) {
      const found = value(part[2], inputs);
      known[part[1]] = found.lack ? null : found;
    }
    const [start, end] = [collapsed(left), collapsed(right)];
    const condition = `${plain(start)} ${SIGNS[op]} ${plain(end)}`;
    if (op === "=" && left[0] === "symbol" && right[0] === "number") return condition;
    let [a, b] = [filled(start, known), filled(end, known)];
    const worked = value(left, inputs);
    if (start[0] !== "symbol" && !worked.lack && a !== numberText(worked)) a = `${a} = ${numberText(worked)}`;
    return `${condition} (${a} ${SIGNS[op]} ${b})`;
  }

  function steps(node) {
    if (node[0] === "step") return [node];
    const found = new Map();
    for (const child of children(node)) for (const one of steps(child)) found.set(JSON.stringify(one), one);
    return [...found.values()];
  }

  const collapsed = (node) => transform(node, (one) => (one[0] === "step" ? ["symbol", one[1]] : null));

  /* A rounding in words: "cut to 2 decimals". */
  const roundingText = (digits, mode) => say("{how} to {digits} decimals", { how: say(slugs.modes[mode]), digits });

  const api = { speak, say, fraction, compare, read, round, format, numberText, symbols, series, value, reason, explain, roundingText };
  scope.sakip = { ...scope.sakip, ...api };
})(globalThis);

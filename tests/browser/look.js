/* SPDX-License-Identifier: MIT
   What a test looks at in an open page: called, it gives the three questions. */
() => {
  const parse = (text) => {
    const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const over = (top, under) => {
    const mix = (name) => top[name] * top.a + under[name] * (1 - top.a);
    return { r: mix("r"), g: mix("g"), b: mix("b"), a: 1 };
  };
  const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ({ r, g, b }) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ratio = (x, y) => {
    const [a, b] = [luminance(x), luminance(y)].sort((p, q) => q - p);
    return (a + 0.05) / (b + 0.05);
  };

  function behind(element) {
    const layers = [];
    for (let one = element; one; one = one.parentElement) {
      const colour = parse(getComputedStyle(one).backgroundColor);
      if (colour.a > 0) layers.push(colour);
      if (colour.a === 1) break;
    }
    return layers.reduceRight((under, top) => over(top, under), { r: 255, g: 255, b: 255, a: 1 });
  }

  const shown = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return box.width > 1 && box.height > 1 && style.visibility === "visible" && Number(style.opacity) > 0;
  };
  const named = (element) =>
    `${element.tagName.toLowerCase()}.${[...element.classList].join(".")}: ${element.textContent.trim().slice(0, 50)}`;
  const hasText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());

  return {
    contrast() {
      const faint = new Set();
      let seen = 0;
      for (const element of document.body.querySelectorAll("*")) {
        if (!hasText(element) || !shown(element) || element.closest("svg, [aria-hidden=true], script, style")) continue;
        const style = getComputedStyle(element);
        const size = parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        const back = behind(element);
        const found = ratio(over(parse(style.color), back), back);
        seen += 1;
        if (found < (large ? 3 : 4.5)) faint.add(`${found.toFixed(2)} ${named(element)}`);
      }
      return { seen, faint: [...faint] };
    },

    /* Tables wider than the page that stand in no box of their own that scrolls. */
    tooWide() {
      const found = [];
      for (const table of document.querySelectorAll("table, pre, math, svg")) {
        if (!shown(table) || table.getBoundingClientRect().right <= innerWidth + 1) continue;
        let box = table;
        while (box && !["auto", "scroll", "hidden"].includes(getComputedStyle(box).overflowX)) box = box.parentElement;
        if (!box || box === document.documentElement || box === document.body) found.push(named(table));
      }
      return found;
    },

    /* Pictures and formulas that say nothing to those who do not see them, fields without a label. */
    silent() {
      const bad = [];
      for (const one of document.querySelectorAll("img")) if (!one.alt) bad.push(named(one));
      for (const one of document.querySelectorAll("svg[role=img]")) if (!one.getAttribute("aria-label")) bad.push(named(one));
      for (const one of document.querySelectorAll("math")) if (!one.getAttribute("alttext")) bad.push(named(one));
      for (const one of document.querySelectorAll("main form input, main form select"))
        if (!one.labels.length && !one.getAttribute("aria-label") && one.type !== "hidden") bad.push(named(one));
      return bad;
    },
  };
}

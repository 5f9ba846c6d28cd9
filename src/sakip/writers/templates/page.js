// Tables are sorted by a column's header; a total stays last. Without this script the page lacks nothing but that.
document.querySelectorAll("table[data-urut]").forEach(function (table) {
  var body = table.tBodies[0];
  var start = Array.from(body.rows);
  table.querySelectorAll("thead th[data-kolom]").forEach(function (head) {
    var button = document.createElement("button");
    button.type = "button";
    button.append.apply(button, Array.from(head.childNodes));
    head.append(button);
    button.addEventListener("click", function () {
      var at = Number(head.dataset.kolom);
      var next = { none: "ascending", ascending: "descending", descending: "none" }[head.getAttribute("aria-sort") || "none"];
      table.querySelectorAll("th[aria-sort]").forEach(function (one) { one.removeAttribute("aria-sort"); });
      if (next !== "none") { head.setAttribute("aria-sort", next); }
      var rows = start.filter(function (row) { return !row.classList.contains("total"); });
      if (next !== "none") {
        rows.sort(function (one, other) {
          var a = one.cells[at], b = other.cells[at];
          var x = a.dataset.nilai, y = b.dataset.nilai, found;
          if (x !== undefined && y !== undefined) { found = Number(x) - Number(y); }
          else if (x !== undefined || y !== undefined) { return x !== undefined ? -1 : 1; }
          else { found = a.textContent.localeCompare(b.textContent, "id", { numeric: true }); }
          return next === "ascending" ? found : -found;
        });
      }
      start.filter(function (row) { return row.classList.contains("total"); }).forEach(function (row) { rows.push(row); });
      body.append.apply(body, rows);
    });
  });
});
// A figure tells its derivation and its rule beside it: pointed at, tapped or reached by keyboard; Escape closes.
(function () {
  var panel = document.createElement("div");
  var open = null, held = false, waiting = 0;
  panel.className = "asal-angka";
  panel.setAttribute("role", "tooltip");
  panel.hidden = true;
  document.querySelector("main").append(panel);

  function place(figure) {
    var box = figure.getBoundingClientRect();
    var left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - panel.offsetWidth - 8));
    var below = box.bottom + 6, above = box.top - panel.offsetHeight - 6;
    panel.style.left = left + "px";
    panel.style.top = Math.max(8, below + panel.offsetHeight > window.innerHeight && above > 0 ? above : below) + "px";
  }
  function hide() {
    clearTimeout(waiting);
    if (open) { open.setAttribute("aria-expanded", "false"); }
    open = null;
    held = false;
    panel.hidden = true;
  }
  function show(figure) {
    var source = document.getElementById(figure.getAttribute("aria-describedby"));
    clearTimeout(waiting);
    if (open && open !== figure) { hide(); }
    open = figure;
    panel.replaceChildren.apply(panel, Array.from(source.children).map(function (line) {
      var shown = document.createElement("p");
      shown.className = line.className;
      shown.textContent = line.textContent;
      return shown;
    }));
    panel.hidden = false;
    figure.setAttribute("aria-expanded", "true");
    place(figure);
  }
  function leave() {
    clearTimeout(waiting);
    waiting = setTimeout(function () { if (!held) { hide(); } }, 250);
  }
  document.querySelectorAll("a.figure").forEach(function (figure) {
    figure.setAttribute("role", "button");
    figure.setAttribute("aria-expanded", "false");
    figure.addEventListener("pointerenter", function (event) { if (event.pointerType === "mouse" && !held) { show(figure); } });
    figure.addEventListener("pointerleave", function (event) { if (event.pointerType === "mouse") { leave(); } });
    figure.addEventListener("focus", function () { if (figure.matches(":focus-visible")) { show(figure); } });
    figure.addEventListener("blur", hide);
    figure.addEventListener("click", function (event) {
      event.preventDefault();
      if (open === figure && held) { hide(); } else { show(figure); held = true; }
    });
    figure.addEventListener("keydown", function (event) {
      if (event.key === " ") { event.preventDefault(); figure.click(); }
    });
  });
  panel.addEventListener("pointerenter", function () { clearTimeout(waiting); });
  panel.addEventListener("pointerleave", leave);
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") { hide(); } });
  document.addEventListener("pointerdown", function (event) {
    if (open && !panel.contains(event.target) && !open.contains(event.target)) { hide(); }
  });
  document.addEventListener("scroll", function () { if (open) { place(open); } }, { passive: true, capture: true });
})();

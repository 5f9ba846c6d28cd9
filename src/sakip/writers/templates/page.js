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

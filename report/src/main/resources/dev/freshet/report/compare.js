// SPDX-License-Identifier: Apache-2.0
"use strict";
(() => {
  function sortable(table) {
    const body = table.tBodies[0];
    if (body.rows.length < 2) return;
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const numbers = head.classList.contains("number");
        const first = numbers ? "descending" : "ascending";
        const other = numbers ? "ascending" : "descending";
        const order = head.getAttribute("aria-sort") === first ? other : first;
        table.querySelectorAll("[aria-sort]").forEach(cell => cell.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", order);
        const sign = order === "ascending" ? 1 : -1;
        const key = row => numbers ? Number(row.cells[column].dataset.v) : row.cells[column].textContent;
        const compare = (a, b) => numbers ? key(a) - key(b) : key(a).localeCompare(key(b));
        [...body.rows].sort((a, b) => sign * compare(a, b)).forEach(row => body.append(row));
      });
    });
  }

  document.querySelectorAll("table.figures").forEach(sortable);
})();

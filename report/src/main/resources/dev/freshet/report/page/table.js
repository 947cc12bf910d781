// SPDX-License-Identifier: Apache-2.0
"use strict";
/* Tables of figures: sorted and filtered by the reader, groups as a tree, with details that open in place and have an address. */
(f => {
  const { el, button, on } = f.dom;
  /** From so many rows a filter is worth its place. */
  const MANY = 6;
  /** So many rows are shown at first; on paper all are. */
  const AT_FIRST = 50;

  // The tree. Rows stand below their groups; siblings are sorted among themselves.

  function treeOf(rows) {
    const root = { children: [], groups: new Map() };
    for (const row of rows) {
      let node = root;
      const path = [];
      for (const group of row.groups || []) {
        path.push(group);
        if (!node.groups.has(group)) {
          const child = { isGroup: true, name: group, path: [...path], children: [], groups: new Map() };
          node.groups.set(group, child);
          node.children.push(child);
        }
        node = node.groups.get(group);
      }
      node.children.push({ row, name: row.name });
    }
    return root;
  }

  function compare(column, direction) {
    return (a, b) => {
      const [x, y] = [a, b].map(node => (column.key === "name" ? node.name : node.isGroup ? column.ofGroup?.(node) : column.value(node.row)));
      if (x == null || y == null) return (x == null) - (y == null);
      return direction * (typeof x === "number" ? x - y : String(x).localeCompare(String(y), "en", { numeric: true }));
    };
  }

  function sorted(node, order) {
    const children = order ? [...node.children].sort(order) : node.children;
    return children.map(child => (child.isGroup ? { ...child, children: sorted(child, order) } : child));
  }

  const words = row => [...(row.groups || []), row.name].join(" ").toLowerCase();

  // Parts of a table

  function headCell(table, column) {
    const sort = f.state.sort.get(table.id);
    const direction = sort && sort.key === column.key ? sort.direction : null;
    const content = column.sorts === false ? (column.title ? column.title : el("span", "unseen", column.says)) : button("sort", JSON.stringify([table.id, column.key, Boolean(column.number)]), { title: column.meaning || null }, column.title);
    return el("th", { scope: "col", class: [column.number ? "number" : "", column.starts ? "starts" : ""].join(" ").trim() || null, "aria-sort": direction, "data-key": column.key }, content);
  }

  /** Columns that belong together have a heading over them. */
  function overHeads(columns) {
    if (!columns.some(column => column.over)) return null;
    const cells = [];
    for (const column of columns) {
      const last = cells[cells.length - 1];
      if (last && last.over === column.over) last.span++;
      else cells.push({ over: column.over, span: 1 });
    }
    return el("tr", "over", cells.map(({ over, span }) => (over ? el("th", { scope: "colgroup", colspan: span, class: "starts" }, over) : el("td", { colspan: span }))));
  }

  function cell(column, row) {
    const value = column.value(row);
    const content = column.cell ? column.cell(row) : value == null ? "–" : column.number ? f.dom.figure(f.format.quantity(column.unit || "1", value)) : value;
    const classes = [column.number ? "number" : "text", column.starts ? "starts" : "", column.bad && value > 0 ? "bad" : "", value == null || value === 0 ? "none" : "", column.class || ""];
    return el("td", { class: classes.filter(Boolean).join(" "), "data-key": column.key }, content);
  }

  function nameIn(table, text) {
    const short = table.short.get(text) ?? text;
    return el("bdi", { class: /\s/.test(short) ? "wrapped" : "wrapped unspaced", title: short === text ? null : text }, short);
  }

  const depth = n => "depth" + Math.min(n, 6);

  function rowOf(table, row, level) {
    const [, ...columns] = table.columns;
    const isOpen = f.state.open.has(row.key);
    const naming = row.detail
      ? button("details", row.key, { class: "opener", "aria-expanded": String(isOpen), "aria-controls": isOpen ? "detail:" + row.key : null }, nameIn(table, row.name))
      : nameIn(table, row.name);
    const lines = [el("tr", { id: row.key, "data-key": row.key, class: [isOpen ? "opened" : "", row.isTotal ? "total" : ""].join(" ").trim() || null }, el("th", { scope: "row", class: depth(level) }, naming), columns.map(column => cell(column, row)))];
    if (isOpen && row.detail) lines.push(el("tr", { id: "detail:" + row.key, "data-key": "detail:" + row.key, class: "detail" }, el("td", { colspan: table.columns.length }, el("div", "inside", row.detail(row)))));
    return lines;
  }

  function groupOf(table, node, level) {
    const key = table.id + "/group/" + node.path.map(f.model.encoded).join("/");
    const isFolded = f.state.folded.has(key);
    const [, ...columns] = table.columns;
    const cells = columns.map(column => el("td", { class: (column.number ? "number" : "text") + (column.starts ? " starts" : ""), "data-key": column.key }, column.groupCell ? column.groupCell(node) : null));
    const head = el("tr", { class: "group", "data-key": key }, el("th", { scope: "row", class: depth(level) }, button("fold", key, { class: "opener fold", "aria-expanded": String(!isFolded) }, nameIn(table, node.name), el("span", "quiet", " " + f.format.whole(leaves(node))))), cells);
    return [head, ...(isFolded ? [] : branch(table, node.children, level + 1))];
  }

  const leaves = node => node.children.reduce((n, child) => n + (child.isGroup ? leaves(child) : 1), 0);

  const branch = (table, children, level) => children.flatMap(child => (child.isGroup ? groupOf(table, child, level) : rowOf(table, child.row, level)));

  /** The first rows in the order of the tree, with the groups above them. */
  function firstOf(node, most) {
    const children = [];
    let left = most;
    for (const child of node) {
      if (left === 0) break;
      const kept = child.isGroup ? { ...child, children: firstOf(child.children, left) } : child;
      left -= child.isGroup ? leaves(kept) : 1;
      children.push(kept);
    }
    return children;
  }

  function restOf(table, count) {
    return el("tr", { "data-key": "rest" }, el("td", { colspan: table.columns.length, class: "rest" }, button("show-more", "all:" + table.id, { class: "plain" }, "Show all " + f.format.whole(count))));
  }

  function tools(table, shown) {
    const many = table.rows.length > MANY;
    if (!many && !table.tools) return null;
    const text = f.state.filter.get(table.id) || "";
    return el(
      "div",
      { class: many ? "tools" : "tools aside", "data-key": "tools " + table.id },
      many ? el("input", { type: "search", "data-input": "filter", "data-arg": table.id, placeholder: "Filter by name", "aria-label": "Filter " + table.caption + " by name", autocomplete: "off", spellcheck: "false" }) : null,
      many ? el("span", { class: "amount", role: "status" }, text ? shown + " of " + f.format.whole(table.rows.length) : f.format.whole(table.rows.length)) : null,
      table.tools || null,
    );
  }

  /**
   * A table with its tools. Columns have a key, a title, a value of a row and what a cell shows; the first is the name. The rows in total stand first and are
   * never sorted away or filtered out.
   */
  function tableOf(given) {
    given = { ...given, short: f.dom.shortNames(given.rows.flatMap(row => [row.name, ...(row.groups || [])])) };
    const text = (f.state.filter.get(given.id) || "").trim().toLowerCase();
    const rows = text ? given.rows.filter(row => words(row).includes(text)) : given.rows;
    const sort = f.state.sort.get(given.id);
    const column = sort && given.columns.find(c => c.key === sort.key);
    const order = column ? compare(column, sort.direction === "ascending" ? 1 : -1) : null;
    const tree = sorted(treeOf(rows), order);
    const isWhole = rows.length <= AT_FIRST * 1.2 || f.state.open.has("all:" + given.id) || f.state.isOnPaper();
    const body = [...(given.totals || []).flatMap(row => rowOf(given, { ...row, isTotal: true }, 0)), ...branch(given, isWhole ? tree : firstOf(tree, AT_FIRST), 0)];
    if (!isWhole) body.push(restOf(given, rows.length));
    if (rows.length === 0) body.push(el("tr", { "data-key": "nothing" }, el("td", { colspan: given.columns.length, class: "empty" }, "No name has “" + text + "” in it.")));
    return [
      tools(given, rows.length),
      el(
        "div",
        { class: "scroll", tabindex: 0, role: "region", "aria-label": given.caption, "data-key": "table " + given.id },
        el("table", "figures", el("caption", "unseen", given.caption), el("thead", null, overHeads(given.columns), el("tr", "heads", given.columns.map(c => headCell(given, c)))), el("tbody", null, body)),
      ),
    ];
  }

  // Percentiles of one distribution at a time, which the reader chooses

  const SHOWN = [50, 75, 95, 99, 99.9];

  function percentileColumns(run, owner, key, title) {
    const metric = run.metric(owner, key);
    const column = (name, value, starts) => ({ key: name, title: name, number: true, unit: metric.unit, over: title || f.format.sentence(metric.title), starts, meaning: metric.meaning, value: row => value(row.series) });
    return [...SHOWN.map((p, i) => column("p" + p, s => run.percentile(s, key, p), i === 0)), column("max", s => run.percentile(s, key, 100))];
  }

  function picker(id, owner, keys, chosen) {
    return keys.length < 2
      ? null
      : el("label", "picker", "Percentiles of ", el("select", { "data-change": "pick", "data-arg": id }, keys.map(key => el("option", { value: key, selected: key === chosen }, f.run.metric(owner, key).title))));
  }

  on("sort", arg => {
    const [id, key, number] = JSON.parse(arg);
    const sort = f.state.sort.get(id);
    const first = number ? "descending" : "ascending";
    const other = number ? "ascending" : "descending";
    if (sort && sort.key === key && sort.direction === other) f.state.sort.delete(id);
    else f.state.sort.set(id, { key, direction: sort && sort.key === key ? other : first });
    f.state.changed();
  });

  on("filter", (id, input) => {
    f.state.filter.set(id, input.value);
    f.state.changed();
  });

  on("fold", key => {
    f.state.toggle(f.state.folded, key);
    f.state.changed();
  });

  on("pick", (id, select) => {
    f.state.pick.set(id, select.value);
    f.state.changed();
  });

  on("details", key => {
    const isOpen = f.state.toggle(f.state.open, key);
    history.replaceState(null, "", isOpen ? "#" + key : location.pathname + location.search);
    f.state.changed();
  });

  f.table = { tableOf, percentileColumns, picker };
})((window.freshet ||= {}));

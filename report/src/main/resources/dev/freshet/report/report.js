// SPDX-License-Identifier: Apache-2.0
"use strict";
(() => {
  const HEIGHT = 210;
  const data = JSON.parse(document.getElementById("data").textContent);
  const places = new Map();
  let colours = {};

  // Numbers as people read them

  const three = v => {
    const m = Math.abs(v);
    if (m === 0) return "0";
    if (m < 0.01) return "< 0.01";
    return m < 9.995 ? trim(v.toFixed(2)) : m < 99.95 ? trim(v.toFixed(1)) : Math.round(v).toLocaleString("en");
  };
  const trim = text => text.replace(/\.?0+$/, "");
  const elapsed = s => {
    const whole = Math.round(s);
    const two = n => String(n).padStart(2, "0");
    const rest = two(whole % 60);
    return whole < 3600
      ? Math.floor(whole / 60) + ":" + rest
      : Math.floor(whole / 3600) + ":" + two(Math.floor(whole / 60) % 60) + ":" + rest;
  };
  const latency = ms => {
    if (ms <= 0) return "0";
    if (ms < 0.001) return "< 1 µs";
    if (ms < 0.9995) return three(ms * 1000) + " µs";
    if (ms < 999.5) return three(ms) + " ms";
    return ms < 59950 ? three(ms / 1000) + " s" : elapsed(ms / 1000) + (ms < 3600000 ? " min" : " h");
  };
  const bytes = v => {
    const units = ["B", "kB", "MB", "GB", "TB"];
    let i = 0;
    for (; v >= 999.5 && i < units.length - 1; i++) v /= 1000;
    return three(i === 0 ? Math.round(v) : v) + " " + units[i];
  };
  const compact = v => {
    const m = Math.abs(v);
    return m < 10000 ? three(v) : m < 1e6 ? three(v / 1e3) + " k" : three(v / 1e6) + " M";
  };
  const units = {
    count: { full: v => Math.round(v).toLocaleString("en"), axis: compact },
    perSecond: { full: v => three(v) + "/s", axis: compact },
    bytesPerSecond: { full: v => bytes(v) + "/s", axis: v => bytes(v) },
    latency: { full: latency, axis: latency },
  };

  // Scales and axes

  const seconds = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 172800, 604800];
  const tens = [];
  for (let e = -3; e < 12; e++) for (const m of [1, 2, 5]) tens.push(m * 10 ** e);
  const increments = { count: tens.filter(v => v >= 1), perSecond: tens, bytesPerSecond: tens.filter(v => v >= 1), latency: tens };
  const smallest = 0.001;

  const font = () => "12px " + getComputedStyle(document.body).fontFamily;

  function axisWidth(u, values, index, cycle) {
    const axis = u.axes[index];
    if (cycle > 1 || !values) return axis._size || 40;
    u.ctx.font = axis.font[0];
    const longest = Math.max(0, ...values.map(v => u.ctx.measureText(v || "").width / devicePixelRatio));
    return Math.ceil(longest) + 10;
  }

  const decades = (u, splits) => splits.map(v => (Math.abs(Math.log10(v) % 1) < 1e-9 ? v : null));

  const lonely = (u, index, shown) => {
    if (shown) return null;
    const values = u.data[index];
    const alone = [];
    for (let i = u.series[0].idxs[0]; i <= u.series[0].idxs[1]; i++) {
      if (values[i] != null && values[i - 1] == null && values[i + 1] == null) alone.push(i);
    }
    return alone.length ? alone : null;
  };

  // Charts

  const colour = style => colours[style] || colours.c1;
  const strokes = { ok: "c1", ko: "bad" };

  function readColours() {
    const style = getComputedStyle(document.documentElement);
    colours = {};
    for (const name of ["c1", "c2", "c3", "c4", "c5", "c6", "total", "p50", "p95", "p99", "max", "quiet", "bad", "grid", "rule", "surface"]) {
      colours[name] = style.getPropertyValue("--" + name).trim();
    }
  }

  function swatch(line) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const mark = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [k, v] of Object.entries({ width: 12, height: 12, "aria-hidden": "true" })) svg.setAttribute(k, v);
    const flat = line.style === "max" || line.style === "quiet";
    for (const [k, v] of Object.entries({ y: flat ? 5 : 4, width: 12, height: flat ? 2 : 4, rx: 1, fill: stroke(line) })) mark.setAttribute(k, v);
    svg.append(mark);
    return svg;
  }

  const stroke = line => colour(strokes[line.style] || line.style);

  function el(tag, name, ...children) {
    const node = document.createElement(tag);
    if (name) node.className = name;
    node.append(...children);
    return node;
  }

  function lineOptions(chart, line, index) {
    const colour = stroke(line);
    const quiet = line.style === "max" || line.style === "quiet";
    const fills = index === 0 && chart.unit !== "latency" && chart.lines.length <= 2;
    return {
      label: line.label,
      stroke: colour,
      width: quiet ? 1 : 1.75,
      dash: line.style === "max" ? [4, 3] : undefined,
      fill: fills ? colour + "1f" : undefined,
      points: { size: 5, fill: colour, filter: lonely },
      show: chart.hidden ? !chart.hidden.has(index) : true,
    };
  }

  function options(chart, place) {
    const log = chart.log;
    const axis = { stroke: colours.quiet, font: font(), grid: { stroke: colours.grid, width: 1 }, ticks: { show: false } };
    return {
      width: place.clientWidth,
      height: HEIGHT,
      legend: { show: false },
      padding: [10, 20, 0, 0],
      cursor: {
        y: false,
        sync: { key: "run", setSeries: false, scales: ["x", null] },
        drag: { x: true, y: false, dist: 6, setScale: false },
        points: { size: 7, width: 2, stroke: (u, i) => u.series[i].stroke(u, i), fill: () => colours.surface },
      },
      scales: {
        x: { time: false, range: (u, min, max) => place.zoom || [0, Math.max(data.duration, 1)] },
        y: log
          ? { distr: 3, log: 10 }
          : { range: (u, min, max) => [0, max > 0 ? max * 1.08 : 1] },
      },
      axes: [
        { ...axis, incrs: seconds, values: (u, ticks) => ticks.map(elapsed), space: 64, size: 28, gap: 6 },
        { ...axis, incrs: log ? undefined : increments[chart.unit], values: (u, ticks) => ticks.map(v => v == null ? "" : units[chart.unit].axis(v)), size: axisWidth, gap: 6, space: 34, grid: { ...axis.grid, filter: log ? decades : (u, splits) => splits } },
      ],
      series: [{}, ...chart.lines.map((line, i) => lineOptions(chart, line, i))],
      hooks: {
        setCursor: [u => showTip(u, chart, place)],
        setSelect: [u => zoom(u)],
      },
    };
  }

  const values = chart => [
    data.seconds,
    ...chart.lines.map(line => (chart.log ? line.values.map(v => v == null ? null : Math.max(v, smallest)) : line.values)),
  ];

  function zoom(u) {
    if (u.select.width < 6) return;
    setZoom([u.posToVal(u.select.left, "x"), u.posToVal(u.select.left + u.select.width, "x")]);
  }

  const whole = el("button", "whole", "Show the whole run");

  function setZoom(range) {
    whole.hidden = !range;
    for (const place of places.values()) {
      place.box.zoom = range;
      place.plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      place.plot.setData(place.plot.data, true);
    }
  }

  function showTip(u, chart, place) {
    const { idx, left, top } = u.cursor;
    const tip = place.tip;
    if (idx == null || left < 0 || !place.active) {
      tip.hidden = true;
      return;
    }
    const at = data.seconds[idx];
    const clock = new Date(data.startMs + at * 1000).toISOString().slice(11, 19);
    const when = el("p", "when", el("b", "", elapsed(at)), "  " + clock + " UTC");
    const items = chart.lines.flatMap((line, i) => {
      const value = line.values[idx];
      if (!u.series[i + 1].show || value == null) return [];
      return [el("p", "item", swatch(line), el("span", "", line.label), el("b", "", units[chart.unit].full(value)))];
    });
    tip.replaceChildren(when, ...items);
    tip.hidden = false;
    const x = u.over.offsetLeft + left;
    const room = place.clientWidth - x - 16;
    tip.style.left = (room < tip.offsetWidth ? Math.max(0, x - tip.offsetWidth - 14) : x + 14) + "px";
    tip.style.top = Math.max(0, Math.min(top + 10, HEIGHT - tip.offsetHeight)) + "px";
  }

  function moveByKey(event, u) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === "Escape") setZoom(null);
    if (!step) return;
    event.preventDefault();
    const [first, last] = u.series[0].idxs;
    const from = u.cursor.left >= 0 && u.cursor.idx != null ? u.cursor.idx : step > 0 ? first - 1 : last + 1;
    const idx = Math.max(first, Math.min(last, from + step));
    u.setCursor({ left: u.valToPos(data.seconds[idx], "x"), top: 20 });
  }

  function draw(chart, box) {
    const known = places.get(chart.id);
    if (known) known.plot.destroy();
    const plot = new uPlot(options(chart, box), values(chart), box);
    plot.over.addEventListener("mouseenter", () => { box.active = true; });
    plot.over.addEventListener("mouseleave", () => { box.active = false; box.tip.hidden = true; });
    plot.over.addEventListener("dblclick", () => setZoom(null));
    box.append(box.tip);
    places.set(chart.id, { plot, box });
  }

  function legend(chart, box) {
    const bar = el("div", "legend");
    chart.hidden = new Set();
    const shown = [...chart.lines.keys()];
    if (chart.unit === "latency") shown.reverse();
    for (const i of shown) {
      const line = chart.lines[i];
      const button = el("button", "", swatch(line), el("span", "", line.label));
      button.type = "button";
      button.title = line.label;
      button.setAttribute("aria-pressed", "true");
      button.addEventListener("click", () => {
        const hide = !chart.hidden.has(i);
        hide ? chart.hidden.add(i) : chart.hidden.delete(i);
        button.setAttribute("aria-pressed", String(!hide));
        places.get(chart.id).plot.setSeries(i + 1, { show: !hide });
      });
      bar.append(button);
    }
    if (chart.unit === "latency") bar.append(scaleButton(chart, box));
    return bar;
  }

  function scaleButton(chart, box) {
    const button = el("button", "scale");
    const label = () => { button.textContent = chart.log ? "log scale" : "linear scale"; };
    button.type = "button";
    button.title = "Switch between a linear and a logarithmic scale";
    button.addEventListener("click", () => {
      chart.log = !chart.log;
      label();
      draw(chart, box);
    });
    label();
    return button;
  }

  /** A logarithmic scale where a linear one would press the usual values flat. */
  function spreads(chart) {
    if (chart.unit !== "latency") return false;
    const [max, , , p50] = chart.lines.map(line => line.values.filter(v => v != null).sort((a, b) => a - b));
    return p50.length > 0 && max[max.length - 1] > 30 * Math.max(p50[p50.length >> 1], smallest);
  }

  function setUp(chart) {
    chart.log = spreads(chart);
    const box = document.querySelector('[data-chart="' + chart.id + '"]');
    const caption = box.parentElement.querySelector("figcaption");
    box.tip = el("div", "tip");
    box.tip.hidden = true;
    box.before(legend(chart, box));
    box.tabIndex = 0;
    box.setAttribute("role", "img");
    box.setAttribute("aria-label", caption.textContent);
    box.addEventListener("keydown", event => moveByKey(event, places.get(chart.id).plot));
    box.addEventListener("focus", () => { box.active = true; });
    box.addEventListener("blur", () => { box.active = false; box.tip.hidden = true; });
    draw(chart, box);
    new ResizeObserver(() => {
      const plot = places.get(chart.id).plot;
      if (box.clientWidth > 0 && box.clientWidth !== plot.width) plot.setSize({ width: box.clientWidth, height: HEIGHT });
    }).observe(box);
  }

  function redraw() {
    readColours();
    for (const chart of data.charts) {
      const box = places.get(chart.id).box;
      const old = box.parentElement.querySelector(".legend");
      old.querySelectorAll("button:not(.scale) rect").forEach((mark, k) => {
        const i = chart.unit === "latency" ? chart.lines.length - 1 - k : k;
        mark.setAttribute("fill", stroke(chart.lines[i]));
      });
      draw(chart, box);
    }
  }

  // Tables

  function sortable(table) {
    const body = table.tBodies[0];
    if (body.rows.length < 2) return;
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = el("button", "", head.textContent);
      button.type = "button";
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
        const rows = [...body.rows].filter(row => !row.classList.contains("total"));
        rows.sort((a, b) => sign * compare(a, b)).forEach(row => body.append(row));
      });
    });
  }

  readColours();
  data.charts.forEach(setUp);
  whole.type = "button";
  whole.hidden = true;
  whole.addEventListener("click", () => setZoom(null));
  document.getElementById("time-title").append(whole);
  document.querySelectorAll("table.figures").forEach(sortable);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
})();

// SPDX-License-Identifier: Apache-2.0
"use strict";
/* Small drawings without a time axis: sparklines, distributions, percentile curves, bars of parts. */
(f => {
  const { el, svg } = f.dom;
  /** On a phone letters would be too small in a picture made for more. */
  const breadth = () => (innerWidth < 700 ? 330 : 520);
  const HEIGHT = 210;
  const LEFT = 58;
  const BOTTOM = 26;

  /** A line without axes, for its shape alone. */
  function spark(values, { width = 72, height = 24, tone = "c1", filled = true } = {}) {
    const known = (values || []).filter(v => v != null);
    if (known.length < 2) return null;
    const step = Math.max(1, Math.ceil(values.length / width));
    const points = [];
    for (let i = 0; i < values.length; i += step) {
      const part = values.slice(i, i + step).filter(v => v != null);
      points.push(part.length ? Math.max(...part) : null);
    }
    const most = Math.max(...points.map(v => v || 0), 1e-9);
    const at = (v, i) => ((i / Math.max(1, points.length - 1)) * width).toFixed(1) + "," + (height - 1.5 - ((v || 0) / most) * (height - 3)).toFixed(1);
    const line = points.map(at).join(" ");
    return svg(
      "svg",
      { class: "spark", width, height, viewBox: "0 0 " + width + " " + height, preserveAspectRatio: "none", "aria-hidden": "true" },
      filled ? svg("polygon", { class: "soft-" + tone, points: "0," + height + " " + line + " " + width + "," + height }) : null,
      svg("polyline", { class: "line-" + tone, points: line, "vector-effect": "non-scaling-stroke" }),
    );
  }

  /** The buckets of a spread with their ends. Empty ones are left out of the document, so a bucket ends where the narrowest would. */
  function buckets(spread) {
    const given = spread.buckets || [];
    let ratio = 2;
    for (let i = 1; i < given.length; i++) if (given[i - 1][0] > 0) ratio = Math.min(ratio, given[i][0] / given[i - 1][0]);
    return given.map(([low, count], i) => {
      const next = i + 1 < given.length ? given[i + 1][0] : spread.max;
      const high = low > 0 ? Math.min(next, low * Math.max(ratio, 1.0001)) : next;
      return { low, high: Math.max(high, low), count };
    });
  }

  function logTicks(low, high) {
    const ticks = [];
    for (let e = Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++) for (const m of [1, 2, 5]) ticks.push(Number(m + "e" + e));
    const inside = ticks.filter(v => v >= low * 0.999 && v <= high * 1.001);
    const tens = inside.filter(v => Math.abs(Math.log10(v) % 1) < 1e-9);
    const most = innerWidth < 700 ? 5 : 7;
    return inside.length <= most ? inside : tens.length >= 2 ? thin(tens, most) : thin(inside, most);
  }

  const thin = (list, most) => list.filter((_, i) => i % Math.ceil(list.length / most) === 0);

  function linearTicks(high) {
    const raw = high / 4;
    const size = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 5, 10].map(m => m * size).find(s => s >= raw);
    return Array.from({ length: Math.floor(high / step + 1e-9) + 1 }, (_, i) => i * step);
  }

  function frame(label, xTicks, yTicks, ...content) {
    return svg(
      "svg",
      { class: "curve", viewBox: "0 0 " + breadth() + " " + HEIGHT, role: "img", "aria-label": label },
      yTicks.map(({ at, text }) => [svg("line", { class: "grid", x1: LEFT, x2: breadth() - 8, y1: at, y2: at }), svg("text", { class: "tick", x: LEFT - 8, y: at + 3.5, "text-anchor": "end" }, text)]),
      xTicks.map(({ at, text, anchor }) => [svg("line", { class: "grid", x1: at, x2: at, y1: 8, y2: HEIGHT - BOTTOM }), svg("text", { class: "tick", x: at, y: HEIGHT - 9, "text-anchor": anchor || "middle" }, text)]),
      ...content,
    );
  }

  const scale = (a, b, from, until) => v => from + ((v - a) / (b - a || 1)) * (until - from);
  const short = (unit, v) => f.format.plain(f.format.quantity(unit, v));

  function distribution(metric, spread) {
    const all = buckets(spread).filter(b => b.count > 0);
    if (all.length < 2) return null;
    const positive = all.filter(b => b.low > 0);
    const low = positive.length ? positive[0].low : 1;
    const high = Math.max(spread.max, low * 1.5);
    const zeros = all.some(b => b.low <= 0);
    const x0 = zeros ? LEFT + 22 : LEFT;
    const x = scale(Math.log(low), Math.log(high), x0, breadth() - 8);
    const most = Math.max(...all.map(b => (b.count / spread.count) * 100));
    const y = scale(0, most * 1.05, HEIGHT - BOTTOM, 8);
    const bars = all.map(b => {
      const left = b.low > 0 ? x(Math.log(b.low)) : LEFT + 2;
      const right = b.low > 0 ? x(Math.log(Math.max(b.high, b.low))) : x0 - 6;
      const share = (b.count / spread.count) * 100;
      const title = short(metric.unit, b.low) + " – " + short(metric.unit, b.high) + ": " + f.format.whole(b.count) + " (" + f.format.percent(share) + ")";
      return svg("rect", { class: "bar", x: left, width: Math.max(1, right - left - 0.6), y: Math.min(y(share), HEIGHT - BOTTOM - 1), height: Math.max(1, HEIGHT - BOTTOM - y(share)) }, svg("title", null, title));
    });
    const xTicks = logTicks(low, high).map(v => ({ at: x(Math.log(v)), text: short(metric.unit, v) }));
    if (zeros) xTicks.unshift({ at: LEFT + 9, text: "0" });
    const yTicks = linearTicks(most).map(v => ({ at: y(v), text: f.format.percent(v) }));
    return small("Distribution", "share of values, by value", frame("Distribution of " + metric.title + ": half of " + f.format.whole(spread.count) + " values are at most " + short(metric.unit, spread.p[0]) + ", the greatest is " + short(metric.unit, spread.max), xTicks, yTicks, bars));
  }

  /** How far from all values a percentile is, in nines: 90 % is 1, 99 % is 2. */
  const nines = p => -Math.log10(1 - p / 100);

  function percentiles(metric, spread) {
    const end = spread.count >= 10000 ? 99.99 : spread.count >= 1000 ? 99.9 : 99;
    const x = scale(0, nines(end), LEFT, breadth() - 8);
    const points = [[0, spread.min]];
    let seen = 0;
    for (const b of buckets(spread)) {
      seen += b.count;
      const p = (seen / spread.count) * 100;
      if (p < end) points.push([p, b.high]);
    }
    f.model.PERCENTILES.forEach((p, i) => p <= end && spread.p[i] != null && points.push([p, spread.p[i]]));
    points.sort((a, b) => a[0] - b[0]);
    let highest = 0;
    for (const point of points) highest = point[1] = Math.max(highest, point[1]);
    const low = Math.max(points.find(p => p[1] > 0)?.[1] || 1, highest / 1e6);
    const isLog = highest / low > 30;
    const y = isLog ? scale(Math.log(low), Math.log(highest * 1.1), HEIGHT - BOTTOM, 8) : scale(0, highest * 1.08 || 1, HEIGHT - BOTTOM, 8);
    const yOf = v => y(isLog ? Math.log(Math.max(v, low)) : v);
    const line = points.map(([p, v]) => x(nines(p)).toFixed(1) + "," + yOf(v).toFixed(1)).join(" ");
    const xTicks = [0, 50, 90, 99, 99.9, 99.99].filter(p => p <= end).map(p => ({ at: x(nines(p)), text: p + " %", anchor: p === end ? "end" : p === 0 ? "start" : "middle" }));
    const yTicks = (isLog ? logTicks(low, highest * 1.1) : linearTicks(highest * 1.08 || 1)).map(v => ({ at: yOf(v), text: short(metric.unit, v) }));
    const dots = f.model.PERCENTILES.map((p, i) => (p <= end && spread.p[i] != null ? svg("circle", { class: "dot", cx: x(nines(p)), cy: yOf(spread.p[i]), r: 3 }, svg("title", null, p + " % are at most " + short(metric.unit, spread.p[i]))) : null));
    const words = f.model.PERCENTILES.filter((p, i) => spread.p[i] != null).map(p => p + " %: " + short(metric.unit, spread.p[f.model.PERCENTILES.indexOf(p)])).join(", ");
    return small("Percentiles", "so many are at most that", frame("Percentiles of " + metric.title + ": " + words, xTicks, yTicks, svg("polyline", { class: "line-c1", points: line }), dots));
  }

  const small = (title, note, picture) => el("figure", "chart small", el("figcaption", null, el("span", "title", title), el("span", "note", note)), picture);

  /** A share of a whole as a bar. */
  const bar = (share, tone = "c1") => svg("svg", { class: "share", width: "100%", height: 8, viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" }, svg("rect", { class: "track", width: 100, height: 8 }), svg("rect", { class: "fill-" + tone, width: Math.max(0, Math.min(100, share)), height: 8 }));

  f.curves = { spark, distribution, percentiles, bar };
})((window.freshet ||= {}));

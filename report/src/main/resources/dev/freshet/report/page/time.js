// SPDX-License-Identifier: Apache-2.0
"use strict";
/* The course of the run: what was put on, what came, how late it was, and what failed. */
(f => {
  const { el } = f.dom;
  const COLOURS = ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"];
  const SHOWN = 8;
  /** Nobody tells more lines apart; all names stand in the tables. */
  const MOST = 50;

  /** A line for each name, the greatest first; those beyond the first eight wait in the legend. With more than one name, all together is the first line. */
  function byName(id, title, unit, owner, key, how, options = {}) {
    const run = f.run;
    const names = run.names(owner, options.kind).filter(s => run.hasOver(s, key));
    if (names.length === 0) return null;
    const every = names[0].every || 1;
    const weight = s => (how === "level" ? run.level(s, key)?.peak : run.count(s, key)) || 0;
    names.sort((a, b) => weight(b) - weight(a));
    const values = s => (how === "level" ? run.stood(s, key) : run.rate(s, key));
    const lines = names.slice(0, MOST).map((s, i) => ({ key: f.model.id(s), label: label(s), values: values(s), colour: COLOURS[i % COLOURS.length], fill: names.length === 1, off: i >= SHOWN }));
    const sum = options.sum || run.sum(owner, options.kind);
    if (names.length > 1 && sum && sum.sum) lines.unshift({ key: "*", label: "all", values: together(sum, key, how, every), colour: "ink", width: 1.25, off: names.length > SHOWN ? false : options.partsOnly });
    return { id, title, unit, lines, times: run.times(every), note: names.length > MOST ? "the greatest " + MOST + " of " + names.length + " names" : null };
  }

  const label = s => [...(s.groups || []), f.model.title(s)].join(" › ");

  function together(sum, key, how, every) {
    const run = f.run;
    const values = run.stood(sum, key);
    if (!values) return [];
    if (every === (sum.every || 1)) return how === "level" ? values : run.rate(sum, key);
    const { start, end, width } = run.times(every);
    return f.model.broaden(values, every / (sum.every || 1), how === "level").map((v, i) => (how === "level" ? v : end[i] - start[i] < width * 0.2 ? null : (v || 0) / (end[i] - start[i])));
  }

  /** Percentiles as bands: half of the values are below the first line, one in a hundred above the last, and the greatest is dashed. */
  function bands(id, title, series, key, options = {}) {
    const run = f.run;
    const over = series && series.over && series.over[key];
    if (!over || !run.hasOver(series, key)) return null;
    const line = (part, words, colour, more) => ({ key: part, label: words, colour, values: run.over(series, key, part) || [], ...more });
    const lines = [
      line("p50", "p50", "p50"),
      line("p75", "p75", "p75", { width: 1 }),
      line("p95", "p95", "p95", { width: 1 }),
      line("p99", "p99", "p99"),
      line("max", "greatest", "max", { width: 1, dash: [4, 3] }),
    ].filter(l => l.values.some(v => v != null));
    const at = Object.fromEntries(lines.map((l, i) => [l.key, i + 1]));
    const between = (high, low, colour) => (at[high] && at[low] ? [{ between: [at[high], at[low]], colour }] : []);
    const metric = run.metric(series.owner, key);
    return {
      id,
      title,
      note: options.note,
      unit: unitOf(metric),
      lines,
      times: run.times(series.every || 1),
      bands: [...between("p99", "p95", "band1"), ...between("p95", "p75", "band2"), ...between("p75", "p50", "band3")],
      log: metric.unit === "ns" && spreadsFar(lines),
      floor: floorOf(lines),
    };
  }

  const unitOf = metric => (metric.unit === "ns" ? "latency" : metric.unit === "B" || metric.unit === "bytes" ? "bytes" : "number");

  /** Where a logarithmic axis begins: at the decade of the least value but 0, which stands there as well. */
  function floorOf(lines) {
    const least = Math.min(...lines.flatMap(l => l.values.filter(v => v > 0)));
    return Number.isFinite(least) ? 10 ** Math.floor(Math.log10(least) + 1e-9) : 1;
  }

  /** A logarithmic scale where a linear one would press the usual values flat. */
  function spreadsFar(lines) {
    const known = key => (lines.find(l => l.key === key)?.values || []).filter(v => v != null && v > 0).sort((a, b) => a - b);
    const median = known("p50");
    const max = known("max");
    return median.length > 0 && max.length > 0 && max[max.length - 1] > 30 * Math.max(median[median.length >> 1], 1);
  }

  const pair = (id, title, series, key, note) => [f.charts.chart(bands(id, title, series, key, { note })), f.charts.chart(f.heat.heatSpec(id + "-heat", title + ", all values", unitOf(f.run.metric(series.owner, key)), series, key))];

  function okAndKo(id, title, series) {
    const run = f.run;
    const add = (a, b) => (a && b ? a.map((v, i) => (v == null && b[i] == null ? null : (v || 0) + (b[i] || 0))) : a || b);
    const ok = add(run.rate(series, "ok", "count"), run.rate(series, "okUntimedCount"));
    const ko = add(run.rate(series, "ko", "count"), run.rate(series, "koUntimedCount"));
    const lines = [];
    if (ok) lines.push({ key: "ok", label: "OK", values: ok, colour: "c1", fill: true });
    if (ko && ko.some(v => v)) lines.push({ key: "ko", label: "KO", values: ko, colour: "bad", fill: true });
    return lines.length ? { id, title, unit: "perSecond", lines, times: run.times(series.every || 1) } : null;
  }

  const TITLES = { request: ["Requests per second", "Response time of OK requests"], connect: ["Connects per second", "Connect time of OK connects"], check: ["Checks per second", "Waiting time of OK checks"], operation: ["Operations per second", ""] };

  function load(run) {
    const streams = run.sum("stream");
    return [
      f.charts.chart(byName("users", "Active users", "count", "scenario", "active", "level")),
      f.charts.chart(byName("started", "Users started per second", "perSecond", "scenario", "started", "rate")),
      f.charts.chart(byName("open", "Open streams", "count", "stream", "open", "level")),
      f.charts.chart(streams && f.run.hasOver(streams, "opened") ? opening(run, streams) : null),
    ];
  }

  /** How streams come and go: what opened, and each way to end that there was. */
  function opening(run, series, id = "opening") {
    const ends = run.metrics("stream", "counter").filter(m => m.key === "opened" || m.key === "connectsFailed" || (m.key.startsWith("ends.") && m.key.endsWith(".count")));
    const colours = { true: ["bad", "c2", "c5", "c6"], false: ["c1", "c3", "c4", "c8"] };
    const lines = ends
      .filter(m => run.hasOver(series, m.key))
      .map(m => ({ key: m.key, label: m.title, values: run.rate(series, m.key), colour: colours[Boolean(m.bad)].shift() || "c7" }));
    return { id, title: "Streams opened and ended per second", unit: "perSecond", lines, times: run.times(series.every || 1) };
  }

  function events(run) {
    const all = run.sum("stream");
    if (!all) return [];
    return [
      f.charts.chart(byName("events", "Events per second", "perSecond", "stream", "events", "rate")),
      f.charts.chart(byName("bytes", "Received per second", "bytesPerSecond", "stream", "bytes", "rate")),
    ];
  }

  function latencies(run) {
    const all = run.sum("stream");
    return !all ? [] : [
      ...pair("gap", "Event gap", all, "eventGap"),
      ...pair("delivery", "Delivery latency", all, "deliveryLatency"),
      ...pair("first", "Time to first event", all, "timeToFirstEvent"),
      f.charts.chart(badCounters(run, "faults", "Lost, duplicated, out of order per second", all, ["sequence.lost", "sequence.duplicated", "sequence.outOfOrder"])),
      f.charts.chart(bands("reconnect", "Reconnected after", all, "reconnectTime")),
    ];
  }

  function badCounters(run, id, title, series, keys) {
    const lines = keys.filter(key => run.hasOver(series, key)).map((key, i) => ({ key, label: run.metric("stream", key).title, values: run.rate(series, key), colour: ["bad", "c2", "c3"][i] }));
    return lines.length ? { id, title, unit: "perSecond", lines, times: run.times(series.every || 1) } : null;
  }

  function rows(run) {
    const kinds = run.kinds().filter(kind => run.sum("row", kind));
    const titles = kind => TITLES[kind] || ["Per second", "Time"];
    const rates = kinds.map(kind => f.charts.chart(okAndKo("rate-" + kind, titles(kind)[0], run.sum("row", kind)))).filter(Boolean);
    const ko = [f.charts.chart(failing(run)), f.charts.chart(failures(run))];
    const timed = kinds.filter(kind => titles(kind)[1] && run.hasOver(run.sum("row", kind), "ok"));
    return [[...rates, ...ko], timed.flatMap(kind => pair("time-" + kind, titles(kind)[1], run.sum("row", kind), "ok"))];
  }

  const MARKS = { phase: "Phase", stall: "Stall", reconnect: "Reconnects", trust: "Trust", end: "End" };

  function happenings(run) {
    const all = [...(run.doc.markers || [])].sort((a, b) => a.atMs - b.atMs);
    if (all.length === 0) return null;
    const items = all.slice(0, 200).map(m =>
      el("li", null, el("span", "at", f.format.elapsed(m.atMs / 1000)), el("span", "clock", f.format.clock(run.doc.run.startMs + m.atMs, run.doc.run.offsetMinutes || 0)), el("span", "sort " + m.kind, MARKS[m.kind] || m.kind), el("span", "text", m.text)),
    );
    const more = all.length > 200 ? el("p", "fine", "and " + (all.length - 200) + " more") : null;
    return el("details", { class: "happenings", open: all.length <= 8 }, el("summary", null, "What happened ", el("span", "quiet", f.format.many(all.length, "mark", "marks"))), el("ol", null, items), more);
  }

  /** Charts under a heading, in blocks that each begin at the left. */
  function group(title, blocks) {
    const shown = blocks.map(block => block.filter(Boolean)).filter(block => block.length > 0);
    return shown.length === 0 ? [] : [el("h3", { "data-key": "h " + title }, title), ...shown.map((block, i) => el("div", { class: "charts", "data-key": "c " + title + i }, block))];
  }

  f.state.part("time", "Over time", run => {
    if (!run.doc.bins || run.doc.bins.startMs.length === 0) return null;
    return [f.navigator.navigator(run), happenings(run), ...group("Load", [load(run)]), ...group("Events", [events(run), latencies(run)]), ...group("Requests, connects and checks", rows(run))];
  });

  /** Each failure once, however many rows it caused. */
  function failures(run) {
    const whole = run.sum("run");
    const lines = run
      .metrics("run", "texts")
      .filter(m => run.hasOver(whole, m.key))
      .map((m, i) => ({ key: m.key, label: m.title, values: run.rate(whole, m.key), colour: ["bad", "c3", "c6"][i % 3], fill: i === 0 }));
    return lines.length ? { id: "failures", title: "Failures per second", note: "each counted once", unit: "perSecond", lines, times: run.times(whole.every || 1) } : null;
  }

  /** Everything that failed for itself, and rows by their kind: never added up with each other. */
  function failing(run) {
    const lines = run.kinds().map((kind, i) => {
      const all = run.sum("row", kind);
      const timed = run.rate(all, "ko", "count");
      const untimed = run.rate(all, "koUntimedCount");
      const values = timed && untimed ? timed.map((v, k) => (v || 0) + (untimed[k] || 0)) : timed || untimed;
      return values && values.some(v => v) ? { key: kind, label: "KO " + (TITLES[kind] ? TITLES[kind][0].split(" ")[0].toLowerCase() : kind), values, colour: ["bad", "c2", "c5", "c3"][i % 4] } : null;
    });
    return { id: "failing", title: "KO per second, by kind", unit: "perSecond", lines: lines.filter(Boolean), times: run.times(1) };
  }

  f.time = { bands, okAndKo, opening, badCounters, unitOf };
})((window.freshet ||= {}));

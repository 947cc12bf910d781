// SPDX-License-Identifier: Apache-2.0
// Invented run documents, the same each time: what the page has to be good at.

/** A generator of numbers between 0 and 1 that always begins the same (mulberry32). */
function dice(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const PERCENTILES = [50, 75, 90, 95, 99, 99.9, 99.99];
const HEAT_ROWS = [0, ...Array.from({ length: 75 }, (_, i) => 2 ** (i / 2))];
const rowOf = us => (us < 1 ? 0 : Math.min(HEAT_ROWS.length - 1, 1 + Math.floor(2 * Math.log2(us) + 1e-9)));

const metric = (owner, key, title, kind, unit = kind === "distribution" ? "ns" : "1", bad = false) => ({ key, owner, title, meaning: "what is meant by " + title, unit, kind, bad });
const METRICS = [
  metric("run", "users", "active users", "level"),
  metric("run", "open", "open streams", "level"),
  metric("run", "failures", "failures", "texts"),
  metric("run", "errors", "errors that are no requests", "texts"),
  metric("run", "lateLoops", "late loops", "distribution"),
  metric("run", "connections.http1", "connections over HTTP/1.1", "counter"),
  metric("scenario", "started", "started", "counter"),
  metric("scenario", "ended", "ended", "counter"),
  metric("scenario", "active", "active", "level"),
  metric("scenario", "lag", "user lag", "distribution"),
  metric("row", "ok", "OK", "distribution"),
  metric("row", "ko", "KO", "distribution"),
  metric("row", "okUntimedCount", "OK without a time", "counter"),
  metric("row", "koUntimedCount", "KO without a time", "counter", "1", true),
  metric("row", "dns", "DNS", "distribution"),
  metric("row", "connect", "connect", "distribution"),
  metric("row", "tls", "TLS", "distribution"),
  metric("row", "firstByte", "first byte", "distribution"),
  metric("row", "bytesReceived", "received", "counter", "B"),
  metric("row", "errors", "errors", "texts"),
  metric("group", "okDuration", "OK, with pauses", "distribution"),
  metric("stream", "open", "open", "level"),
  metric("stream", "opened", "opened", "counter"),
  metric("stream", "connectsFailed", "not opened", "counter", "1", true),
  metric("stream", "events", "events", "counter"),
  metric("stream", "bytes", "received", "counter", "B"),
  metric("stream", "timeToFirstEvent", "time to first event", "distribution"),
  metric("stream", "endedBeforeFirstEvent", "ended before the first event", "counter", "1", true),
  metric("stream", "eventGap", "event gap", "distribution"),
  metric("stream", "deliveryLatency", "delivery latency", "distribution"),
  metric("stream", "ends.closedByUser.count", "closed by user", "counter"),
  metric("stream", "ends.endedByServer.count", "ended by server", "counter"),
  metric("stream", "ends.dropped.count", "dropped", "counter", "1", true),
  metric("stream", "ends.closedByUser.lifetime", "lifetime, closed by user", "distribution"),
  metric("stream", "reconnectTime", "reconnected", "distribution"),
  metric("stream", "lossReasons", "loss reasons", "texts"),
  metric("stream", "sequence.checked", "numbers looked at", "counter"),
  metric("stream", "sequence.lost", "lost", "counter", "1", true),
  metric("stream", "sequence.duplicated", "duplicated", "counter", "1", true),
  metric("stream", "sequence.outOfOrder", "out of order", "counter", "1", true),
  metric("stream", "fromTheFuture", "something measured later", "counter"),
  metric("standingCheck", "okCount", "OK", "counter"),
  metric("standingCheck", "koCount", "KO", "counter", "1", true),
  metric("standingCheck", "firstFailure", "first failure", "texts"),
  metric("value", "value", "value", "distribution", "1"),
];
const OWNERS = [["run", "Run"], ["scenario", "Scenarios"], ["row", "Rows"], ["group", "Groups"], ["stream", "Event streams"], ["standingCheck", "Standing checks"], ["value", "Values"]].map(([key, title]) => ({ key, title }));

/** A spread of nanoseconds, and its columns in microseconds, from samples per bin. */
function spread(bins, every, scale = 1000) {
  const all = bins.flat().sort((a, b) => a - b);
  const at = (list, p) => list[Math.min(list.length - 1, Math.ceil((p / 100) * list.length) - 1)];
  const mean = all.reduce((a, b) => a + b, 0) / all.length;
  const buckets = new Map();
  for (const v of all) {
    const low = v === 0 ? 0 : Math.round(2 ** (Math.floor(Math.log2(v) * 4) / 4));
    buckets.set(low, (buckets.get(low) || 0) + 1);
  }
  const columns = [];
  for (let i = 0; i < bins.length; i += every) columns.push(bins.slice(i, i + every).flat().sort((a, b) => a - b));
  const column = f => columns.map(c => (c.length ? f(c) : null));
  const heat = columns.map(c => {
    if (!c.length) return null;
    const rows = new Map();
    for (const v of c) rows.set(rowOf(v / scale), (rows.get(rowOf(v / scale)) || 0) + 1);
    return [...rows].sort((a, b) => a[0] - b[0]).flat();
  });
  const us = (c, p) => Math.round(at(c, p) / scale);
  return {
    total: all.length === 0 ? null : { count: all.length, min: all[0], mean: Math.round(mean), stdDev: Math.round(Math.sqrt(all.reduce((n, v) => n + (v - mean) ** 2, 0) / all.length)), max: all[all.length - 1], p: PERCENTILES.map(p => at(all, p)), below: 0, above: 0, buckets: [...buckets].sort((a, b) => a[0] - b[0]) },
    over: { count: columns.map(c => c.length), p50: column(c => us(c, 50)), p75: column(c => us(c, 75)), p95: column(c => us(c, 95)), p99: column(c => us(c, 99)), max: column(c => us(c, 100)), heat },
  };
}

class Invented {
  constructor({ bins = 60, widthMs = 1000, seed = 7, streams, requests, every = 1, samples = 30 }) {
    Object.assign(this, { bins, widthMs, every, samples, streams, requests });
    this.random = dice(seed);
    this.series = [];
  }

  gauss() {
    return this.random() + this.random() + this.random() + this.random() - 2;
  }

  isBad(i) {
    const at = i / this.bins;
    return at > 0.55 && at < 0.62;
  }

  load(i) {
    const at = i / this.bins;
    return at < 0.25 ? at / 0.25 : at > 0.92 ? Math.max(0, (1 - at) / 0.08) : 1;
  }

  /** Around so many milliseconds, with a tail, later in a bad time; nanoseconds. */
  times(ms, per = this.samples) {
    return Array.from({ length: this.bins }, (_, i) =>
      Array.from({ length: Math.round(per * Math.max(0.06, this.load(i))) }, () => Math.round(ms * 1e6 * Math.exp(this.gauss() * (this.isBad(i) ? 1.1 : 0.5)) * (this.isBad(i) ? 6 : 1) * (this.random() < 0.004 ? 9 : 1))),
    );
  }

  counts(peak, noise = 0.08) {
    return Array.from({ length: this.bins }, (_, i) => Math.max(0, Math.round(peak * this.load(i) * (1 + this.gauss() * noise) * (this.isBad(i) ? 0.5 : 1))));
  }

  level(peak) {
    return Array.from({ length: this.bins }, (_, i) => Math.round(peak * this.load(i)));
  }

  rare(chance, most) {
    return Array.from({ length: this.bins }, (_, i) => (this.random() < (this.isBad(i) ? 0.9 : chance) ? Math.round(this.random() * most * (this.isBad(i) ? 3 : 1)) : 0));
  }

  add(given, every = given.sum ? 1 : this.every) {
    const s = { sum: false, ...given, counts: {}, levels: {}, spreads: {}, texts: given.texts || {}, unknown: given.unknown || {}, every, over: {} };
    const sumOf = list => list.reduce((a, b) => a + b, 0);
    const columns = (list, fold) => {
      const folded = [];
      for (let i = 0; i < list.length; i += every) folded.push(fold(list.slice(i, i + every)));
      return folded;
    };
    for (const [key, list] of Object.entries(given.count || {})) {
      s.counts[key] = sumOf(list);
      s.over[key] = columns(list, sumOf);
    }
    for (const [key, list] of Object.entries(given.level || {})) {
      s.levels[key] = { now: list[list.length - 1], peak: Math.max(...list) };
      s.over[key] = columns(list, part => Math.max(...part));
    }
    for (const [key, bins] of Object.entries(given.times || {})) {
      const { total, over } = spread(bins, every, given.scale);
      if (!total) continue;
      s.spreads[key] = total;
      s.over[key] = over;
    }
    delete s.count;
    delete s.level;
    delete s.times;
    delete s.scale;
    this.series.push(s);
    return s;
  }

  stream(name, i) {
    const peak = Math.round(120 / (1 + i * 0.7)) + 2;
    const opened = this.counts(peak / 12, 0.5);
    const bad = this.rare(0.03, 4);
    const asked = i % 2 === 0;
    return {
      count: { opened, connectsFailed: this.rare(0.01, 2), events: this.counts(peak * 8), bytes: this.counts(peak * 8 * 190), "ends.closedByUser.count": opened.map(v => Math.round(v * 0.8)), "ends.dropped.count": bad, ...(asked ? { "sequence.checked": this.counts(peak * 8), "sequence.lost": this.rare(0, 3), "sequence.duplicated": this.rare(0, 2), "sequence.outOfOrder": this.rare(0.02, 2) } : {}) },
      level: { open: this.level(peak) },
      times: { timeToFirstEvent: this.times(38 + i, 5), eventGap: this.times(118 + i * 9), ...(asked ? { deliveryLatency: this.times(6) } : {}), reconnectTime: bad.map(n => Array.from({ length: n }, () => Math.round((3 + this.random()) * 1e9))) },
      texts: sumTexts([{ text: "dropped: connection reset by the server", count: 12 + i }, { text: "dropped: the body ended within a chunk", count: 3 }], "lossReasons"),
      unknown: asked ? {} : { deliveryLatency: "it has no timestamp of the publisher: give the stream publishedAt(…)" },
    };
  }
}

const sumTexts = (list, key) => {
  const all = list.reduce((n, t) => n + t.count, 0);
  return { [key]: list.map((t, i) => ({ firstMs: 32500 + i * 700, lastMs: 37200 - i * 300, share: (t.count / all) * 100, ...t })) };
};

const merge = lists => lists[0].map((_, i) => lists.flatMap(list => list[i]));
const plus = lists => lists[0].map((_, i) => lists.reduce((n, list) => n + list[i], 0));

/** All names together, as the model makes it: counts added, samples put together. */
function sumOf(parts) {
  const keys = part => [...new Set(parts.flatMap(p => Object.keys(p[part] || {})))];
  const fold = (part, how) => Object.fromEntries(keys(part).map(key => [key, how(parts.map(p => (p[part] || {})[key]).filter(Boolean))]));
  return { count: fold("count", plus), level: fold("level", plus), times: fold("times", merge) };
}

function streams(run, names) {
  const parts = names.map((name, i) => run.stream(name, i));
  run.add({ owner: "stream", path: [], sum: true, ...sumOf(parts) });
  names.forEach((name, i) => run.add({ owner: "stream", path: [name], name, ...parts[i] }));
  return parts;
}

function rows(run, kind, list) {
  const parts = list.map(([, , ms, per, koChance], i) => ({
    count: ms ? { bytesReceived: run.counts(per * 900) } : { okUntimedCount: run.counts(per) },
    times: ms ? { ok: run.times(ms, per), ko: run.rare(koChance || 0, koChance ? 4 : 0).map(n => Array.from({ length: n }, () => Math.round(run.random() * 5e9))), ...(kind === "request" && i === 0 ? { dns: run.times(0.4, 1), connect: run.times(1.5, 4), tls: run.times(6, 4), firstByte: run.times(ms * 0.7, per) } : {}) } : {},
    texts: koChance ? sumTexts([{ text: "unexpected status 503", count: 14 }, { text: "Check first snapshot timeout", count: 5 }], "errors") : {},
  }));
  run.add({ owner: "row", path: [kind], sum: true, kind, ...sumOf(parts) });
  list.forEach(([groups, name], i) => run.add({ owner: "row", path: [kind, ...groups, name], kind, groups, name, ...parts[i] }));
}

function frame(run, more) {
  const startMs = Date.UTC(2026, 10, 22, 14, 5, 9, 250);
  const { bins, widthMs } = run;
  return {
    version: 1,
    live: false,
    tool: "Freshet 0.1.0 (test)",
    run: { simulation: "example.PricesSimulation", description: "Prices and news for 200 readers, ramped up over the first quarter.", startMs, offsetMinutes: 60, durationMs: bins * widthMs, ended: "all users have ended" },
    verdict: { word: "held", sentence: "All assertions held.", reasons: [] },
    assertions: [],
    how: [
      { title: "Users", rows: [["Traders", "140, ramped over 15 s, open"], ["News readers", "60, ramped over 15 s, open"]] },
      { title: "Tool", rows: [["Version", "Freshet 0.1.0"], ["Simulation", "examples/Prices.java"], ["Options", "--users 200 --seconds 45"]] },
      { title: "Machine", rows: [["Processors", "2"], ["Memory", "8 GiB"], ["Java", "17.0.13"], ["System", "Linux 6.1 amd64"]] },
    ],
    trust: { word: "trusted", sentence: "Nothing speaks against these figures.", reasons: [], figures: [["p99 of loop lag", "1.2 ms", "20 ms", "ok"], ["garbage-collection pause", "8 ms", "100 ms", "ok"], ["CPU of the machine", "41 %", "90 %", "ok"], ["CPU that the hypervisor gave to others", "", "5 %", "unknown"], ["heap in use", "182 MB", "", "ok"]].map(([title, value, limit, state]) => ({ title, value, limit, state })), seconds: [] },
    notes: [],
    owners: OWNERS,
    metrics: METRICS,
    bins: { startMs: Array.from({ length: bins }, (_, i) => i * widthMs), endMs: Array.from({ length: bins }, (_, i) => (i + 1) * widthMs) },
    heatRows: HEAT_ROWS,
    series: run.series,
    markers: [{ kind: "phase", atMs: 0, untilMs: Math.round(bins * widthMs * 0.25), text: "Traders: ramp 140 users over 15 s" }, { kind: "phase", atMs: Math.round(bins * widthMs * 0.25), untilMs: 0, text: "Injection is complete" }],
    ...more,
  };
}

function scenarios(run, list) {
  const parts = list.map(([, peak]) => ({ count: { started: run.counts(peak / 10, 0.3), ended: run.counts(peak / 11, 0.3) }, level: { active: run.level(peak) }, times: { lag: run.times(0.2, 3) } }));
  if (list.length > 1) run.add({ owner: "scenario", path: [], sum: true, ...sumOf(parts) });
  list.forEach(([name], i) => run.add({ owner: "scenario", path: [name], name, ...parts[i] }));
}

function whole(run, texts) {
  run.add({ owner: "run", path: [], level: { users: run.level(200), open: run.level(196) }, count: { "connections.http1": run.counts(20), ...(texts.failures ? { failures: run.rare(0.02, 3) } : {}) }, times: { lateLoops: run.rare(0.02, 2).map(n => Array.from({ length: n }, () => 130e6)) }, texts }, 1);
}

/** A quiet run in which everything held: one scenario, one stream. */
export function demo() {
  const run = new Invented({ bins: 17, seed: 3 });
  whole(run, {});
  scenarios(run, [["ServerSentEvents", 200]]);
  run.isBad = () => false;
  streams(run, ["Stocks"]);
  rows(run, "connect", [[[], "Stocks", 3, 12]]);
  rows(run, "check", [[[], "Snapshot", 5, 12]]);
  rows(run, "operation", [[[], "Close", 0, 12]]);
  return frame(run, { run: { ...frame(run).run, simulation: "StockMarketSimulation", description: "" }, verdict: { word: "held", sentence: "Everything that was asked of the run held: 2 assertions.", reasons: [] }, assertions: [{ text: "Global: count of KO is 0", passed: true, actual: "0", message: "" }, { text: "Stocks: p99 of event gap is less than 600 ms", passed: true, actual: "214 ms", message: "" }] });
}

/** A run with everything in it: groups, errors, reconnects, delivery latency, a bad time, failed assertions. */
export function rich() {
  const run = new Invented({ bins: 60, seed: 42 });
  const failures = sumTexts([{ text: "unexpected status 503", count: 41 }, { text: "dropped: connection reset by the server", count: 27 }, { text: "Check first snapshot timeout", count: 9 }], "failures");
  whole(run, { ...failures, ...sumTexts([{ text: "Failed to build request: no attribute named 'token' is defined", count: 4 }], "errors") });
  scenarios(run, [["Traders", 140], ["News readers", 60]]);
  streams(run, ["Prices", "News", "Order updates of the customer who is logged in, by account"]);
  rows(run, "request", [[["Log in"], "POST /session", 40, 12, 0.05], [["Log in"], "GET /session/token", 12, 12], [["Order", "Confirm"], "POST /orders", 65, 6, 0.04], [["Order"], "GET /orders/open", 22, 9], [[], "GET /health", 2, 3]]);
  rows(run, "connect", [[[], "Prices", 12, 12, 0.02], [[], "News", 14, 6]]);
  rows(run, "check", [[["Log in"], "first snapshot", 90, 10, 0.06], [[], "price is positive", 8, 20]]);
  rows(run, "operation", [[[], "Close", 0, 8]]);
  for (const path of [["Log in"], ["Order"], ["Order", "Confirm"]]) run.add({ owner: "group", path, name: path[path.length - 1], times: { okDuration: run.times(200, 8) } });
  run.add({ owner: "standingCheck", path: ["Prices", "price is positive"], name: "price is positive", count: { okCount: run.counts(400), koCount: run.rare(0, 3) }, texts: { firstFailure: [{ text: "found -1", count: 1 }] } });
  run.add({ owner: "value", path: ["cart size", "items"], name: "cart size", times: { value: run.times(0.000004, 8).map(bin => bin.map(v => 1 + v)) }, scale: 1 });
  return frame(run, {
    verdict: { word: "failed", sentence: "2 of 4 assertions failed.", reasons: ["2 of 4 assertions failed."] },
    assertions: [
      { text: "Global: share of KO is less than 1 %", passed: false, actual: "2.31 %", message: "" },
      { text: "Prices: p99 of event gap is less than 1 s", passed: false, actual: "2.87 s", message: "" },
      { text: "Prices: lost is 0", passed: true, actual: "0", message: "" },
      { text: "Log in / POST /session: p95 of response time is less than 500 ms", passed: true, actual: "214 ms", message: "" },
    ],
    notes: ["In 1 interval a loop handed over its counts late; they are in a later column."],
    markers: [...frame(run).markers, { kind: "stall", atMs: 33000, untilMs: 37000, text: "No event on 118 of 120 streams of Prices" }, { kind: "reconnect", atMs: 37000, untilMs: 41000, text: "27 streams of Prices reconnect" }, { kind: "trust", atMs: 35000, untilMs: 36000, text: "Loop lag of 130 ms" }],
    trust: { ...frame(run).trust, word: "suspect", sentence: "These figures are suspect: the tool or its machine was not fit for the load all the time.", reasons: ["The p99 of loop lag was 130 ms (limit 20 ms) in 1 second"], figures: frame(run).trust.figures.map((fig, i) => (i === 0 ? { ...fig, value: "130 ms", state: "suspect" } : fig)), seconds: [{ atMs: 35000, text: "Loop lag of 130 ms" }] },
  });
}

const WORDS = ["orders", "prices", "quotes", "alerts", "telemetry", "sessions", "inventory", "positions", "news", "audit"];

/** 300 names of streams, and as many requests in nested groups. */
export function many() {
  const run = new Invented({ bins: 600, widthMs: 6000, seed: 9, every: 10, samples: 4 });
  whole(run, sumTexts(Array.from({ length: 140 }, (_, i) => ({ text: "unexpected status " + (400 + i), count: 200 - i })), "failures"));
  scenarios(run, [["Everybody", 900]]);
  streams(run, Array.from({ length: 300 }, (_, i) => "/eu-central/" + WORDS[i % 10] + "/partition-" + String(i).padStart(3, "0") + "/subscription/of/customer/" + ((i * 7919) % 100000)));
  rows(run, "request", Array.from({ length: 300 }, (_, i) => [["Region " + (i % 6), "Service of " + WORDS[i % 10]], "GET /api/v2/" + WORDS[i % 10] + "/items/with/a/path/that/goes/on/" + i + "?page=" + (i % 9), 20 + i, 1]));
  return frame(run, { verdict: { word: "held", sentence: "It held: nothing was asked of it, and nothing failed that would make it invalid.", reasons: [] } });
}

/** Four hours of 50 streams. */
export function fourhours() {
  const run = new Invented({ bins: 600, widthMs: 24000, seed: 5, every: 1, samples: 3 });
  whole(run, {});
  scenarios(run, [["Watchers", 5000]]);
  streams(run, Array.from({ length: 50 }, (_, i) => WORDS[i % 10] + "-" + i));
  rows(run, "connect", [[[], "orders-0", 3, 2]]);
  return frame(run);
}

const HOSTILE = "</script><img src=x onerror=\"window.hacked=1\"><svg onload=window.hacked=1>\u202egnp.exe\u0007\u001b[31m" + "<b>&amp;'\"`${window.hacked=1}".repeat(9) + "\ud83d";

/** Every text that comes from elsewhere is an attack. */
export function hostile() {
  const doc = demo();
  const poison = value => {
    if (typeof value === "string") return HOSTILE;
    if (Array.isArray(value)) return value.map(poison);
    return value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, poison(v)])) : value;
  };
  const named = doc.series.map(s => ({ ...s, ...(s.sum || s.owner === "run" ? {} : { path: s.kind ? [s.kind, HOSTILE, s.name + HOSTILE] : [s.name + HOSTILE], name: s.name + HOSTILE, ...(s.kind ? { groups: [HOSTILE] } : {}) }), texts: { errors: [{ text: HOSTILE, count: 3, share: 50, firstMs: 0, lastMs: 1000 }], lossReasons: [{ text: HOSTILE, count: 3, share: 50, firstMs: 0, lastMs: 1000 }], failures: [{ text: HOSTILE, count: 2 }] }, unknown: { deliveryLatency: HOSTILE } }));
  return {
    ...doc,
    tool: HOSTILE,
    run: { ...doc.run, simulation: HOSTILE, description: HOSTILE, ended: HOSTILE },
    verdict: { word: "failed", sentence: HOSTILE, reasons: [HOSTILE] },
    assertions: [{ text: HOSTILE, passed: false, actual: HOSTILE, message: HOSTILE }],
    how: poison(doc.how),
    trust: { word: "suspect", sentence: HOSTILE, reasons: [HOSTILE], figures: [{ title: HOSTILE, value: HOSTILE, limit: HOSTILE, state: "suspect" }], seconds: [{ atMs: 0, text: HOSTILE }] },
    notes: [HOSTILE],
    series: named,
    markers: [{ kind: "stall", atMs: 2000, untilMs: 3000, text: HOSTILE }],
  };
}

/** A run that ended before anything happened. */
export function nothing() {
  const doc = demo();
  return { ...doc, run: { ...doc.run, durationMs: 120, ended: "interrupted" }, verdict: { word: "invalid", sentence: "Nothing was measured.", reasons: ["No request succeeded and no event came."] }, assertions: [], series: [], markers: [], bins: { startMs: [], endMs: [] }, trust: { word: "unknown", sentence: "Nothing was measured.", reasons: [], figures: [], seconds: [] }, how: [] };
}

/** The run as it is after so many of its seconds. */
export function until(doc, bins) {
  const cut = list => (Array.isArray(list) ? list.slice(0, bins) : list && Object.fromEntries(Object.entries(list).map(([k, v]) => [k, cut(v)])));
  const live = bins < doc.bins.startMs.length;
  return { ...doc, live, verdict: live ? { word: "running", sentence: "The run is going on.", reasons: [] } : doc.verdict, run: { ...doc.run, durationMs: bins * 1000, ended: live ? "" : doc.run.ended }, bins: cut(doc.bins), series: doc.series.map(s => ({ ...s, over: cut(s.over) })) };
}

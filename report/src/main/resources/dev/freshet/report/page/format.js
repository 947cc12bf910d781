// SPDX-License-Identifier: Apache-2.0
"use strict";
/* Numbers, times and names as people read them. A quantity is a pair: the figure and its unit, so that the unit can be set smaller. */
(f => {
  const THIN = "\u202f";

  const trim = text => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
  const whole = v => Math.round(v).toLocaleString("en");

  /** Three digits, as many as a reader can use. */
  function three(v) {
    const size = Math.abs(v);
    if (size === 0) return "0";
    if (size < 0.01) return "< 0.01";
    return size < 9.995 ? trim(v.toFixed(2)) : size < 99.95 ? trim(v.toFixed(1)) : whole(v);
  }

  function latency(ns) {
    if (ns <= 0) return ["0", ""];
    if (ns < 1e3) return ["< 1", "µs"];
    if (ns < 999.5e3) return [three(ns / 1e3), "µs"];
    if (ns < 999.5e6) return [three(ns / 1e6), "ms"];
    if (ns < 59.95e9) return [three(ns / 1e9), "s"];
    return [elapsed(ns / 1e9), ns < 3600e9 ? "min" : "h"];
  }

  function bytes(v) {
    const units = ["B", "kB", "MB", "GB", "TB"];
    let i = 0;
    for (; Math.abs(v) >= 999.5 && i < units.length - 1; i++) v /= 1000;
    return [i === 0 ? whole(v) : three(v), units[i]];
  }

  function compact(v) {
    const size = Math.abs(v);
    if (size < 1e4) return three(v);
    return size < 1e6 ? three(v / 1e3) + THIN + "k" : size < 1e9 ? three(v / 1e6) + THIN + "M" : three(v / 1e9) + THIN + "G";
  }

  const two = n => String(n).padStart(2, "0");

  /** Seconds since the start of the run: 0:05, 1:02:03. */
  function elapsed(s) {
    const t = Math.max(0, Math.round(s));
    const rest = two(t % 60);
    return t < 3600 ? Math.floor(t / 60) + ":" + rest : Math.floor(t / 3600) + ":" + two(Math.floor(t / 60) % 60) + ":" + rest;
  }

  /** A time within a second, where that is what tells two moments apart. */
  const moment = ms => (ms % 1000 === 0 || ms > 600000 ? elapsed(ms / 1000) : Math.floor(ms / 60000) + ":" + two(Math.floor(ms / 1000) % 60) + "." + Math.floor((ms % 1000) / 100));

  /** How long something lasts, in words short enough for a heading. */
  function lasting(ms) {
    if (ms < 999.5) return [three(ms), "ms"];
    if (ms < 59950) return [three(ms / 1000), "s"];
    return [elapsed(ms / 1000), ms < 3600000 ? "min" : "h"];
  }

  const plain = ([text, unit]) => (unit ? text + THIN + unit : text);

  const percent = v => (v === 0 ? "0 %" : v < 0.01 ? "< 0.01 %" : v > 99.99 && v < 100 ? "> 99.99 %" : three(v) + " %");

  /** The value of a metric, by the unit of the document. */
  function quantity(unit, v) {
    if (v == null || Number.isNaN(v)) return ["–", ""];
    if (unit === "ns") return latency(v);
    if (unit === "B" || unit === "bytes") return bytes(v);
    return [Number.isInteger(v) ? whole(v) : three(v), ""];
  }

  /** Units of charts: the full value for readers, a short one for axes. Columns of latencies are microseconds. */
  const units = {
    count: { full: v => plain(quantity("1", v)), axis: compact },
    perSecond: { full: v => three(v) + "/s", axis: compact },
    bytesPerSecond: { full: v => plain(bytes(v)) + "/s", axis: v => plain(bytes(v)) },
    bytes: { full: v => plain(bytes(v)), axis: v => plain(bytes(v)) },
    latency: { full: v => plain(latency(v * 1e3)), axis: v => (v >= 6e7 && v % 6e7 ? plain([three(v / 1e6), "s"]) : plain(latency(v * 1e3))) },
    number: { full: v => three(v), axis: compact },
  };

  const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

  /** Wall clock of the machine that ran it. */
  const local = (ms, offsetMinutes) => new Date(ms + offsetMinutes * 60000);
  const clock = (ms, offset) => local(ms, offset).toISOString().slice(11, 19);
  const zone = offset => (offset === 0 ? "UTC" : "UTC" + (offset < 0 ? "−" : "+") + two(Math.floor(Math.abs(offset) / 60)) + ":" + two(Math.abs(offset) % 60));
  function date(ms, offset) {
    const t = local(ms, offset);
    return t.getUTCDate() + " " + months[t.getUTCMonth()] + " " + t.getUTCFullYear() + ", " + clock(ms, offset) + " " + zone(offset);
  }

  /** A percentile stays as it is written. */
  const sentence = text => (!text || /^p\d/.test(text) ? text || "" : text[0].toUpperCase() + text.slice(1));
  const many = (n, one, more) => whole(n) + " " + (n === 1 ? one : more);

  f.format = { three, whole, latency, bytes, compact, elapsed, moment, lasting, plain, percent, quantity, units, clock, zone, date, sentence, many, THIN };
})((window.freshet ||= {}));

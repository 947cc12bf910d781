// SPDX-License-Identifier: Apache-2.0
"use strict";
/* The run document, as the parts of the page ask it. Nothing here knows how anything looks. */
(f => {
  const PERCENTILES = [50, 75, 90, 95, 99, 99.9, 99.99];

  class Run {
    constructor(doc) {
      this.doc = doc;
      this.series = doc.series || [];
      this.byMetric = new Map((doc.metrics || []).map(metric => [metric.owner + "/" + metric.key, metric]));
      this.columns = new Map();
      this.lengthMs = Math.max(doc.run.durationMs || 0, ...((doc.bins && doc.bins.endMs) || []).slice(-1), 1);
    }

    metric(owner, key) {
      return this.byMetric.get(owner + "/" + key) || { owner, key, title: key, meaning: "", unit: "1", kind: "counter", bad: false };
    }

    metrics(owner, kind) {
      return (this.doc.metrics || []).filter(metric => metric.owner === owner && (!kind || metric.kind === kind));
    }

    /** The names of an owner; of rows, of one kind. */
    names(owner, kind) {
      return this.series.filter(s => s.owner === owner && !s.sum && (!kind || s.kind === kind));
    }

    /** All names together; of rows, all of one kind, since nothing else is alike. */
    sum(owner, kind) {
      const sum = this.series.find(s => s.owner === owner && s.sum && (!kind || (s.path || [])[0] === kind || s.kind === kind));
      if (sum) return sum;
      const names = this.names(owner, kind);
      return names.length === 1 || owner === "run" ? names[0] || null : null;
    }

    kinds() {
      const order = ["request", "connect", "check", "operation"];
      const found = [...new Set(this.names("row").map(row => row.kind))];
      return found.sort((a, b) => order.indexOf(a) - order.indexOf(b));
    }

    count(series, key) {
      return (series && series.counts && series.counts[key]) || 0;
    }

    level(series, key) {
      return (series && series.levels && series.levels[key]) || null;
    }

    spread(series, key) {
      const spread = series && series.spreads && series.spreads[key];
      return spread && spread.count > 0 ? spread : null;
    }

    /** A percentile of a distribution, null where nothing was measured. */
    percentile(series, key, p) {
      const spread = this.spread(series, key);
      return spread ? (p === 100 ? spread.max : spread.p[PERCENTILES.indexOf(p)]) : null;
    }

    texts(series, key) {
      return (series && series.texts && series.texts[key]) || [];
    }

    /** How many of a counter or of a distribution there are for each second of the run. */
    perSecond(count) {
      return count / (this.doc.run.durationMs / 1000 || 1);
    }

    /** When the columns of a series begin and end, in seconds. All series of the same breadth share one answer. */
    times(every = 1) {
      if (!this.columns.has(every)) {
        const { startMs = [], endMs = [] } = this.doc.bins || {};
        const start = [];
        const end = [];
        for (let i = 0; i < startMs.length; i += every) {
          start.push(startMs[i] / 1000);
          end.push(endMs[Math.min(i + every, startMs.length) - 1] / 1000);
        }
        this.columns.set(every, { start, end, middle: start.map((s, i) => (s + end[i]) / 2), width: usual(start, end) });
      }
      return this.columns.get(every);
    }

    /** What a counter, a level (or the count of a distribution) was in each column; null where nothing was measured. */
    over(series, key, part) {
      const over = series && series.over && series.over[key];
      const values = over && part ? over[part] : over;
      if (!Array.isArray(values)) return null;
      const { start } = this.times(series.every || 1);
      return Array.from(start, (_, i) => (values[i] == null ? null : values[i]));
    }

    /** Where a level stood in each column: where nothing is said, at nothing. */
    stood(series, key) {
      const values = this.over(series, key);
      return values && values.map(v => v || 0);
    }

    /** A counter for each second, column by column. A remainder at the end that is much shorter than the others tells no rate. */
    rate(series, key, part) {
      const values = this.over(series, key, part);
      if (!values) return null;
      const { start, end, width } = this.times(series.every || 1);
      return values.map((v, i) => (end[i] - start[i] < width * 0.2 ? null : (v || 0) / (end[i] - start[i])));
    }

    hasOver(series, key) {
      const over = series && series.over && series.over[key];
      if (!over) return false;
      const values = Array.isArray(over) ? over : over.count || over.max || [];
      return values.some(v => v);
    }

    /** The rows of the heat map, as lower bounds in µs or plain numbers. */
    heatRows() {
      return this.doc.heatRows || [];
    }
  }

  function usual(start, end) {
    const widths = start.map((s, i) => end[i] - s).sort((a, b) => a - b);
    return widths.length ? widths[widths.length >> 1] : 1;
  }

  /** Columns of one breadth made as broad as those of another: counters added, levels at their greatest. */
  function broaden(values, every, isLevel) {
    if (!values || every === 1) return values;
    const broad = [];
    for (let i = 0; i < values.length; i += every) {
      const part = values.slice(i, i + every).filter(v => v != null);
      broad.push(part.length === 0 ? null : isLevel ? Math.max(...part) : part.reduce((a, b) => a + b, 0));
    }
    return broad;
  }

  const title = series => (series.sum ? "all" : series.name || (series.path || []).slice(-1)[0] || "unnamed");

  /** Half a letter, as a name cut by a program may have at its end, is none that an address can have. */
  const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  const encoded = text => encodeURIComponent(String(text).replace(LONE, "\ufffd"));

  /** What a series is called in links and by the parts of the page that remember something of it. */
  const id = series => series.owner + "/" + (series.sum ? "*" : "") + (series.path || []).map(encoded).join("/");

  f.model = { Run, PERCENTILES, broaden, title, id, encoded };
})((window.freshet ||= {}));

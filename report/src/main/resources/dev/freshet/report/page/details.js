// SPDX-License-Identifier: Apache-2.0
"use strict";
/* Everything that is known of one name: walks the catalogue, so that what is measured later appears here without a change. */
(f => {
  const { el, button, on } = f.dom;
  const { whole, percent, plain, quantity, sentence, moment } = f.format;

  const heading = text => el("h4", null, text);

  // Distributions

  const HEADS = ["Count", "Least", "Mean", "Std. dev.", "p50", "p75", "p90", "p95", "p99", "p99.9", "p99.99", "Greatest"];

  function distributionRow(metric, spread) {
    const values = [spread.min, spread.mean, spread.stdDev, ...f.model.PERCENTILES.map((_, i) => spread.p[i]), spread.max];
    const outside = [spread.below ? whole(spread.below) + " below the range" : "", spread.above ? whole(spread.above) + " above the range" : ""].filter(Boolean).join(", ");
    return el(
      "tr",
      { "data-key": metric.key },
      el("th", { scope: "row", title: metric.meaning }, sentence(metric.title), outside ? el("span", "quiet block", outside) : null),
      el("td", "number", whole(spread.count)),
      values.map(v => el("td", "number", f.dom.figure(quantity(metric.unit, v)))),
    );
  }

  function distributions(run, series) {
    const rows = run.metrics(series.owner, "distribution").filter(metric => run.spread(series, metric.key));
    if (rows.length === 0) return null;
    return [
      heading("Times and sizes"),
      el(
        "div",
        { class: "scroll inner", tabindex: 0, role: "region", "aria-label": "Distributions of " + f.model.title(series) },
        el("table", "figures", el("caption", "unseen", "Distributions of " + f.model.title(series)), el("thead", null, el("tr", null, el("td", null), HEADS.map(h => el("th", { scope: "col", class: "number" }, h)))), el("tbody", null, rows.map(m => distributionRow(m, run.spread(series, m.key))))),
      ),
    ];
  }

  // Counters and levels

  function counts(run, series) {
    const counters = run.metrics(series.owner, "counter");
    const levels = run.metrics(series.owner, "level").filter(m => run.level(series, m.key));
    const some = counters.filter(m => run.count(series, m.key));
    const none = counters.filter(m => !run.count(series, m.key) && !(series.unknown && series.unknown[m.key]));
    const fact = (metric, content, bad) => el("div", { title: metric.meaning, "data-key": metric.key }, el("dt", null, sentence(metric.title)), el("dd", bad ? "bad" : null, content));
    if (some.length + levels.length === 0) return null;
    return [
      heading("Counts"),
      el(
        "dl",
        "facts",
        levels.map(m => fact(m, [whole(run.level(series, m.key).peak), el("span", "quiet", " at most, " + whole(run.level(series, m.key).now) + (run.doc.live ? " now" : " at the end"))])),
        some.map(m => fact(m, [...f.dom.figure(quantity(m.unit === "1" ? "1" : m.unit, run.count(series, m.key)))], m.bad)),
      ),
      none.length ? el("p", "fine", "None: " + none.map(m => m.title).join(", ") + ".") : null,
    ];
  }

  /** What is not known, and what would make it known: one line for each reason. */
  function unknown(series) {
    const byReason = new Map();
    for (const [key, reason] of Object.entries(series.unknown || {})) {
      byReason.set(reason, [...(byReason.get(reason) || []), f.run.metric(series.owner, key).title]);
    }
    if (byReason.size === 0) return null;
    const lines = [...byReason].map(([reason, titles]) => el("li", null, el("b", null, sentence(titles.join(", "))), ": ", reason));
    return el("details", { class: "fine unknown", "data-key": "unknown " + f.model.id(series) }, el("summary", null, "What is not known, and why"), el("ul", null, lines));
  }

  /** Texts with how often they came, and when first and last. */
  function texts(caption, list, by) {
    return el(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
      el(
        "table",
        "figures errors",
        el("caption", "unseen", caption),
        el("thead", null, el("tr", null, [by, "What"].filter(Boolean).map(h => el("th", { scope: "col" }, h)), ["Count", "Share", "First", "Last"].map(h => el("th", { scope: "col", class: "number" }, h)))),
        el("tbody", null, list.map(t => el("tr", null, t.by ? el("th", { scope: "row" }, t.by) : null, el(t.by ? "td" : "th", t.by ? "text" : { scope: "row", class: "text" }, el("bdi", null, t.text)), el("td", "number", whole(t.count)), el("td", "number", t.share == null ? "–" : percent(t.share)), el("td", "number", t.firstMs == null ? "–" : moment(t.firstMs)), el("td", "number", t.lastMs == null ? "–" : moment(t.lastMs))))),
      ),
    );
  }

  function failures(run, series) {
    return run.metrics(series.owner, "texts").flatMap(metric => {
      const list = run.texts(series, metric.key);
      return list.length === 0 ? [] : [heading(sentence(metric.title)), texts(sentence(metric.title) + " of " + f.model.title(series), list)];
    });
  }

  // What differs by owner

  function ends(run, series) {
    const kinds = run.metrics("stream", "counter").filter(m => m.key.startsWith("ends.") && m.key.endsWith(".count") && run.count(series, m.key));
    const all = kinds.reduce((n, m) => n + run.count(series, m.key), 0);
    if (series.owner !== "stream" || all === 0) return null;
    const life = m => run.spread(series, m.key.replace(/count$/, "lifetime"));
    return [
      heading("How streams ended"),
      el("ul", "bars", kinds.map(m => {
        const share = (run.count(series, m.key) / all) * 100;
        const spread = life(m);
        return el("li", { title: m.meaning }, el("span", "label", sentence(m.title)), f.curves.bar(share, m.bad ? "bad" : "c1"), el("span", "value", whole(run.count(series, m.key)), el("span", "quiet", " " + percent(share) + (spread ? ", after " + plain(quantity("ns", spread.p[0])) + " (median)" : ""))));
      })),
    ];
  }

  function parts(run, series) {
    const keys = ["dns", "connect", "tls", "firstByte"].filter(key => run.spread(series, key));
    if (series.owner !== "row" || keys.length === 0) return null;
    const all = keys.reduce((n, key) => n + run.spread(series, key).mean, 0) || 1;
    return [
      heading("Where the time went"),
      el("ul", "bars", keys.map(key => {
        const spread = run.spread(series, key);
        const metric = run.metric("row", key);
        return el("li", { title: metric.meaning }, el("span", "label", sentence(metric.title)), f.curves.bar((spread.mean / all) * 100), el("span", "value", ...f.dom.figure(quantity("ns", spread.mean)), el("span", "quiet", " on average, p99 " + plain(quantity("ns", run.percentile(series, key, 99))) + ", " + whole(spread.count) + " times")));
      })),
    ];
  }

  // Charts

  /** What a reader looks at first; everything else that has a course follows. */
  const FIRST = ["eventGap", "deliveryLatency", "timeToFirstEvent", "ok", "ko"];

  function chosenDistribution(run, series) {
    const keys = run.metrics(series.owner, "distribution").map(m => m.key).filter(key => run.spread(series, key));
    keys.sort((a, b) => ((FIRST.indexOf(a) + 99) % 99) - ((FIRST.indexOf(b) + 99) % 99));
    const id = "curve " + f.model.id(series);
    const chosen = keys.includes(f.state.pick.get(id)) ? f.state.pick.get(id) : keys[0];
    return { keys, id, chosen };
  }

  function curves(run, series) {
    const { keys, id, chosen } = chosenDistribution(run, series);
    if (!chosen) return null;
    const metric = run.metric(series.owner, chosen);
    const spread = run.spread(series, chosen);
    const pictures = [f.curves.percentiles(metric, spread), f.curves.distribution(metric, spread)].filter(Boolean);
    return [
      heading("Distribution of " + metric.title),
      el("div", "tools", keys.length < 2 ? null : el("label", "picker", "Show ", el("select", { "data-change": "pick", "data-arg": id }, keys.map(key => el("option", { value: key, selected: key === chosen }, run.metric(series.owner, key).title))))),
      el("div", "charts", pictures),
    ];
  }

  function ratesOf(run, series, id) {
    const single = (key, title, unit) => (run.hasOver(series, key) ? { id: id + " " + key, title, unit, lines: [{ key, label: title, values: unit === "count" ? run.stood(series, key) : run.rate(series, key), colour: "c1", fill: true }], times: run.times(series.every || 1) } : null);
    if (series.owner === "row") return [f.time.okAndKo(id + " rate", "OK and KO per second", series)];
    if (series.owner !== "stream") return run.metrics(series.owner).filter(m => m.kind === "counter" || m.kind === "level").slice(0, 4).map(m => single(m.key, sentence(m.title) + (m.kind === "level" ? "" : " per second"), m.kind === "level" ? "count" : "perSecond"));
    return [
      single("events", "Events per second", "perSecond"),
      single("open", "Open streams", "count"),
      f.time.opening(run, series, id + " opening"),
      f.time.badCounters(run, id + " faults", "Lost, duplicated, out of order per second", series, ["sequence.lost", "sequence.duplicated", "sequence.outOfOrder"]),
    ];
  }

  function course(run, series) {
    const id = f.model.id(series);
    const keys = run.metrics(series.owner, "distribution").map(m => m.key).filter(key => run.hasOver(series, key));
    keys.sort((a, b) => ((FIRST.indexOf(a) + 99) % 99) - ((FIRST.indexOf(b) + 99) % 99));
    const draw = key => {
      const metric = run.metric(series.owner, key);
      return [f.charts.chart(f.time.bands(id + " " + key, sentence(metric.title), series, key)), f.charts.chart(f.heat.heatSpec(id + " " + key + " heat", sentence(metric.title) + ", all values", f.time.unitOf(metric), series, key))];
    };
    const first = keys.filter(key => FIRST.includes(key));
    const rest = keys.filter(key => !FIRST.includes(key));
    const blocks = [ratesOf(run, series, id).map(f.charts.chart), first.flatMap(draw)].map(block => block.filter(Boolean)).filter(block => block.length);
    const more = "more " + id;
    const isOpen = f.state.open.has(more);
    return [
      blocks.length ? heading("Over time") : null,
      ...blocks.map(block => el("div", "charts", block)),
      rest.length ? el("p", "tools", button("show-more", more, { class: "plain", "aria-expanded": String(isOpen) }, isOpen ? "Fewer charts" : f.format.many(rest.length, "more chart", "more charts") + ": " + rest.slice(0, 3).map(key => run.metric(series.owner, key).title).join(", ") + (rest.length > 3 ? " …" : ""))) : null,
      isOpen ? el("div", "charts", rest.flatMap(draw)) : null,
    ];
  }

  on("show-more", key => {
    f.state.toggle(f.state.open, key);
    f.state.changed();
  });

  /** All there is of a series, as it opens below its row. */
  function details(series) {
    const run = f.run;
    const groups = series.groups || [];
    return [
      el("div", "full", groups.length ? el("p", "crumbs", groups.map(g => [el("bdi", null, g), " › "])) : null, el("p", "whole-name", el("bdi", null, f.model.title(series))), el("a", { class: "link", href: "#" + f.model.id(series) }, "Link to these details")),
      ...failures(run, series),
      ...(course(run, series) || []),
      ...(curves(run, series) || []),
      ends(run, series),
      parts(run, series),
      distributions(run, series),
      counts(run, series),
      unknown(series),
    ];
  }

  f.details = { details, texts, distributions, counts, unknown, failures };
})((window.freshet ||= {}));

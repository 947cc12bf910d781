// SPDX-License-Identifier: Apache-2.0
"use strict";
/* Event streams by name. */
(f => {
  const { el } = f.dom;
  const { three, whole } = f.format;

  const row = series => ({ key: f.model.id(series), series, name: series.sum ? "All streams" : f.model.title(series), groups: [], detail: () => f.details.details(series) });

  function distributions(run, all) {
    const first = ["eventGap", "timeToFirstEvent", "deliveryLatency"];
    const keys = run.metrics("stream", "distribution").map(m => m.key).filter(key => all.some(s => run.spread(s, key)));
    return [...first.filter(key => keys.includes(key)), ...keys.filter(key => !first.includes(key))];
  }

  const ENDS_BADLY = ["connectsFailed", "ends.dropped.count", "ends.stalled.count", "ends.refused.count"];

  function columns(run, all, chosen) {
    const count = (key, title, more) => ({ key, title, number: true, value: r => run.count(r.series, key), meaning: run.metric("stream", key).meaning, ...more });
    const asked = all.some(s => run.count(s, "sequence.checked") || run.count(s, "sequence.unnumbered"));
    return [
      { key: "name", title: "Stream", value: r => r.name },
      { key: "course", title: "", says: "Course of events per second", sorts: false, class: "course", value: r => (run.hasOver(r.series, "events") ? 1 : null), cell: r => f.curves.spark(run.rate(r.series, "events")) },
      count("opened", "Opened"),
      { key: "open", title: "Open, peak", number: true, value: r => run.level(r.series, "open")?.peak ?? null, meaning: "streams open at once" },
      count("events", "Events"),
      { key: "rate", title: "Events/s", number: true, value: r => run.perSecond(run.count(r.series, "events")), cell: r => three(run.perSecond(run.count(r.series, "events"))), meaning: "on average over the whole run" },
      ...(chosen ? f.table.percentileColumns(run, "stream", chosen) : []),
      asked ? count("sequence.lost", "Lost", { bad: true, starts: true }) : null,
      asked ? count("sequence.duplicated", "Twice", { bad: true }) : null,
      { key: "badly", title: "Failed", number: true, bad: true, starts: !asked, meaning: "not opened, dropped, stalled or refused", value: r => ENDS_BADLY.reduce((n, key) => n + run.count(r.series, key), 0), cell: r => whole(ENDS_BADLY.reduce((n, key) => n + run.count(r.series, key), 0)) },
    ].filter(Boolean);
  }

  function checks(run) {
    const all = run.names("standingCheck");
    if (all.length === 0) return [];
    const count = (key, title, bad) => ({ key, title, number: true, bad, value: r => run.count(r.series, key), meaning: run.metric("standingCheck", key).meaning });
    return [
      el("h3", null, "Standing checks"),
      ...f.table.tableOf({
        id: "standing-checks",
        caption: "Standing checks by stream and name",
        columns: [{ key: "name", title: "Check", value: r => r.name }, count("okCount", "OK"), count("koCount", "KO", true), { key: "failure", title: "First failure", value: r => run.texts(r.series, "firstFailure")[0]?.text ?? null, class: "wrap" }],
        rows: all.map(s => ({ key: f.model.id(s), series: s, groups: s.path.slice(0, -1), name: s.path[s.path.length - 1] })),
      }),
    ];
  }

  f.state.part("streams", "Streams", run => {
    const names = run.names("stream");
    if (names.length === 0) return null;
    const sum = run.sum("stream");
    const all = sum && sum.sum && names.length > 1 ? [sum] : [];
    const keys = distributions(run, [...all, ...names]);
    const picked = f.state.pick.get("streams");
    const chosen = keys.includes(picked) ? picked : keys[0];
    const unknown = sum ? f.details.unknown(sum) : null;
    return [
      ...f.table.tableOf({ id: "streams", caption: "Event streams by name", columns: columns(run, names, chosen), rows: names.map(row), totals: all.map(row), tools: f.table.picker("streams", "stream", keys, chosen) }),
      unknown,
      ...checks(run),
    ];
  });
})((window.freshet ||= {}));

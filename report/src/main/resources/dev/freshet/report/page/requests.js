// SPDX-License-Identifier: Apache-2.0
"use strict";
/* Requests, connects, checks and operations, each in a table of its own, since nothing of them is alike; groups, users and values. */
(f => {
  const { el } = f.dom;
  const { three, percent } = f.format;
  const KINDS = { request: "Plain requests", connect: "Connects", check: "Checks", operation: "Operations" };
  const MEANINGS = {
    request: "Plain requests: from before the connection is asked for to the end of the body.",
    connect: "Connects of event streams: from their start to the response head.",
    check: "Waits of users for a message, or for the end of a stream.",
    operation: "What is carried out at once, such as a close: it takes no time.",
  };

  const ok = (run, s) => (run.spread(s, "ok")?.count || 0) + run.count(s, "okUntimedCount");
  const ko = (run, s) => (run.spread(s, "ko")?.count || 0) + run.count(s, "koUntimedCount");
  const koShare = (run, s) => (ok(run, s) + ko(run, s) ? (ko(run, s) / (ok(run, s) + ko(run, s))) * 100 : null);

  const row = series => ({ key: f.model.id(series), series, name: series.sum ? "All " + (KINDS[series.kind || series.path[0]] || "rows").toLowerCase() : f.model.title(series), groups: series.groups || [], detail: () => f.details.details(series) });

  function course(run, s) {
    const timed = run.rate(s, "ok", "count");
    return timed || run.rate(s, "okUntimedCount");
  }

  function columns(run, kind, names, chosen) {
    const figure = (key, title, value, more) => ({ key, title, number: true, value: r => value(r.series), ...more });
    const skipped = names.some(s => run.count(s, "skippedCount"));
    const unfinished = names.some(s => run.spread(s, "unfinishedAge"));
    return [
      { key: "name", title: kind === "request" ? "Request" : KINDS[kind].replace(/s$/, ""), value: r => r.name },
      { key: "course", title: "", says: "Course of OK per second", sorts: false, class: "course", value: r => (course(run, r.series) ? 1 : null), cell: r => f.curves.spark(course(run, r.series)) },
      figure("ok", "OK", s => ok(run, s)),
      figure("ko", "KO", s => ko(run, s), { bad: true }),
      { ...figure("share", "KO %", s => koShare(run, s), { bad: true }), cell: r => (koShare(run, r.series) == null ? "–" : percent(koShare(run, r.series))) },
      skipped ? figure("skipped", "Skipped", s => run.count(s, "skippedCount"), { meaning: run.metric("row", "skippedCount").meaning }) : null,
      unfinished ? figure("unfinished", "Unfinished", s => run.spread(s, "unfinishedAge")?.count || 0, { meaning: run.metric("row", "unfinishedAge").meaning }) : null,
      { key: "rate", title: "/s", number: true, meaning: "OK per second, on average over the whole run", value: r => run.perSecond(ok(run, r.series)), cell: r => three(run.perSecond(ok(run, r.series))) },
      ...(chosen ? f.table.percentileColumns(run, "row", chosen, chosen === "ok" ? "Time of OK" : chosen === "ko" ? "Time of KO" : null) : []),
    ].filter(Boolean);
  }

  function kindTable(run, kind) {
    const id = "rows-" + kind;
    const names = run.names("row", kind);
    const sum = run.sum("row", kind);
    const all = sum && sum.sum && names.length > 1 ? [sum] : [];
    const keys = run.metrics("row", "distribution").map(m => m.key).filter(key => key !== "unfinishedAge" && names.some(s => run.spread(s, key)));
    const picked = f.state.pick.get(id);
    const chosen = keys.includes(picked) ? picked : keys[0];
    return [
      el("h3", { "data-key": "h " + id, title: MEANINGS[kind] }, KINDS[kind] || kind),
      ...f.table.tableOf({ id, caption: (KINDS[kind] || kind) + " by name", columns: columns(run, kind, names, chosen), rows: names.map(row), totals: all.map(row), tools: f.table.picker(id, "row", keys, chosen) }),
    ];
  }

  /** Names of an owner with whatever is measured of it: the greatest counters, and one distribution. */
  function plainTable(run, owner, id, title, nameOf = s => f.model.title(s), names = run.names(owner)) {
    if (names.length === 0) return [];
    const some = metric => names.some(s => (metric.kind === "counter" ? run.count(s, metric.key) : run.level(s, metric.key)));
    const counters = run.metrics(owner).filter(m => (m.kind === "counter" || m.kind === "level") && some(m)).slice(0, 6);
    const keys = run.metrics(owner, "distribution").map(m => m.key).filter(key => names.some(s => run.spread(s, key)));
    const picked = f.state.pick.get(id);
    const chosen = keys.includes(picked) ? picked : keys[0];
    const count = m => ({ key: m.key, title: f.format.sentence(m.title) + (m.kind === "level" ? ", peak" : ""), number: true, unit: m.unit, bad: m.bad, meaning: m.meaning, value: r => (m.kind === "counter" ? run.count(r.series, m.key) : run.level(r.series, m.key)?.peak ?? null) });
    const amount = chosen ? [{ key: "count", title: "Count", number: true, over: f.format.sentence(run.metric(owner, chosen).title), starts: true, value: r => run.spread(r.series, chosen)?.count ?? null }] : [];
    const percentiles = chosen ? f.table.percentileColumns(run, owner, chosen).map(c => ({ ...c, starts: false })) : [];
    return [
      el("h3", { "data-key": "h " + id }, title),
      ...f.table.tableOf({
        id,
        caption: title + " by name",
        columns: [{ key: "name", title: "Name", value: r => r.name }, ...counters.map(count), ...amount, ...percentiles],
        rows: names.map(s => ({ key: f.model.id(s), series: s, name: nameOf(s), groups: owner === "group" ? s.path.slice(0, -1) : [], detail: () => f.details.details(s) })),
        tools: f.table.picker(id, owner, keys, chosen),
      }),
    ];
  }

  f.state.part("requests", "Requests", run => {
    const kinds = run.kinds();
    const groups = plainTable(run, "group", "groups", "Groups");
    return kinds.length + groups.length === 0 ? null : [...kinds.flatMap(kind => kindTable(run, kind)), ...groups];
  });

  const valueName = s => (s.path.length > 1 && s.path[1] ? s.path[0] + ", " + s.path[1] : s.path[0]);

  const measureName = s => s.path.slice(0, 2).join(" / ") + (s.path[2] ? ", " + s.path[2] : "");

  /** Times, numbers and shares are of different things: a table for each. */
  f.state.part("measures", "Measures", run => {
    const all = run.names("measure");
    const kind = s => (run.spread(s, "number") ? "numbers" : run.count(s, "judged") ? "shares" : "times");
    const table = (of, title) => plainTable(run, "measure", "measures-" + of, title, measureName, all.filter(s => kind(s) === of));
    return all.length === 0 ? null : [...table("times", "Times and gaps"), ...table("numbers", "Numbers"), ...table("shares", "Goodput")];
  });

  f.state.part("users", "Users", run => {
    const users = plainTable(run, "scenario", "scenarios", "Scenarios");
    return users.length === 0 ? null : users;
  });

  f.state.part("values", "Values", run => {
    const values = plainTable(run, "value", "values", "Recorded values", valueName);
    return values.length === 0 ? null : values;
  });

  f.requests = { KINDS };
})((window.freshet ||= {}));

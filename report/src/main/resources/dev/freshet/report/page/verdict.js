// SPDX-License-Identifier: Apache-2.0
"use strict";
/* The first screen: did it hold, what did not, and the handful of figures that a reader came for. */
(f => {
  const { el, svg } = f.dom;
  const { whole, three, plain, percent, many, sentence } = f.format;

  const SIGNS = {
    held: "M9 16.5l5 5L23.5 11",
    failed: "M10.5 10.5l11 11M21.5 10.5l-11 11",
    suspect: "M16 8.5v9.5M16 22.4v.2",
    invalid: "M9.5 16h13",
    running: "M7 16h4l3-6 4 12 3-6h4",
  };
  const TONES = { held: "good", failed: "bad", suspect: "warn", invalid: "bad", running: "live" };
  const WORDS = { held: "Held", failed: "Failed", suspect: "Suspect", invalid: "Invalid", running: "Running" };

  const sign = word => svg("svg", { class: "sign", viewBox: "0 0 32 32", width: 40, height: 40, "aria-hidden": "true" }, svg("circle", { cx: 16, cy: 16, r: 15 }), svg("path", { d: SIGNS[word] || SIGNS.invalid }));

  /** The package of a class stands small above its name. */
  function heading(run) {
    const { simulation, description } = run.doc.run;
    const dot = (simulation || "").lastIndexOf(".");
    const qualified = dot > 0 && dot < simulation.length - 1;
    return [
      qualified ? el("p", "package", simulation.slice(0, dot)) : null,
      el("h1", { id: "title" }, el("bdi", null, qualified ? simulation.slice(dot + 1) : simulation || "Unnamed simulation")),
      description ? el("p", "description", description) : null,
    ];
  }

  function facts(run) {
    const { startMs, offsetMinutes = 0, durationMs, ended } = run.doc.run;
    const fact = (title, content) => el("div", null, el("dt", null, title), el("dd", null, content));
    return el(
      "dl",
      "card",
      fact("Started", el("time", { datetime: new Date(startMs).toISOString() }, f.format.date(startMs, offsetMinutes))),
      fact(ended || !run.doc.live ? "Lasted" : "Running for", plain(f.format.lasting(durationMs))),
      fact("Ended", sentence(ended) || "still running"),
    );
  }

  function failed(run) {
    const all = run.doc.assertions || [];
    const bad = all.filter(a => !a.passed);
    if (bad.length === 0) return null;
    return el(
      "div",
      "failed",
      el("h2", "unseen", "Assertions that failed"),
      el("ul", null, bad.slice(0, 8).map(a => el("li", null, el("span", "asked", a.text || a.message), a.actual ? el("span", "actual", el("span", "quiet", "was "), el("b", null, a.actual)) : null))),
      bad.length > 8 ? el("p", null, el("a", { href: "#assertions" }, "and " + (bad.length - 8) + " more")) : null,
    );
  }

  /** Reasons that say more than the sentence and the list of what failed. */
  function furtherReasons(run) {
    const { sentence: text = "", reasons = [] } = run.doc.verdict || {};
    const said = (run.doc.assertions || []).filter(a => !a.passed).flatMap(a => [a.message, a.text]).filter(Boolean);
    return reasons.filter(reason => reason !== text && !said.some(known => reason.includes(known)));
  }

  function verdict(run) {
    const { word = "held", sentence: text } = run.doc.verdict || {};
    const reasons = furtherReasons(run);
    return el(
      "div",
      { class: "verdict " + (TONES[word] || "warn"), role: "group", "aria-label": "Verdict" },
      sign(word),
      el("div", "said", el("p", "word", WORDS[word] || sentence(word)), el("p", "sentence", text), reasons.length > 0 ? el("ul", "reasons", reasons.map(r => el("li", null, r))) : null),
      failed(run),
    );
  }

  // The figures

  function tile(key, title, big, small, { tone = "", spark = null, href = null } = {}) {
    return el(
      "div",
      { class: "tile " + tone, "data-key": key },
      el("p", "title", href ? el("a", { href }, title) : title),
      el("p", "big", f.dom.figure(big)),
      el("p", "small", small),
      spark ? el("div", "under", spark) : null,
    );
  }

  const wide = (values, tone) => f.curves.spark(values, { width: 200, height: 30, tone });

  function users(run) {
    const all = run.sum("scenario");
    const level = run.level(run.sum("run"), "users") || run.level(all, "active") || { now: 0, peak: 0 };
    const now = run.doc.live ? level.now : level.peak;
    return tile("users", run.doc.live ? "Users now" : "Users, peak", [whole(now), ""], whole(run.count(all, "started")) + " started" + (run.doc.live ? ", at most " + whole(level.peak) + " at once" : ""), {
      spark: wide(run.over(run.sum("run"), "users") || run.over(all, "active"), "c1"),
    });
  }

  function open(run, stream) {
    const level = run.level(run.sum("run"), "open") || run.level(stream, "open") || { now: 0, peak: 0 };
    const failures = run.count(stream, "connectsFailed");
    const gone = run.count(stream, "lostForGood");
    const bad = [failures ? whole(failures) + " not opened" : "", gone ? whole(gone) + " lost for good" : ""].filter(Boolean).join(", ");
    const small = [whole(run.count(stream, "opened")) + " opened", bad ? [", ", el("span", "bad", bad)] : null];
    return tile("open", run.doc.live ? "Open streams now" : "Open streams, peak", [whole(run.doc.live ? level.now : level.peak), ""], small, {
      href: "#streams",
      spark: wide(run.over(run.sum("run"), "open") || run.over(stream, "open"), "c1"),
    });
  }

  function events(run, stream) {
    const count = run.count(stream, "events");
    const rates = run.rate(stream, "events") || [];
    const most = Math.max(0, ...rates.filter(v => v != null));
    const last = rates.filter(v => v != null).slice(-1)[0] || 0;
    return tile("events", run.doc.live ? "Events per second now" : "Events per second", [three(run.doc.live ? last : run.perSecond(count)), "/s"], whole(count) + " in all, at most " + three(most) + "/s", { href: "#time", spark: wide(rates, "c1") });
  }

  function spreadTile(run, key, series, metricKey, p, title, more = []) {
    const metric = run.metric(series.owner, metricKey);
    const spread = run.spread(series, metricKey);
    const name = title || sentence(metric.title);
    if (!spread) {
      const why = series.unknown && series.unknown[metricKey];
      return tile(key, name, ["–", ""], why ? sentence(why) : "nothing measured");
    }
    const q = v => plain(f.format.quantity(metric.unit, v));
    const small = ["median " + q(spread.p[0]) + ", greatest " + q(spread.max), ...more];
    return tile(key, name + ", p" + p, f.format.quantity(metric.unit, run.percentile(series, metricKey, p)), small, { spark: wide(run.over(series, metricKey, p >= 99 ? "p99" : "p95"), "c1") });
  }

  function firstEvent(run, stream) {
    const without = run.count(stream, "endedBeforeFirstEvent");
    return spreadTile(run, "first", stream, "timeToFirstEvent", 95, null, without ? [el("span", "bad block", many(without, "stream", "streams") + " ended before it")] : []);
  }

  /** What was not asked for has no tile: it is said below that it could be. */
  function lost(run, stream) {
    const asked = run.count(stream, "sequence.checked") + run.count(stream, "sequence.unnumbered");
    if (!asked) return null;
    const gone = run.count(stream, "sequence.lost");
    const twice = run.count(stream, "sequence.duplicated");
    const late = run.count(stream, "sequence.outOfOrder");
    const small = [whole(twice) + " twice, " + whole(late) + " out of order", ", of " + whole(asked)];
    return tile("lost", "Events lost", [whole(gone), ""], small, { tone: gone || twice ? "bad" : "good", href: "#streams" });
  }

  function requests(run) {
    const all = run.sum("row", "request");
    if (!all || !run.spread(all, "ok")) return null;
    const count = (run.spread(all, "ok")?.count || 0) + run.count(all, "okUntimedCount");
    return spreadTile(run, "requests", all, "ok", 95, "Response time", [el("span", "block", whole(count) + " requests OK, " + three(run.perSecond(count)) + "/s")]);
  }

  const failuresOf = run => [...run.texts(run.sum("run"), "failures"), ...run.texts(run.sum("run"), "errors")];

  const KINDS = { request: "requests", connect: "connects", check: "checks", operation: "operations" };

  function shares(run) {
    return run.kinds().map(kind => {
      const all = run.sum("row", kind);
      const ko = (run.spread(all, "ko")?.count || 0) + run.count(all, "koUntimedCount");
      const ok = (run.spread(all, "ok")?.count || 0) + run.count(all, "okUntimedCount");
      return ko ? percent((ko / (ok + ko)) * 100) + " of " + KINDS[kind] : null;
    });
  }

  function errors(run) {
    const count = failuresOf(run).reduce((n, t) => n + t.count, 0);
    const told = shares(run).filter(Boolean);
    const isTried = run.kinds().length > 0;
    const small = count === 0 && told.length === 0 ? (isTried ? "nothing failed" : "nothing was tried") : told.join(", ") || "no request, connect or check failed";
    return tile("errors", "Errors", [whole(count), ""], small, { tone: count ? "bad" : isTried ? "good" : "", href: count ? "#errors" : null });
  }

  function trust(run) {
    const { word = "unknown", reasons = [], figures = [] } = run.doc.trust || {};
    const isSuspect = /suspect/i.test(word);
    const isKnown = !/unknown|unmeasured/i.test(word);
    const small = reasons.length ? reasons[0] + (reasons.length > 1 ? ", and " + (reasons.length - 1) + " more" : "") : !isKnown ? "nothing was measured" : figures.some(fig => fig.state === "unknown") ? "nothing speaks against it; not everything was measured" : "nothing speaks against it";
    return tile("trust", "Can it be trusted?", [sentence(word), ""], small, { tone: (isSuspect ? "warn" : isKnown ? "good" : "") + " words", href: "#trust" });
  }

  function tiles(run) {
    const stream = run.names("stream").length > 0 ? run.sum("stream") : null;
    const delivery = stream && (run.spread(stream, "deliveryLatency") || run.count(stream, "clockSkewed") || run.count(stream, "undated"));
    const lossless = stream && lost(run, stream);
    const list = [
      users(run),
      stream ? open(run, stream) : null,
      stream ? events(run, stream) : null,
      stream ? firstEvent(run, stream) : null,
      stream ? spreadTile(run, "gap", stream, "eventGap", 99) : null,
      delivery ? spreadTile(run, "delivery", stream, "deliveryLatency", 99) : null,
      lossless,
      requests(run),
      errors(run),
      trust(run),
    ].filter(Boolean);
    return el("div", { class: "tiles of" + list.length }, list);
  }

  function notes(run) {
    const all = run.doc.notes || [];
    return all.length === 0 ? null : el("aside", { class: "notes", "aria-label": "Notes on these figures" }, el("ul", null, all.map(note => el("li", null, note))));
  }

  f.state.part("result", "Result", run => [el("div", "head", el("div", "run", heading(run), facts(run)), verdict(run)), tiles(run), notes(run)]);
  f.verdict = { failuresOf };
})((window.freshet ||= {}));

// SPDX-License-Identifier: Apache-2.0
"use strict";
/* What a chart is to uPlot: lines, bands between percentiles, markers, the cursor, and zooming. */
(f => {
  const { el } = f.dom;
  const HEIGHT = 220;
  /** A chart on a sheet of A4, two beside each other, in CSS pixels. */
  const PAPER = 330;

  /** A value between two gaps would be no line at all: it is a point. */
  const lonely = (u, index, shown) => {
    if (shown) return null;
    const values = u.data[index];
    const alone = [];
    for (let i = u.series[0].idxs[0]; i <= u.series[0].idxs[1]; i++) {
      if (values[i] != null && values[i - 1] == null && values[i + 1] == null) alone.push(i);
    }
    return alone.length ? alone : null;
  };

  const isHidden = (spec, line) => f.state.hidden.get(spec.id)?.has(line.key) ?? Boolean(line.off);

  function seriesOf(spec, line) {
    const stroke = () => f.axes.colour(line.colour);
    return {
      label: line.label,
      stroke,
      width: line.width || 1.75,
      dash: line.dash,
      fill: line.fill ? () => f.axes.colour(line.colour) + "22" : undefined,
      points: spec.kind === "heat" ? { show: false } : { size: 5, fill: stroke, filter: lonely },
      paths: spec.kind === "heat" ? () => null : undefined,
      show: !isHidden(spec, line),
    };
  }

  function scaleOfValues(spec) {
    if (spec.scale) return spec.scale;
    if (spec.log) return { distr: 3, log: 10 };
    return { range: (u, min, max) => [0, max > 0 ? max * 1.08 : 1] };
  }

  function optionsOf(spec, place) {
    return {
      width: f.state.isOnPaper() ? PAPER : Math.max(place.clientWidth, 120),
      height: HEIGHT,
      legend: { show: false },
      padding: [10, 30, 0, 0],
      cursor: {
        y: false,
        sync: { key: "run", setSeries: false, scales: ["x", null] },
        drag: { x: true, y: false, dist: 6, setScale: false },
        points: { show: spec.kind !== "heat", size: 7, width: 2, stroke: (u, i) => u.series[i].stroke(u, i), fill: () => f.axes.colour("surface") },
      },
      scales: { x: { time: false, range: () => f.state.range() }, y: scaleOfValues(spec) },
      axes: [f.axes.timeAxis(), spec.axis ? spec.axis() : f.axes.valueAxis(spec.unit, spec.log)],
      series: [{}, ...spec.lines.map(line => seriesOf(spec, line))],
      bands: (spec.bands || []).map(band => ({ series: band.between, fill: f.axes.colour(band.colour) })),
      hooks: {
        drawAxes: [drawSpans, u => { if (spec.paint) spec.paint(u); }, drawMarkers],
        setCursor: [u => showTip(u, place)],
        setSelect: [u => zoomTo(u, place)],
      },
    };
  }

  const valuesOf = spec => [spec.times.middle, ...spec.lines.map(line => (spec.log ? line.values.map(v => (v == null ? null : Math.max(v, spec.floor || 1))) : line.values))];

  // Markers

  const MARKS = { phase: "mark", stall: "bad", reconnect: "c2", trust: "c5", end: "quiet" };

  function within(u, paint) {
    const { ctx, bbox } = u;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    for (const marker of f.run.doc.markers || []) {
      ctx.strokeStyle = ctx.fillStyle = f.axes.colour(MARKS[marker.kind] || "mark");
      paint(ctx, bbox, marker, u.valToPos(marker.atMs / 1000, "x", true));
    }
    ctx.restore();
  }

  /** How long something went on, behind what is drawn. */
  const drawSpans = u =>
    within(u, (ctx, bbox, { kind, atMs, untilMs }, left) => {
      if (kind === "phase" || !(untilMs > atMs)) return;
      ctx.globalAlpha = 0.09;
      ctx.fillRect(left, bbox.top, Math.max(1, u.valToPos(untilMs / 1000, "x", true) - left), bbox.height);
    });

  /** When it began. Many of them stand back behind what they mark. */
  const drawMarkers = u => {
    const strength = (f.run.doc.markers || []).length > 12 ? 0.35 : 0.7;
    within(u, (ctx, bbox, { kind }, left) => {
      const isPhase = kind === "phase";
      ctx.globalAlpha = isPhase ? 0.55 : strength;
      ctx.setLineDash(isPhase ? [2 * devicePixelRatio, 3 * devicePixelRatio] : []);
      ctx.lineWidth = devicePixelRatio;
      ctx.beginPath();
      ctx.moveTo(Math.round(left) + 0.5, bbox.top);
      ctx.lineTo(Math.round(left) + 0.5, bbox.top + bbox.height);
      ctx.stroke();
    });
  };

  /** What happened in a column, or so near that the eye can't tell. */
  function happened(u, from, until) {
    const near = (u.scales.x.max - u.scales.x.min) * 0.006;
    return (f.run.doc.markers || []).filter(m => m.atMs / 1000 <= until + near && Math.max(m.untilMs && m.kind !== "phase" ? m.untilMs : m.atMs, m.atMs) / 1000 >= from - near).slice(0, 4);
  }

  // The cursor

  function zoomTo(u, place) {
    if (!place.active || u.select.width < 6) return;
    const range = [u.posToVal(u.select.left, "x"), u.posToVal(u.select.left + u.select.width, "x")];
    u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    f.state.zoom(range);
  }

  const swatch = line => {
    const mark = f.dom.svg("rect", { y: line.dash ? 5 : 4, width: 12, height: line.dash ? 2 : 4, rx: 1, class: "fill-" + line.colour });
    return f.dom.svg("svg", { width: 12, height: 12, viewBox: "0 0 12 12", "aria-hidden": "true" }, mark);
  };

  /** The values of a column: of lines that are shown, at most a dozen. */
  function valuesAt(spec, u, idx) {
    const known = spec.lines
      .map((line, i) => ({ line, value: line.values[idx], shown: u.series[i + 1].show }))
      .filter(({ value, shown }) => shown && value != null);
    if (known.length > 6) known.sort((a, b) => b.value - a.value);
    return known;
  }

  function tipContent(spec, u, idx) {
    const { start, end } = spec.times;
    const { startMs, offsetMinutes = 0 } = f.run.doc.run;
    const { moment, clock } = f.format;
    const span = spec.times.width <= 1.001 ? moment(start[idx] * 1000) : moment(start[idx] * 1000) + " – " + moment(end[idx] * 1000);
    const when = el("p", "when", el("b", null, span), " ", clock(startMs + start[idx] * 1000, offsetMinutes));
    const told = spec.tell ? spec.tell(u, idx) : null;
    const known = told ? [] : valuesAt(spec, u, idx);
    const items = known.slice(0, 12).map(({ line, value }) => el("p", "item", swatch(line), el("span", null, f.dom.name(line.label)), el("b", null, f.format.units[spec.unit].full(value))));
    const rest = known.length > 12 ? el("p", "quiet", "and " + (known.length - 12) + " more") : null;
    const nothing = !told && known.length === 0 ? el("p", "quiet", "nothing measured") : null;
    const marks = happened(u, start[idx], end[idx]).map(m => el("p", "happened", m.text));
    return [when, told, ...items, rest, nothing, ...marks].filter(Boolean);
  }

  function showTip(u, place) {
    const { idx, left, top } = u.cursor;
    const { tip, spec } = place;
    if (idx == null || left < 0 || !place.active) {
      tip.hidden = true;
      return;
    }
    tip.replaceChildren(...tipContent(spec, u, idx));
    tip.hidden = false;
    const x = u.over.offsetLeft + left;
    const room = place.clientWidth - x - 16;
    tip.style.left = (room < tip.offsetWidth ? Math.max(0, x - tip.offsetWidth - 14) : x + 14) + "px";
    tip.style.top = Math.max(0, Math.min(top + 10, HEIGHT - tip.offsetHeight)) + "px";
    if (place.byKey) f.charts.say([...tip.children].map(p => p.textContent).join(", "));
  }

  /** Arrow keys move the cursor, + and − zoom around it, Escape shows the whole run. */
  function byKey(event, place) {
    const u = place.plot;
    if (!u || event.ctrlKey || event.metaKey || event.altKey) return;
    const { middle } = place.spec.times;
    const [first, last] = u.series[0].idxs;
    const here = u.cursor.left >= 0 && u.cursor.idx != null ? u.cursor.idx : null;
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 }[event.key];
    const closer = { "+": 0.5, "=": 0.5, "-": 2, "−": 2 }[event.key];
    if (step) {
      const from = here ?? (step > 0 ? first - 1 : last + 1);
      const idx = Math.max(first, Math.min(last, from + step));
      place.byKey = true;
      u.setCursor({ left: u.valToPos(middle[idx], "x"), top: 20 });
    } else if (closer) {
      const [a, b] = f.state.range();
      const at = here == null ? (a + b) / 2 : middle[here];
      f.state.zoom([at - (at - a) * closer, at + (b - at) * closer]);
    } else {
      return;
    }
    event.preventDefault();
  }

  function follow(place) {
    const { plot } = place;
    plot.over.addEventListener("mouseenter", () => { place.active = true; place.byKey = false; });
    plot.over.addEventListener("mouseleave", () => { place.active = false; place.tip.hidden = true; });
    plot.over.addEventListener("dblclick", () => f.state.zoom(null));
    place.append(place.tip);
  }

  /** Draws a chart into its place, which it fills. */
  function draw(place) {
    if (place.plot) place.plot.destroy();
    place.plot = new uPlot(optionsOf(place.spec, place), valuesOf(place.spec), place);
    follow(place);
  }

  f.chart = { HEIGHT, draw, valuesOf, isHidden, swatch, byKey };
})((window.freshet ||= {}));

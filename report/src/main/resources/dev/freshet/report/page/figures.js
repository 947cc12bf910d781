// SPDX-License-Identifier: Apache-2.0
"use strict";
/* The charts of the page: each is described anew whenever the page is rendered, drawn when it first comes into view, and from then on only given new values. */
(f => {
  const { el, button, on } = f.dom;
  const described = new Map();
  const drawn = new Map();
  const LEGEND = 9;

  const seen = new IntersectionObserver(entries => entries.filter(e => e.isIntersecting).forEach(e => show(e.target)), { rootMargin: "300px" });
  const sized = new ResizeObserver(entries => {
    for (const { target } of entries) {
      if (target.plot && !f.state.isOnPaper() && target.clientWidth > 0 && target.clientWidth !== target.plot.width) {
        target.plot.setSize({ width: target.clientWidth, height: f.chart.HEIGHT });
      }
    }
  });

  const begin = () => described.clear();

  const signature = spec => [spec.signature || spec.unit, spec.log, ...spec.lines.map(line => line.key)].join("\u0001");

  function show(place) {
    const spec = described.get(place.getAttribute("data-chart"));
    if (!spec || place.plot) return;
    seen.unobserve(place);
    place.spec = spec;
    place.tip = el("div", { class: "tip", hidden: true });
    f.chart.draw(place);
    sized.observe(place);
    drawn.set(spec.id, place);
    place.addEventListener("keydown", event => f.chart.byKey(event, place));
    place.addEventListener("focus", () => { place.active = true; });
    place.addEventListener("blur", () => { place.active = false; place.tip.hidden = true; });
  }

  function forget(id, place) {
    place.plot.destroy();
    place.plot = null;
    sized.unobserve(place);
    drawn.delete(id);
  }

  function update(place, spec) {
    const same = signature(place.spec) === signature(spec);
    const fresh = place.run !== f.run;
    place.spec = spec;
    place.run = f.run;
    if (!same) f.chart.draw(place);
    else if (fresh) place.plot.setData(f.chart.valuesOf(spec));
  }

  /** After rendering: what is no longer on the page is let go, what is new waits to be seen. */
  function settle() {
    for (const [id, place] of drawn) if (!place.isConnected || !described.has(id)) forget(id, place);
    for (const place of document.querySelectorAll("[data-chart]")) {
      const spec = described.get(place.getAttribute("data-chart"));
      if (!spec) continue;
      if (place.plot) update(place, spec);
      else seen.observe(place);
    }
  }

  // Legend

  function entry(spec, line) {
    const pressed = String(!f.chart.isHidden(spec, line));
    return button("line", JSON.stringify([spec.id, line.key]), { "aria-pressed": pressed, "data-twice": "line-alone", title: line.label }, f.chart.swatch(line), f.dom.name(line.label));
  }

  function legend(spec) {
    if (spec.kind === "heat") return el("div", "legend", ramp(spec));
    if (spec.lines.length === 1 && spec.lines[0].label === spec.title) return null;
    const lines = spec.bands ? [...spec.lines].reverse() : spec.lines;
    const rest = lines.slice(LEGEND);
    return el(
      "div",
      { class: "legend", role: "group", "aria-label": "Lines of " + spec.title },
      lines.slice(0, LEGEND).map(line => entry(spec, line)),
      rest.length === 0 ? null : el("details", "more", el("summary", null, rest.length + " more"), el("div", null, rest.map(line => entry(spec, line)))),
      spec.unit === "latency" && spec.kind !== "heat" ? button("scale", spec.id, { class: "scale", title: "Switch between a linear and a logarithmic scale" }, spec.log ? "log scale" : "linear scale") : null,
    );
  }

  function ramp(spec) {
    const steps = [0, 1, 2, 3, 4].map(i => f.dom.svg("rect", { x: i * 14, width: 14, height: 8, class: "fill-heat" + i }));
    return [el("span", "quiet", "few"), f.dom.svg("svg", { width: 70, height: 8, viewBox: "0 0 70 8", "aria-hidden": "true" }, steps), el("span", "quiet", "many values, at most " + f.format.whole(spec.heat.most) + " in a cell")];
  }

  // The text alternative: what a reader would take from the picture.

  function summary(spec) {
    if (spec.summary) return spec.summary;
    const { full } = f.format.units[spec.unit];
    const told = spec.lines.slice(0, 8).map(line => {
      let least = null;
      let most = null;
      let at = 0;
      line.values.forEach((v, i) => {
        if (v == null) return;
        least = least == null ? v : Math.min(least, v);
        if (most == null || v > most) [most, at] = [v, i];
      });
      return most == null ? line.label + " nothing" : line.label + " from " + full(least) + " to " + full(most) + ", greatest at " + f.format.elapsed(spec.times.start[at]);
    });
    const more = spec.lines.length > 8 ? "; and " + (spec.lines.length - 8) + " more lines" : "";
    return spec.title + " over " + f.format.plain(f.format.lasting(f.run.lengthMs)) + ": " + told.join("; ") + more;
  }

  const breadth = spec => {
    const every = f.format.plain(f.format.lasting(Math.round(spec.times.width * 1000)));
    return el("span", { class: "bin", title: "The width of a column: counts are summed, histograms merged, levels at their greatest" }, "per " + (every === "1\u202fs" ? "second" : every));
  };

  /** A chart as it stands on the page; nothing where there is no line with a value. */
  function chart(spec) {
    if (!spec || spec.lines.length === 0) return null;
    const chosen = f.state.log.get(spec.id);
    spec.log = spec.kind === "heat" ? false : chosen ?? Boolean(spec.log);
    described.set(spec.id, spec);
    return el(
      "figure",
      { class: "chart", "data-key": "chart " + spec.id },
      el("figcaption", null, el("span", "title", spec.title), spec.note ? el("span", "note", spec.note) : null, breadth(spec)),
      legend(spec),
      el("div", { class: "plot", "data-own": true, "data-key": "plot " + spec.id, "data-chart": spec.id, tabindex: 0, role: "img", "aria-label": summary(spec) }),
    );
  }

  const hiddenOf = spec => {
    if (!f.state.hidden.has(spec.id)) f.state.hidden.set(spec.id, new Set(spec.lines.filter(line => line.off).map(line => line.key)));
    return f.state.hidden.get(spec.id);
  };

  function apply(spec) {
    const place = drawn.get(spec.id);
    if (place) spec.lines.forEach((line, i) => place.plot.series[i + 1].show === f.chart.isHidden(spec, line) && place.plot.setSeries(i + 1, { show: !f.chart.isHidden(spec, line) }));
    f.state.changed();
  }

  on("line", arg => {
    const [id, key] = JSON.parse(arg);
    const spec = described.get(id);
    f.state.toggle(hiddenOf(spec), key);
    apply(spec);
  });

  on("line-alone", arg => {
    const [id, key] = JSON.parse(arg);
    const spec = described.get(id);
    const others = spec.lines.filter(line => line.key !== key).map(line => line.key);
    const isAlone = others.every(other => hiddenOf(spec).has(other));
    f.state.hidden.set(id, new Set(isAlone ? [] : others));
    apply(spec);
  });

  on("scale", id => {
    f.state.log.set(id, !described.get(id).log);
    f.state.changed();
  });

  function zoomed([from, until]) {
    for (const { plot } of drawn.values()) plot.setScale("x", { min: from, max: until });
  }

  /** Light and dark, and paper: everything is drawn anew, with what the style sheet says now. */
  function redraw() {
    f.axes.readColours();
    for (const place of drawn.values()) f.chart.draw(place);
  }

  function showAll() {
    document.querySelectorAll("[data-chart]").forEach(show);
  }

  /** A sheet is as broad as two charts; tables are whole. */
  function onPaper(is) {
    document.documentElement.classList.toggle("paper", is);
    f.state.render();
    if (is) showAll();
    redraw();
  }

  const voice = el("p", { class: "unseen", role: "status", id: "said" });
  document.body.append(voice);
  const say = text => { voice.textContent = text; };

  f.state.onZoom(() => zoomed(f.state.range()));
  document.addEventListener("keydown", event => { if (event.key === "Escape") f.state.zoom(null); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  addEventListener("beforeprint", () => onPaper(true));
  addEventListener("afterprint", () => onPaper(false));

  f.charts = { begin, settle, chart, say, drawn, redraw, showAll };
})((window.freshet ||= {}));

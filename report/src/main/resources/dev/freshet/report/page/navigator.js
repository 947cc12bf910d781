// SPDX-License-Identifier: Apache-2.0
"use strict";
/* The whole run as a strip that stays in sight: which stretch of it the charts show, and how to get to another. */
(f => {
  const { el, svg, button, on } = f.dom;
  const HEIGHT = 40;
  let strip = null;
  let said = null;

  /** What tells best how the run went: events where there are streams, requests where there are none, otherwise users. */
  function outline(run) {
    const stream = run.sum("stream");
    if (run.hasOver(stream, "events")) return { series: stream, title: "events per second", values: run.rate(stream, "events") };
    const requests = run.sum("row", "request");
    if (run.hasOver(requests, "ok")) return { series: requests, title: "requests per second", values: run.rate(requests, "ok", "count") };
    const whole = run.sum("run");
    return { series: whole, title: "active users", values: run.over(whole, "users") || [] };
  }

  function area(run) {
    const { series, values } = outline(run);
    const { start, end } = run.times((series && series.every) || 1);
    const length = run.lengthMs / 1000;
    const most = Math.max(1e-9, ...values.map(v => v || 0));
    const points = values.flatMap((v, i) => {
      const y = HEIGHT - ((v || 0) / most) * (HEIGHT - 4);
      return [[(start[i] / length) * 1000, y], [(end[i] / length) * 1000, y]];
    });
    const line = points.map(([x, y]) => x.toFixed(1) + "," + y.toFixed(1)).join(" ");
    return svg("svg", { viewBox: "0 0 1000 " + HEIGHT, preserveAspectRatio: "none", "aria-hidden": "true" }, svg("polygon", { class: "area", points: "0," + HEIGHT + " " + line + " 1000," + HEIGHT }), marks(run));
  }

  const marks = run =>
    (run.doc.markers || []).slice(0, 200).map(({ kind, atMs }) => {
      const x = Math.min(999, (atMs / run.lengthMs) * 1000);
      return svg("line", { class: "mark " + kind, x1: x, x2: x, y1: 0, y2: HEIGHT, "vector-effect": "non-scaling-stroke" });
    });

  const handle = (which, title) => el("button", { type: "button", class: "handle " + which, role: "slider", "aria-label": title, "data-edge": which, "aria-orientation": "horizontal" });

  function build() {
    strip = el("div", { class: "strip", "data-own": true, "data-key": "strip" });
    strip.append(el("div", "picture"), el("div", "shade before"), el("div", "shade after"), el("div", "window"), handle("from", "Beginning of what the charts show"), handle("until", "End of what the charts show"));
    said = el("p", { class: "span", "data-own": true, "data-key": "span", role: "status" });
    strip.addEventListener("pointerdown", grab);
    strip.addEventListener("keydown", nudge);
    strip.addEventListener("dblclick", () => f.state.zoom(null));
  }

  const secondsAt = event => {
    const box = strip.getBoundingClientRect();
    return (Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) * f.run.lengthMs) / 1000;
  };

  /** A handle moves one edge, the window moves as a whole, and anywhere else a new one is drawn. */
  function grab(event) {
    if (event.button !== 0) return;
    const edge = event.target.getAttribute("data-edge");
    const [a, b] = f.state.range();
    const from = secondsAt(event);
    const inside = f.state.zoomed && event.target.classList.contains("window");
    const move = e => {
      const at = secondsAt(e);
      if (edge === "from") f.state.zoom([Math.min(at, b), b]);
      else if (edge === "until") f.state.zoom([a, Math.max(at, a)]);
      else if (inside) f.state.zoom([a + at - from, b + at - from]);
      else if (Math.abs(at - from) > f.run.lengthMs / 200000) f.state.zoom([Math.min(at, from), Math.max(at, from)]);
    };
    const stop = () => {
      strip.removeEventListener("pointermove", move);
      strip.removeEventListener("pointerup", stop);
      strip.removeEventListener("pointercancel", stop);
    };
    strip.setPointerCapture(event.pointerId);
    strip.addEventListener("pointermove", move);
    strip.addEventListener("pointerup", stop);
    strip.addEventListener("pointercancel", stop);
    if (!edge) event.preventDefault();
  }

  function nudge(event) {
    const edge = event.target.getAttribute("data-edge");
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
    if (!edge || !step) return;
    event.preventDefault();
    const by = (step * f.run.lengthMs) / 1000 / 100;
    const [a, b] = f.state.range();
    f.state.zoom(edge === "from" ? [Math.min(a + by, b), b] : [a, Math.max(b + by, a)]);
  }

  function place() {
    if (!strip) return;
    const length = f.run.lengthMs / 1000;
    const [a, b] = f.state.range();
    const left = (a / length) * 100;
    const right = (b / length) * 100;
    const [, before, after, window, from, until] = strip.children;
    before.style.width = left + "%";
    after.style.width = 100 - right + "%";
    window.style.left = left + "%";
    window.style.width = right - left + "%";
    from.style.left = left + "%";
    until.style.left = right + "%";
    for (const [node, value] of [[from, a], [until, b]]) {
      f.dom.attributes(node, { "aria-valuemin": 0, "aria-valuemax": Math.round(length), "aria-valuenow": Math.round(value), "aria-valuetext": f.format.elapsed(value) });
    }
    strip.classList.toggle("zoomed", Boolean(f.state.zoomed));
    said.replaceChildren(...spanText(a, b));
    document.querySelectorAll("[data-when-zoomed]").forEach(node => { node.disabled = !f.state.zoomed; });
  }

  function spanText(a, b) {
    const { elapsed, clock, lasting, plain } = f.format;
    const { startMs, offsetMinutes = 0 } = f.run.doc.run;
    const times = clock(startMs + a * 1000, offsetMinutes) + " – " + clock(startMs + b * 1000, offsetMinutes);
    const length = plain(lasting((b - a) * 1000));
    return f.state.zoomed ? [el("b", null, elapsed(a) + " – " + elapsed(b)), " (" + length + ")", el("span", "quiet", times)] : [el("b", null, "Whole run"), " (" + length + ")", el("span", "quiet", times)];
  }

  on("zoom-by", by => {
    const [a, b] = f.state.range();
    const half = ((b - a) / 2) * Number(by);
    f.state.zoom([(a + b) / 2 - half, (a + b) / 2 + half]);
  });
  on("zoom-move", by => {
    const [a, b] = f.state.range();
    f.state.zoom([a + (b - a) * Number(by), b + (b - a) * Number(by)]);
  });
  on("zoom-whole", () => f.state.zoom(null));

  function navigator(run) {
    if (!strip) build();
    f.dom.children(strip.firstChild, [area(run)]);
    strip.firstChild.title = "The whole run: " + outline(run).title;
    const zoomed = { "data-when-zoomed": true, disabled: !f.state.zoomed };
    queueMicrotask(place);
    return el(
      "div",
      { class: "navigator", "data-key": "navigator", role: "group", "aria-label": "Stretch of time that the charts show" },
      strip,
      el(
        "div",
        "controls",
        said,
        button("zoom-move", "-0.5", { "aria-label": "Earlier", title: "Earlier", ...zoomed }, "←"),
        button("zoom-move", "0.5", { "aria-label": "Later", title: "Later", ...zoomed }, "→"),
        button("zoom-by", "2", { "aria-label": "Zoom out", title: "Zoom out", ...zoomed }, "−"),
        button("zoom-by", "0.5", { "aria-label": "Zoom in", title: "Zoom in" }, "+"),
        button("zoom-whole", "", { class: "whole", ...zoomed }, "Whole run"),
      ),
    );
  }

  f.state.onZoom(place);
  f.navigator = { navigator };
})((window.freshet ||= {}));

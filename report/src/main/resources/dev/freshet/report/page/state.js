// SPDX-License-Identifier: Apache-2.0
"use strict";
/* What the reader has chosen. It outlives each new rendering, so that a live page does not slip away from under the hand. */
(f => {
  const state = {
    zoom: null,
    open: new Set(),
    sort: new Map(),
    filter: new Map(),
    pick: new Map(),
    folded: new Set(),
    hidden: new Map(),
    log: new Map(),
  };
  const parts = [];
  const followers = [];
  let pending = false;

  /** A part of the page: its place in it, its name in the navigation, and what makes its content of a run; null where there is nothing to say. */
  const part = (id, title, content) => parts.push({ id, title, content });

  function render() {
    pending = false;
    const { el } = f.dom;
    f.charts.begin();
    const shown = parts.map(p => ({ ...p, nodes: p.content(f.run) })).filter(p => p.nodes);
    const sections = shown.map(p =>
      el(
        "section",
        { id: p.id, "data-key": p.id, "aria-labelledby": p.id === "result" ? "title" : p.id + "-title", class: "part" },
        p.id === "result" ? null : el("h2", { id: p.id + "-title" }, p.title),
        p.nodes,
      ),
    );
    f.dom.children(document.getElementById("main"), sections);
    f.dom.children(document.getElementById("nav"), shown.map(p => el("a", { href: "#" + p.id, "data-key": p.id }, p.title)));
    f.charts.settle();
  }

  /** Renders once for all that has changed until the next frame. */
  function changed() {
    if (pending) return;
    pending = true;
    requestAnimationFrame(render);
  }

  /** Sets the stretch of time that all charts show, in seconds; null for the whole run. */
  function zoom(range) {
    const length = f.run.lengthMs / 1000;
    const least = Math.min(length, Math.max(length / 1000, 0.5));
    if (range) {
      const middle = (range[0] + range[1]) / 2;
      const half = Math.max(range[1] - range[0], least) / 2;
      const low = Math.max(0, Math.min(middle - half, length - 2 * half));
      range = [low, Math.min(length, low + 2 * half)];
      if (range[1] - range[0] > length * 0.999) range = null;
    }
    state.zoom = range;
    followers.forEach(follow => follow(range));
  }

  const isOnPaper = () => document.documentElement.classList.contains("paper");
  const range = () => state.zoom || [0, f.run.lengthMs / 1000];
  const onZoom = follow => followers.push(follow);

  /** What is opened in a set is closed, and the other way round. */
  function toggle(set, key) {
    if (!set.delete(key)) set.add(key);
    return set.has(key);
  }

  f.state = { ...state, part, render, changed, zoom, range, onZoom, isOnPaper, toggle };
  Object.defineProperty(f.state, "zoomed", { get: () => state.zoom });
})((window.freshet ||= {}));

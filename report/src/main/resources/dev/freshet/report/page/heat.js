// SPDX-License-Identifier: Apache-2.0
"use strict";
/* How values are spread, column by column: the darker a cell, the more values it stands for. */
(f => {
  const { el } = f.dom;

  /** The cells of each column as [row, count], and the most that any cell has. What is nearly 0 stands below the others, however far it is from them. */
  function cells(heat, columns) {
    let most = 0;
    let low = Infinity;
    let high = 0;
    let hasZero = false;
    const all = Array.from({ length: columns }, (_, i) => {
      const column = [];
      const flat = heat[i] || [];
      for (let k = 0; k + 1 < flat.length; k += 2) {
        column.push([flat[k], flat[k + 1]]);
        most = Math.max(most, flat[k + 1]);
        if (flat[k] > 0) low = Math.min(low, flat[k]);
        else hasZero = true;
        high = Math.max(high, flat[k]);
      }
      return column;
    });
    low = Number.isFinite(low) ? low : 1;
    return { columns: all, most, low, high: Math.max(high, low), hasZero, bottom: hasZero ? low - 2 : low };
  }

  function paint(u, spec) {
    const { ctx, bbox } = u;
    const ramp = f.axes.ramp();
    const { columns, most } = spec.heat;
    const { start, end } = spec.times;
    const strength = Math.log1p(most);
    const [from, until] = u.series[0].idxs;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    for (let i = Math.max(0, from - 1); i <= Math.min(columns.length - 1, until + 1); i++) {
      const left = Math.floor(u.valToPos(start[i], "x", true));
      const width = Math.max(1, Math.floor(u.valToPos(end[i], "x", true)) - left - (columns.length < 120 ? devicePixelRatio : 0));
      for (const [row, count] of columns[i]) {
        const place = row === 0 ? spec.heat.bottom : row;
        const top = Math.floor(u.valToPos(place + 1, "y", true));
        const height = Math.max(1, Math.floor(u.valToPos(place, "y", true)) - top);
        ctx.fillStyle = ramp[Math.round((Math.log1p(count) / strength) * 63)];
        ctx.fillRect(left, top, width, height);
      }
    }
    ctx.restore();
  }

  const bound = (spec, row) => f.run.heatRows()[row] ?? 2 ** ((row - 1) / 2);

  /** Rows are half powers of two; the axis stands at round values between them. */
  function axis(spec) {
    const step = spec.heat.high - spec.heat.low > 24 ? 1 : spec.heat.high - spec.heat.low > 12 ? 0.5 : 0.25;
    const rows = [];
    const bottom = bound(spec, spec.heat.low);
    const top = bound(spec, spec.heat.high + 1);
    for (let e = Math.floor(Math.log10(bottom)); e <= Math.ceil(Math.log10(top)); e++) {
      for (const m of step === 1 ? [1] : step === 0.5 ? [1, 3] : [1, 2, 5]) {
        const v = m * 10 ** e;
        if (v >= bottom * 0.999 && v <= top * 1.001) rows.push({ at: 1 + 2 * Math.log2(v), label: f.format.units[spec.unit].axis(v) });
      }
    }
    if (spec.heat.hasZero) rows.unshift({ at: spec.heat.bottom + 0.5, label: "0" });
    return {
      ...f.axes.base(),
      splits: () => rows.map(row => row.at),
      values: () => rows.map(row => row.label),
      size: f.axes.breadth,
      gap: 6,
    };
  }

  /** In words: where most of a column is, and from where to where it reaches. */
  function tell(spec, idx) {
    const column = spec.heat.columns[idx];
    if (!column || column.length === 0) return el("p", "quiet", "nothing measured");
    const text = v => f.format.units[spec.unit].axis(v);
    const rows = [...column].sort((a, b) => b[0] - a[0]);
    const peak = Math.max(...column.map(cell => cell[1]));
    const shown = rows.length > 9 ? [rows[0], ...[...rows.slice(1, -1)].sort((a, b) => b[1] - a[1]).slice(0, 7).sort((a, b) => b[0] - a[0]), rows[rows.length - 1]] : rows;
    return el(
      "div",
      "cells",
      shown.map(([row, count]) =>
        el("p", "item", el("span", null, (row === 0 ? "0" : text(bound(spec, row))) + " – " + text(bound(spec, row + 1))), el("b", count === peak ? "most" : null, f.format.whole(count))),
      ),
      rows.length > shown.length ? el("p", "quiet", "and " + (rows.length - shown.length) + " more ranges") : null,
    );
  }

  function heatSpec(id, title, unit, series, key) {
    const over = series && series.over && series.over[key];
    if (!over || !Array.isArray(over.heat) || !over.heat.some(column => column && column.length)) return null;
    const times = f.run.times(series.every || 1);
    const heat = cells(over.heat, times.start.length);
    const spec = { id, title, unit, times, kind: "heat", heat, signature: "heat" + heat.bottom + "/" + heat.high };
    spec.lines = [{ key: "heat", label: title, colour: "accent", width: 0, values: heat.columns.map(column => (column.length ? heat.bottom : null)) }];
    spec.scale = { range: () => [heat.bottom, heat.high + 1] };
    spec.axis = () => axis(spec);
    spec.paint = u => paint(u, spec);
    spec.tell = (u, idx) => tell(spec, idx);
    spec.summary = title + ": " + f.format.whole(over.count ? over.count.reduce((a, b) => a + (b || 0), 0) : 0) + " values between " + (heat.hasZero ? "0" : f.format.units[unit].axis(bound(spec, heat.low))) + " and " + f.format.units[unit].axis(bound(spec, heat.high + 1));
    return spec;
  }

  f.heat = { heatSpec };
})((window.freshet ||= {}));

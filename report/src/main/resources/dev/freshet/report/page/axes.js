// SPDX-License-Identifier: Apache-2.0
"use strict";
/* Scales and axes that all charts share. */
(f => {
  const SECONDS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 172800, 604800];
  const tens = [];
  for (let e = -6; e < 15; e++) for (const m of [1, 2, 5]) tens.push(Number(m + "e" + e));
  const wholes = tens.filter(v => v >= 1);
  /** Steps of axes of time: beyond a second by the clock, not by tens; in µs. */
  const clock = [...tens.filter(v => v < 1e6), ...SECONDS.filter(v => v >= 1).map(v => v * 1e6)];
  const increments = { count: wholes, perSecond: tens, bytesPerSecond: wholes, bytes: wholes, latency: clock, number: tens };

  const NAMES = ["ink", "quiet", "bad", "good", "grid", "rule", "surface", "accent", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "p50", "p75", "p95", "p99", "max", "band1", "band2", "band3", "heat0", "heat1", "heat2", "heat3", "heat4", "mark"];
  let colours = {};

  function readColours() {
    const style = getComputedStyle(document.documentElement);
    colours = Object.fromEntries(NAMES.map(name => [name, style.getPropertyValue("--" + name).trim()]));
    heatRamp = null;
  }

  /** A colour by its name in the style sheet, so that charts follow light and dark. */
  const colour = name => colours[name] || name;

  const rgb = hex => [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));
  let heatRamp = null;

  /** 64 colours from hardly anything to the most. */
  function ramp() {
    if (heatRamp) return heatRamp;
    const stops = [0, 1, 2, 3, 4].map(i => rgb(colours["heat" + i]));
    heatRamp = Array.from({ length: 64 }, (_, i) => {
      const at = (i / 63) * 4;
      const low = Math.min(3, Math.floor(at));
      const mix = stops[low].map((c, k) => Math.round(c + (stops[low + 1][k] - c) * (at - low)));
      return "rgb(" + mix.join(",") + ")";
    });
    return heatRamp;
  }

  const font = () => "11px " + getComputedStyle(document.body).fontFamily;

  function breadth(u, values, index, cycle) {
    const axis = u.axes[index];
    if (cycle > 1 || !values) return axis._size || 40;
    u.ctx.save();
    u.ctx.font = axis.font[0];
    const longest = Math.max(0, ...values.map(v => u.ctx.measureText(v || "").width / devicePixelRatio));
    u.ctx.restore();
    return Math.max(38, Math.ceil(longest) + 12);
  }

  const base = () => ({ stroke: colours.quiet, font: font(), grid: { stroke: colours.grid, width: 1 }, ticks: { show: false } });

  const shown = s => (s % 1 ? f.format.elapsed(Math.floor(s)) + "." + Math.round((s % 1) * 10) : f.format.elapsed(s));

  /** Elapsed time, and the time of day below it. */
  function timeAxis() {
    const { startMs, offsetMinutes = 0 } = f.run.doc.run;
    const label = s => shown(s) + "\n" + f.format.clock(startMs + s * 1000, offsetMinutes);
    return { ...base(), incrs: SECONDS, values: (u, ticks) => ticks.map(label), space: 76, size: 42, gap: 6 };
  }

  const decades = (u, splits) => splits.map(v => (Math.abs(Math.log10(v) % 1) < 1e-9 ? v : null));

  function valueAxis(unit, log) {
    const axis = base();
    return {
      ...axis,
      incrs: log ? undefined : increments[unit],
      values: (u, ticks) => ticks.map(v => (v == null ? "" : f.format.units[unit].axis(v))),
      filter: log ? decades : undefined,
      size: breadth,
      gap: 6,
      space: 32,
      grid: { ...axis.grid, filter: log ? decades : (u, splits) => splits },
    };
  }

  f.axes = { readColours, colour, ramp, timeAxis, valueAxis, base, breadth, font };
})((window.freshet ||= {}));

// SPDX-License-Identifier: Apache-2.0
"use strict";
/* Whether the figures can be trusted, and how they came about. */
(f => {
  const { el } = f.dom;
  const STATES = { ok: "within", suspect: "beyond", unknown: "not measured" };

  function figures(list) {
    return el(
      "div",
      { class: "scroll narrow", tabindex: 0, role: "region", "aria-label": "What the tool measured of itself" },
      el(
        "table",
        "figures",
        el("caption", "unseen", "What the tool measured of itself, the worst second of each"),
        el("thead", null, el("tr", null, el("th", { scope: "col" }, "The worst second of each"), ["Value", "Limit"].map(h => el("th", { scope: "col", class: "number" }, h)), el("th", { scope: "col" }, ""  , el("span", "unseen", "Judgement")))),
        el("tbody", null, list.map(fig => el("tr", null, el("th", { scope: "row", class: "text" }, f.format.sentence(fig.title)), el("td", "number", fig.value || "–"), el("td", "number quiet", fig.limit || "–"), el("td", fig.state === "suspect" ? "bad" : "quiet", fig.limit || fig.state !== "ok" ? STATES[fig.state] || "" : "")))),
      ),
    );
  }

  f.state.part("trust", "Trust", run => {
    const { sentence, reasons = [], figures: list = [], seconds = [] } = run.doc.trust || {};
    if (!run.doc.trust) return null;
    return [
      sentence ? el("p", "lead", sentence) : null,
      reasons.length ? el("ul", "reasons", reasons.map(r => el("li", null, r))) : null,
      list.length ? figures(list) : null,
      seconds.length ? el("details", "happenings", el("summary", null, "Seconds in doubt ", el("span", "quiet", f.format.whole(seconds.length))), el("ol", null, seconds.slice(0, 500).map(s => el("li", null, el("span", "at", f.format.elapsed(s.atMs / 1000)), el("span", "clock", f.format.clock(run.doc.run.startMs + s.atMs, run.doc.run.offsetMinutes || 0)), el("span", "text", s.text))))) : null,
    ];
  });

  /** What was measured of the run as a whole, beyond its failures. */
  function whole(run) {
    const series = run.sum("run");
    if (!series) return null;
    const body = [f.details.distributions(run, series), f.details.counts(run, series)].flat().filter(Boolean);
    return body.length === 0 ? null : [el("h3", null, "The run as a whole"), el("div", "inside", body)];
  }

  f.state.part("how", "How it was run", run => {
    const cards = (run.doc.how || []).filter(card => card.rows && card.rows.length);
    const parts = cards.map(card => el("div", { class: "how", "data-key": card.title }, el("h3", null, card.title), el("dl", null, card.rows.map(([label, value]) => el("div", null, el("dt", null, label), el("dd", null, el("bdi", null, value)))))));
    return [parts.length ? el("div", "cards", parts) : null, whole(run), run.doc.tool ? el("p", "fine", "Made by " + run.doc.tool + ".") : null];
  });
})((window.freshet ||= {}));

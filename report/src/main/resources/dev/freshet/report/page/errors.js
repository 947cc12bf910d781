// SPDX-License-Identifier: Apache-2.0
"use strict";
/* What failed, and what was asked of the run. */
(f => {
  const { el, button, on } = f.dom;
  const FEW = 100;

  /** Texts of all names of an owner, the most frequent first, each with its name. */
  function byName(run, owner, key, kind) {
    return run
      .names(owner, kind)
      .flatMap(s => run.texts(s, key).map(t => ({ ...t, by: el("a", { href: "#" + f.model.id(s) }, f.dom.name([...(s.groups || []), f.model.title(s)].join(" › "))) })))
      .sort((a, b) => b.count - a.count);
  }

  function few(id, caption, list, by) {
    const isOpen = f.state.open.has(id);
    return [f.details.texts(caption, isOpen ? list : list.slice(0, FEW), by), list.length > FEW && !isOpen ? el("p", "tools", button("show-more", id, { class: "plain" }, "Show all " + f.format.whole(list.length))) : null];
  }

  function part(id, title, lead, list, by) {
    return list.length === 0 ? [] : [el("h3", { "data-key": "h " + id }, title), lead ? el("p", "lead", lead) : null, ...few(id, title, list, by)];
  }

  const total = list => list.reduce((n, t) => n + t.count, 0);
  const withShare = list => list.map(t => ({ ...t, share: t.share ?? (t.count / total(list)) * 100 })).sort((a, b) => b.count - a.count);

  f.state.part("errors", "Errors", run => {
    const whole = run.sum("run");
    const rows = run.kinds().flatMap(kind => part("errors-" + kind, "By " + (f.requests.KINDS[kind] || kind).toLowerCase().replace(/s$/, ""), null, byName(run, "row", "errors", kind), "Name"));
    const content = [
      ...part("failures", "All failures", "Each is counted once, however many rows it caused.", withShare(run.texts(whole, "failures"))),
      ...part("other-errors", "Errors that are no requests", "Expressions, functions and feeders that failed.", withShare(run.texts(whole, "errors"))),
      ...rows,
      ...part("losses", "By stream", "Why connections were lost that had been open.", byName(run, "stream", "lossReasons"), "Stream"),
    ];
    return content.length > 0 ? content : [el("p", "nothing", "Nothing failed.")];
  });

  on("only-failed", () => {
    f.state.toggle(f.state.open, "only-failed");
    f.state.changed();
  });

  f.state.part("assertions", "Assertions", run => {
    const all = run.doc.assertions || [];
    if (all.length === 0) return null;
    const bad = all.filter(a => !a.passed).length;
    const order = [...all].sort((a, b) => a.passed - b.passed);
    return [
      el("p", "lead", bad === 0 ? (all.length === 1 ? "It held." : "All " + all.length + " held.") : f.format.many(bad, "assertion", "assertions") + " of " + all.length + " failed."),
      el(
        "div",
        { class: "scroll", tabindex: 0, role: "region", "aria-label": "Assertions" },
        el(
          "table",
          "figures assertions",
          el("caption", "unseen", "Assertions with their actual values"),
          el("thead", null, el("tr", null, ["Assertion", "Actual", "Verdict"].map(h => el("th", { scope: "col" }, h)))),
          el("tbody", null, order.map(a => el("tr", a.passed ? null : "failing", el("th", { scope: "row", class: "text" }, el("bdi", null, a.text || a.message)), el("td", "text", a.actual || "–"), el("td", a.passed ? "good" : "bad", a.passed ? "held" : "failed")))),
        ),
      ),
    ];
  });
})((window.freshet ||= {}));

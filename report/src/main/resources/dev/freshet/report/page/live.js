// SPDX-License-Identifier: Apache-2.0
"use strict";
/* Begins: shows the document of the page, and while the run goes on, each one that follows it. */
(f => {
  const place = document.getElementById("live");

  function show(doc) {
    f.run = new f.model.Run(doc);
    f.state.render();
    f.state.zoom(f.state.zoomed);
  }

  function say(tone, text) {
    place.hidden = !text;
    place.className = "live " + tone;
    if (place.textContent !== text) place.textContent = text;
  }

  /** An address within the page opens the details that it names. */
  function follow(scroll) {
    const key = location.hash.slice(1);
    const known = key && f.run.series.find(s => f.model.id(s) === key);
    if (!known) return;
    f.state.open.add(f.model.id(known));
    for (const group of [...f.state.folded]) f.state.folded.delete(group);
    for (const id of ["streams", "rows-" + known.kind, known.owner + "s"]) f.state.filter.delete(id);
    for (const id of ["streams", "rows-" + known.kind]) f.state.open.add("all:" + id);
    f.state.render();
    const row = document.getElementById(f.model.id(known));
    if (row && scroll) row.scrollIntoView({ block: "start" });
  }

  function listen() {
    const events = new EventSource("events" + location.search);
    events.addEventListener("open", () => say("good", "Live"));
    events.addEventListener("error", () => say("bad", events.readyState === EventSource.CLOSED ? "Connection lost" : "Connection lost, trying again"));
    events.addEventListener("run", event => {
      const doc = JSON.parse(event.data);
      show(doc);
      say("good", "Live");
      if (!doc.live || doc.run.ended) {
        events.close();
        say("done", "The run has ended");
      }
    });
  }

  const doc = JSON.parse(document.getElementById("run").textContent);
  f.axes.readColours();
  show(doc);
  follow(true);
  addEventListener("hashchange", () => follow(true));
  if (doc.live) listen();
})((window.freshet ||= {}));

// SPDX-License-Identifier: Apache-2.0
// Makes the page of a run document, from the same resources and in the same order as the program does.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const hash = text => "'sha256-" + createHash("sha256").update(text).digest("base64") + "'";
const escaped = text => text.replace(/[&<>"']/g, c => "&#" + c.charCodeAt(0) + ";");

export function assemble(resources, doc) {
  const read = name => readFileSync(join(resources, name), "utf8");
  const styles = ["uplot/uPlot.min.css", "page/theme.css", "page/page.css"].map(read);
  const names = read("page/scripts.txt").split("\n").filter(Boolean);
  const scripts = [read("uplot/uPlot.iife.min.js"), ...names.map(name => read("page/" + name))];
  const places = {
    title: escaped(doc.run.simulation + " · Freshet"),
    styleHashes: styles.map(hash).join(" "),
    scriptHashes: scripts.map(hash).join(" "),
    connect: doc.live ? "'self'" : "'none'",
    styles: styles.map(style => "<style>" + style + "</style>").join("\n"),
    scripts: scripts.map(script => "<script>" + script + "</script>").join("\n"),
    licence: escaped(read("uplot/LICENSE")),
    run: JSON.stringify(doc).replace(/</g, "\\u003c").replace(/\u2028/g, "\\u2028").replace(/\u2029/g, "\\u2029"),
  };
  return read("page/page.html").replace(/\{\{([a-zA-Z]+)}}/g, (_, name) => places[name]);
}

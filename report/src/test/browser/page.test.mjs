// SPDX-License-Identifier: Apache-2.0
// Looks at the page in a browser. Arguments come by the environment: CHROMIUM, RESOURCES, OUT (pages), SHOTS (screenshots), PAGES (a folder of pages made by the program, may be missing), COMPARISON (the page of a comparison).
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { assemble } from "./assemble.mjs";
import * as samples from "./samples.mjs";

const { CHROMIUM, RESOURCES, OUT, SHOTS, PAGES, COMPARISON } = process.env;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WAIT_MS = 60_000;

let browser;
const pages = {};

before(async () => {
  for (const folder of [OUT, SHOTS]) mkdirSync(folder, { recursive: true });
  browser = await chromium.launch({ executablePath: CHROMIUM, timeout: 2 * WAIT_MS, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb"] });
  for (const name of ["demo", "rich", "hostile", "many", "fourhours", "nothing"]) {
    pages[name] = join(OUT, name + ".html");
    writeFileSync(pages[name], assemble(RESOURCES, samples[name]()));
  }
});

after(async () => browser?.close());

/** A page that fails its test by any complaint of the browser. */
async function open(name, { width = 1440, height = 1000, scheme = "light", hash = "" } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  page.complaints = [];
  page.on("console", message => ["error", "warning"].includes(message.type()) && page.complaints.push(message.text()));
  page.on("pageerror", error => page.complaints.push(error.stack));
  page.on("request", request => !/^(file|data):/.test(request.url()) && page.complaints.push("asked for " + request.url()));
  await page.goto(name.startsWith("http") ? name : pathToFileURL(pages[name] ?? name).href + hash);
  return page;
}

async function close(page) {
  assert.deepEqual(page.complaints, []);
  await page.context().close();
}

const shot = (page, name, options = {}) => page.screenshot({ path: join(SHOTS, name + ".png"), ...options });

/** Waits until what was chosen is shown: the page renders once a frame. */
const settled = page => page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Draws everything, also what nobody has scrolled to, and waits until it stands. */
async function drawAll(page) {
  await page.evaluate(() => window.freshet.charts.showAll());
  await settled(page);
}

/** How many different colours a chart's canvas has: one that is empty has one. */
const colours = (page, id) =>
  page.evaluate(id => {
    const canvas = document.querySelector(`[data-chart="${id}"] canvas`);
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  }, id);

const range = page => page.evaluate(() => window.freshet.state.range());
const length = page => page.evaluate(() => window.freshet.run.lengthMs / 1000);
const names = (page, table) => page.$$eval(`[data-key="table ${table}"] tbody tr:not(.total):not(.detail):not(.group) > th`, cells => cells.map(cell => cell.textContent));

test("the first screen gives the verdict, what failed, and the figures in order", async () => {
  const page = await open("rich");
  assert.equal(await page.textContent(".verdict .word"), "Failed");
  assert.deepEqual(await page.$$eval(".failed .actual b", all => all.map(b => b.textContent)), ["2.31 %", "2.87 s"]);
  const titles = await page.$$eval(".tile .title", all => all.map(t => t.textContent));
  assert.deepEqual(titles, ["Users, peak", "Open streams, peak", "Events per second", "Time to first event, p95", "Event gap, p99", "Delivery latency, p99", "Events lost", "Response time, p95", "Errors", "Can it be trusted?"]);
  const bottom = await page.$eval(".tiles", tiles => tiles.getBoundingClientRect().bottom);
  assert.ok(bottom <= 1000, "the figures end at " + bottom);
  await close(page);
});

test("a run without anything is shown, too", async () => {
  const page = await open("nothing");
  assert.equal(await page.textContent(".verdict .word"), "Invalid");
  await shot(page, "nothing");
  await close(page);
});

test("charts are drawn when they come into view, and have pixels", async () => {
  const page = await open("rich");
  const ids = await page.$$eval("[data-chart]", all => all.map(place => place.getAttribute("data-chart")));
  assert.ok(ids.length > 15, ids.join());
  const before = await page.$$eval("[data-chart] canvas", all => all.length);
  assert.ok(before < ids.length, "all were drawn at once");
  await drawAll(page);
  for (const id of ids) assert.ok((await colours(page, id)) > 8, id + " is empty");
  await close(page);
});

test("each chart has a text for those who don't see it, a width of its columns, and time of day", async () => {
  const page = await open("rich");
  for (const text of await page.$$eval("[data-chart]", all => all.map(place => place.getAttribute("aria-label")))) assert.match(text, /\d/);
  assert.equal(await page.textContent("[data-key='chart gap'] .bin"), "per second");
  await drawAll(page);
  await page.hover("[data-chart='events'] .u-over");
  await page.waitForSelector("[data-chart='events'] .tip:visible");
  assert.match(await page.textContent("[data-chart='events'] .tip"), /^0:\d\d \d\d:\d\d:\d\dall[\d,]+\/s/);
  await page.hover("[data-chart='gap-heat'] .u-over");
  await page.waitForSelector("[data-chart='gap-heat'] .tip:visible");
  assert.match(await page.textContent("[data-chart='gap-heat'] .tip"), /ms/);
  await close(page);
});

async function drag(page, id, from, until) {
  const over = page.locator(`[data-chart='${id}'] .u-over`);
  await over.scrollIntoViewIfNeeded();
  const box = await over.boundingBox();
  await page.mouse.move(box.x + box.width * from, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * ((from + until) / 2), box.y + box.height / 2);
  await page.mouse.move(box.x + box.width * until, box.y + box.height / 2);
  await page.mouse.up();
}

test("dragging zooms all charts; double click, Escape and a button go back", async () => {
  const page = await open("rich");
  const whole = [0, await length(page)];
  const back = [() => page.dblclick("[data-chart='users'] .u-over"), () => page.keyboard.press("Escape"), () => page.click(".controls .whole")];
  for (const go of back) {
    await drag(page, "users", 0.5, 0.75);
    const [a, b] = await range(page);
    assert.ok(Math.abs(a - whole[1] / 2) < 2 && Math.abs(b - whole[1] * 0.75) < 2, [a, b].join());
    const scales = await page.evaluate(() => [...window.freshet.charts.drawn.values()].map(place => place.plot.scales.x.min));
    assert.ok(scales.every(min => Math.abs(min - a) < 0.01), scales.join());
    await go();
    assert.deepEqual(await range(page), whole);
  }
  await close(page);
});

test("the navigator and the keyboard zoom", async () => {
  const page = await open("rich");
  await page.focus(".handle.from");
  await page.keyboard.press("PageUp");
  const [a] = await range(page);
  assert.ok(a > 5 && a < 7, "at " + a);
  await page.keyboard.press("Escape");
  await page.focus("[data-chart='users']");
  await page.keyboard.press("ArrowRight");
  await page.waitForSelector("[data-chart='users'] .tip:visible");
  assert.match(await page.textContent("#said"), /0:00/);
  await page.keyboard.press("+");
  const [, b] = await range(page);
  assert.ok(b < 35, "until " + b);
  await close(page);
});

test("names in the legend hide lines, a double click leaves one alone", async () => {
  const page = await open("rich");
  await page.click("[data-key='chart events'] .legend button >> nth=1");
  await settled(page);
  const shown = () => page.evaluate(() => window.freshet.charts.drawn.get("events").plot.series.slice(1).map(s => s.show));
  assert.deepEqual(await shown(), [true, false, true, true]);
  await page.dblclick("[data-key='chart events'] .legend button >> nth=2");
  await settled(page);
  assert.deepEqual(await shown(), [false, false, true, false]);
  await close(page);
});

test("columns sort, siblings in groups among themselves", async () => {
  const page = await open("rich");
  const before = await names(page, "rows-request");
  await page.click("[data-key='table rows-request'] th[data-key='p99'] button");
  await settled(page);
  assert.equal(await page.getAttribute("[data-key='table rows-request'] th[data-key='p99']", "aria-sort"), "descending");
  await page.click("[data-key='table streams'] th[data-key='name'] button");
  await settled(page);
  assert.deepEqual((await names(page, "streams")).map(name => name.slice(0, 5)), ["News", "Order", "Price"]);
  await page.focus("[data-key='table streams'] th[data-key='name'] button");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal(await page.getAttribute("[data-key='table streams'] th[data-key='name']", "aria-sort"), "descending");
  assert.deepEqual([...(await names(page, "rows-request"))].sort(), [...before].sort());
  await page.click("[data-arg='rows-request/group/Order']");
  await settled(page);
  assert.equal((await names(page, "rows-request")).length, before.length - 2);
  await close(page);
});

test("a filter finds names among three hundred", async () => {
  const page = await open("many");
  assert.equal((await names(page, "streams")).length, 50);
  await page.fill("input[data-arg='streams']", "partition-299");
  await page.waitForFunction(() => document.querySelectorAll("[data-key='table streams'] tbody tr").length === 2);
  assert.equal(await page.textContent("[data-key='tools streams'] .amount"), "1 of 300");
  await page.fill("input[data-arg='streams']", "");
  await page.click("[data-arg='all:streams']");
  await page.waitForFunction(() => document.querySelectorAll("[data-key='table streams'] tbody tr").length === 301);
  await shot(page, "many");
  await close(page);
});

test("details open in place, have an address, and show what is measured later", async () => {
  const page = await open("rich");
  await page.click("button[data-arg='stream/Prices']");
  await page.waitForSelector("[id='detail:stream/Prices']");
  assert.equal(new URL(page.url()).hash, "#stream/Prices");
  await drawAll(page);
  assert.ok((await colours(page, "stream/Prices eventGap heat")) > 8);
  const text = await page.textContent("[id='detail:stream/Prices']");
  for (const part of ["How streams ended", "Loss reasons", "p99.99", "something measured later", "Distribution", "Percentiles"]) assert.ok(text.includes(part), part);
  await page.locator("[id='stream/Prices']").scrollIntoViewIfNeeded();
  await shot(page, "details");
  await close(page);
  const linked = await open("rich", { hash: "#row/request/Log%20in/POST%20%2Fsession" });
  const parts = await linked.textContent("tr.detail");
  for (const part of ["Where the time went", "DNS", "TLS", "unexpected status 503"]) assert.ok(parts.includes(part), part);
  await close(linked);
});

test("nothing of a hostile run is carried out", async () => {
  const page = await open("hostile");
  for (const opener of await page.$$("button.opener[data-do='details']")) await opener.click();
  await settled(page);
  await drawAll(page);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.equal(await page.$$eval("main img, main script, main [onload], main [onerror]", all => all.length), 0);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, "too wide by " + wide);
  await shot(page, "hostile");
  await close(page);
});

for (const [name, scheme] of [["rich", "light"], ["rich", "dark"], ["demo", "light"], ["hostile", "dark"], ["many", "light"], ["nothing", "light"]]) {
  test(`axe-core finds nothing serious: ${name}, ${scheme}`, async () => {
    const page = await open(name, { scheme });
    for (const opener of (await page.$$("button.opener[data-do='details']")).slice(0, 4)) await opener.click();
    await settled(page);
    await drawAll(page);
    await page.addScriptTag({ content: AXE }).catch(() => page.evaluate(AXE));
    page.complaints.length = 0;
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    assert.deepEqual(violations.filter(v => ["serious", "critical"].includes(v.impact)).map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.target + " " + n.failureSummary).join("; ")), []);
    await page.context().close();
  });
}

for (const width of [390, 1024, 1600, 2560]) {
  for (const scheme of ["light", "dark"]) {
    test(`it fits ${width} pixels, ${scheme}`, async () => {
      const page = await open("rich", { width, height: width < 500 ? 844 : 1000, scheme });
      await page.click("button[data-arg='stream/Prices']");
      await drawAll(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      const cut = await page.$$eval(".tile .big, .verdict .word, .chart .title, h1, h2:not(.unseen)", all => all.filter(node => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== "inline").map(node => node.textContent));
      assert.deepEqual(cut, []);
      await page.evaluate(() => scrollTo(0, 0));
      await shot(page, `first-${width}-${scheme}`);
      await shot(page, `whole-${width}-${scheme}`, { fullPage: true });
      await close(page);
    });
  }
}

test("it prints on paper, light, with whole tables and all charts", async () => {
  const page = await open("rich", { scheme: "dark" });
  const pdf = await page.pdf({ path: join(OUT, "rich.pdf"), preferCSSPageSize: true, printBackground: true });
  assert.ok(pdf.length > 50_000, pdf.length + " bytes");
  const undrawn = await page.$$eval("[data-chart]", all => all.filter(place => !place.querySelector("canvas")).length);
  assert.equal(undrawn, 0);
  assert.equal(await page.evaluate(() => document.documentElement.classList.contains("paper")), false);
  await close(page);
});

test("four hours of fifty streams are painted within a second", async () => {
  const page = await open("fourhours");
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
  // The bar is 1 s on a machine at rest; a busy one gets room, since this only guards against another order of magnitude.
  assert.ok(paint < 5_000, "first paint after " + paint + " ms");
  assert.equal(await page.textContent("[data-key='chart events'] .bin"), "per 24\u202fs");
  await shot(page, "fourhours", { fullPage: true });
  await close(page);
});

// What the documentation shows. BrowserTest copies these pictures where it is asked to bring the documentation up to date.

test("there are pictures for the documentation", async () => {
  const page = await open("rich", { width: 1200, height: 690 });
  await shot(page, "report");
  const part = async (name, first, last = first, room = 16) => {
    const boxes = [];
    for (const selector of [first, last]) {
      const place = page.locator(selector).first();
      boxes.push(await place.evaluate(node => {
        scrollTo(0, 0);
        return { top: node.getBoundingClientRect().top, bottom: node.getBoundingClientRect().bottom };
      }));
    }
    const y = boxes[0].top - room;
    await shot(page, name, { fullPage: true, clip: { x: 0, y, width: 1200, height: boxes[1].bottom + room - y } });
  };
  await drawAll(page);
  await part("report-time", "[data-key='chart gap']", "[data-key='chart delivery-heat']");
  await part("report-requests", "[data-key='h rows-request']", "[data-key='table rows-request']");
  await page.click("button[data-arg='stream/Prices']");
  await settled(page);
  await drawAll(page);
  await part("report-details", "[id='detail:stream/Prices'] .chart.small", "[id='detail:stream/Prices'] .scroll.inner", 48);
  await drag(page, "users", 0.5, 0.75);
  await part("report-navigator", ".navigator", ".navigator", 8);
  await close(page);
  const dark = await open("rich", { width: 1200, height: 690, scheme: "dark" });
  await shot(dark, "report-dark");
  await close(dark);
});

// Live

/** Serves a page whose events come when the test says so. */
async function serve(doc) {
  const listeners = new Set();
  const server = createServer((request, response) => {
    if (request.url.startsWith("/events?token=abc")) {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(": hello\n\n");
      listeners.add(response);
      request.on("close", () => listeners.delete(response));
    } else {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(assemble(RESOURCES, doc));
    }
  });
  await new Promise(done => server.listen(0, "127.0.0.1", done));
  const send = doc => listeners.forEach(response => response.write("event: run\ndata: " + JSON.stringify(doc) + "\n\n"));
  const cut = () => listeners.forEach(response => response.destroy());
  const stop = () => new Promise(done => { server.close(done); server.closeAllConnections(); });
  return { url: `http://127.0.0.1:${server.address().port}/?token=abc`, send, cut, stop, listeners };
}

test("a live page goes on in place, says when it is cut off, and when the run has ended", async () => {
  const doc = samples.rich();
  const server = await serve(samples.until(doc, 20));
  const page = await open(server.url);
  page.complaints.length = 0;
  await page.waitForFunction(() => document.getElementById("live").textContent === "Live");
  await page.click("button[data-arg='stream/Prices']");
  await page.click("[data-key='table streams'] th[data-key='events'] button");
  await settled(page);
  await drag(page, "users", 0.2, 0.5);
  const zoomed = await range(page);
  await page.click(".happenings summary");
  const before = await page.textContent("[data-key='events'] .big");
  await page.locator("[id='detail:stream/Prices']").scrollIntoViewIfNeeded();
  const top = () => page.$eval("[id='stream/Prices']", row => Math.round(row.getBoundingClientRect().top));
  const stood = await top();
  server.send(samples.until(doc, 30));
  await page.waitForFunction(() => window.freshet.run.doc.bins.startMs.length === 30);
  assert.notEqual(await page.textContent("[data-key='events'] .big"), before);
  assert.deepEqual(await range(page), zoomed);
  assert.equal(await page.getAttribute("[data-key='table streams'] th[data-key='events']", "aria-sort"), "descending");
  assert.ok(await page.isVisible("[id='detail:stream/Prices']"));
  assert.equal(await page.$eval(".happenings", list => list.open), false);
  assert.ok(Math.abs((await top()) - stood) < 4, "the page slipped away");
  await shot(page, "live");
  server.cut();
  await page.waitForFunction(() => document.getElementById("live").textContent.startsWith("Connection lost"));
  await page.waitForFunction(() => document.getElementById("live").textContent === "Live");
  server.send(doc);
  await page.waitForFunction(() => document.getElementById("live").textContent === "The run has ended");
  assert.equal(await page.textContent(".verdict .word"), "Failed");
  await page.context().close();
  await server.stop();
});

// Pages that the program made

for (const file of PAGES && existsSync(PAGES) ? readdirSync(PAGES).filter(name => name.endsWith(".html")) : []) {
  test(`the program's own page stands: ${file}`, async () => {
    const page = await open(join(PAGES, file));
    assert.match(await page.textContent(".verdict .word"), /^(Held|Failed|Suspect|Invalid)$/);
    await drawAll(page);
    for (const id of await page.$$eval("[data-chart]", all => all.map(place => place.getAttribute("data-chart")))) assert.ok((await colours(page, id)) > 4, id + " is empty");
    await shot(page, "program-" + file.replace(/\.html$/, ""), { fullPage: true });
    await close(page);
  });
}

for (const [scheme, width] of [["light", 1440], ["dark", 390]]) {
  test(`the page of a comparison sorts and is accessible: ${scheme}, ${width} px`, async () => {
    const page = await open(COMPARISON, { scheme, width });
    assert.equal(await page.textContent("h1"), "worse");
    const heading = "#all th:nth-child(6)";
    await page.click(heading + " button");
    assert.equal(await page.getAttribute(heading, "aria-sort"), "descending");
    const changes = await page.$$eval("#all tbody td:nth-child(6)", cells => cells.map(cell => Number(cell.dataset.v)));
    assert.ok(changes.length > 5);
    assert.deepEqual(changes, [...changes].sort((a, b) => b - a));
    await page.click(heading + " button");
    assert.equal(await page.getAttribute(heading, "aria-sort"), "ascending");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it is wider than its window");
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => window.axe.run());
    assert.deepEqual(violations.filter(v => ["serious", "critical"].includes(v.impact)).map(v => v.id + ": " + v.nodes[0].html), []);
    await shot(page, `comparison-${scheme}`, { fullPage: true });
    await close(page);
  });
}

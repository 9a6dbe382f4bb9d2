// A report of more reforms than a chart can tell apart: readers choose, and drawings and tables follow.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const { NRMSIM_PROGRAM: program, NRMSIM_CHROMIUM: executablePath } = process.env;
const folder = mkdtempSync(join(tmpdir(), "nrmsim-test-"));
const path = (name) => join(folder, name);
let browser;
let page;
const complaints = [];

function nrmsim(...args) {
  return execFileSync(program, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function drawn() {
  return page.waitForFunction(() => document.documentElement.dataset.charts === "drawn", null, { timeout: 120000 });
}

before(async () => {
  nrmsim("init", "study");
  const reforms = readdirSync(path("study/reforms")).filter((name) => name.endsWith(".yaml")).sort();
  nrmsim("run", "study/baseline.yaml", ...reforms.map((name) => `study/reforms/${name}`), "--scale", "0.004", "--draws",
    "3", "--quiet", "-o", "batch.h5");
  nrmsim("report", "batch.h5", "-o", "report.html");
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(pathToFileURL(path("report.html")).href);
  await drawn();
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The names in the legend of a chart over time, and the reforms in its table. */
async function shownIn(id) {
  return page.evaluate((chart) => {
    const figure = document.querySelector(`#figure-${chart}`);
    const legend = [...figure.querySelectorAll(".role-legend-label text")].map((text) => text.textContent);
    const table = [...new Set([...figure.querySelectorAll("tbody tr")].map((row) => row.cells[1].textContent))];
    return { legend, table: table.filter((name) => name !== "Published") };
  }, id);
}

/** The first rows in which two sets of tables differ; nothing if they are the same. */
function difference(a, b) {
  for (const id of new Set([...Object.keys(a), ...Object.keys(b)]))
    for (let i = 0; i < Math.max(a[id]?.length ?? 0, b[id]?.length ?? 0); ++i)
      if (JSON.stringify(a[id]?.[i]) !== JSON.stringify(b[id]?.[i])) return { id, i, a: a[id]?.[i], b: b[id]?.[i] };
  return null;
}

const boxes = () => page.locator("#choice input");
const names = () => boxes().evaluateAll((all) => all.map((box) => box.value));

test("every reform of the file is in the answer and can be chosen, in a page that can be sent", async () => {
  const all = await names();
  assert.equal(all.length, 30);
  assert.deepEqual(await page.locator(".glance tbody th").allTextContents(), all);
  assert.deepEqual(await page.locator("details.reform > summary").allTextContents(), all);
  assert.ok(readFileSync(path("report.html")).length < 3e6);
});

test("the first five are shown, and the next five after them", async () => {
  const all = await names();
  for (const from of [0, 5]) {
    const wanted = ["Today's rules", ...all.slice(from, from + 5)];
    assert.deepEqual(await shownIn("time-cg_backlog"), { legend: wanted, table: wanted });
    const shown = await page.locator("figure[data-reform]:visible").evaluateAll((figures) => figures.map((figure) => figure.dataset.reform));
    assert.deepEqual([...new Set(shown)], all.slice(from, from + 5));
    const texts = await page.locator("#figure-spread-reexploited_people svg text").allTextContents();
    assert.deepEqual(all.filter((name) => texts.includes(name)), all.slice(from, from + 5));
    await page.locator("#next-reforms").click();
    await drawn();
  }
});

test("single ones are chosen, five at most", async () => {
  const all = await names();
  await page.locator("#choice summary").click();
  assert.equal(await boxes().nth(0).isDisabled(), true, "five are chosen already");
  for (let i = 10; i < 15; ++i) await boxes().nth(i).uncheck();
  await boxes().nth(29).check();
  await drawn();
  assert.deepEqual((await shownIn("time-cg_backlog")).legend, ["Today's rules", all[29]]);
  assert.match(await page.locator("#chosen").textContent(), /show 1 of 30 reforms/);
  assert.equal(await page.locator("figure[data-reform]:visible tbody tr").count() > 0, true);
  await boxes().nth(29).uncheck();
  await drawn();
  assert.equal(await page.locator("#figure-spread-reexploited_people svg").count(), 0);
});

test("tables made in the page say what those that stand in it say", async () => {
  const fresh = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await fresh.goto(pathToFileURL(path("report.html")).href);
  const tables = (of) => of.evaluate(() => Object.fromEntries([...document.querySelectorAll("figure:not([hidden])")].map((figure) =>
    [figure.id, [...figure.querySelectorAll("tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent))])));
  await page.reload();
  await drawn();
  const made = await tables(page);
  assert.equal(difference(made, await tables(fresh)), null);
  assert.ok(Object.values(made).flat().length > 500);
  // Chosen away and back again, so that the script has written all of them.
  for (let i = 0; i < 6; ++i) await page.locator("#next-reforms").click();
  await drawn();
  assert.equal(difference(await tables(page), made), null);
  await fresh.close();
});

test("complains of nothing", () => assert.deepEqual(complaints, []));

// The report as readers see it: everything is drawn, nothing is loaded, and the numbers are those of `compare`.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const { NRMSIM_PROGRAM: program, NRMSIM_CHROMIUM: executablePath } = process.env;
const NASTY = `</title></script><script>document.title = "taken"</script><img src="https://example.org/x.png" onerror="document.title='taken'">`;
const folder = mkdtempSync(join(tmpdir(), "nrmsim-test-"));
const report = join(folder, "report.html");
let browser;
let compared;

function nrmsim(...args) {
  return execFileSync(program, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

before(async () => {
  nrmsim("init", "study");
  writeFileSync(join(folder, "study", "nasty.yaml"),
    `name: nasty\ntitle: ${JSON.stringify(NASTY)}\ndescription: ${JSON.stringify(NASTY)}\nextends: reforms/guaranteed-support.yaml\n`);
  nrmsim("run", "study/baseline.yaml", "study/nasty.yaml", "study/reforms/guardian-for-every-child.yaml",
    "--scale", "0.02", "--draws", "4", "--quiet", "-o", "batch.h5");
  nrmsim("report", "batch.h5", "-o", "report.html");
  compared = JSON.parse(nrmsim("compare", "batch.h5", "--format", "json"));
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

function drawn(page) {
  return page.waitForFunction(() => document.documentElement.dataset.charts === "drawn", null, { timeout: 120000 });
}

/** A page with the report once all charts are drawn, and what it complained of or asked for meanwhile. */
async function open(options, file = report) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  if (options?.javaScriptEnabled !== false) await drawn(page);
  return { page, complaints, requests, close: () => context.close() };
}

/** The charts' data with their texts in the rows. */
async function chartsOf(page) {
  const charts = JSON.parse(await page.locator("#charts").textContent());
  for (const chart of Object.values(charts))
    chart.rows = chart.rows.map((row) => row.map((cell, i) => chart.labels[chart.columns[i]]?.[cell] ?? cell));
  return charts;
}

/** How many marks a chart has to have, from its data alone. */
function expectedMarks(chart) {
  const rows = chart.rows.map((row) => Object.fromEntries(chart.columns.map((column, i) => [column, row[i]])));
  const panels = "facet" in rows[0] ? new Set(rows.map((row) => row.facet)).size : 1;
  if (chart.drawing === "dots") return { symbols: rows.length, rules: chart.difference ? panels : 0, areas: 0, lines: 0 };
  if (chart.drawing === "intervals") {
    const intervals = rows.filter((row) => row.low !== null).length;
    return { symbols: rows.filter((row) => row.mean !== null).length, rules: intervals + (chart.difference ? panels : 0), areas: 0, lines: 0 };
  }
  const simulated = rows.filter((row) => row.series !== "Published");
  const lines = new Set(simulated.map((row) => `${row.facet}\n${row.series}`)).size;
  const bands = chart.byScenario && panels === 1 && !("facet" in rows[0]) ? 1 : lines;
  return { symbols: rows.length - simulated.length, rules: (chart.difference ? panels : 0) + (chart.policiesFrom ? 1 : 0), areas: bands, lines };
}

function drawnMarks(page) {
  return page.evaluate(() => {
    const count = (place, mark, shape) => place.querySelectorAll(`g.mark-${mark}.role-mark > ${shape}`).length;
    return Object.fromEntries([...document.querySelectorAll("[data-chart]")].map((place) => [place.dataset.chart, {
      symbols: count(place, "symbol", "path"),
      rules: count(place, "rule", "line"),
      areas: count(place, "area", "path"),
      lines: count(place, "line", "path"),
    }]));
  });
}

for (const [name, width, colorScheme] of [
  ["desktop, light", 1280, "light"], ["desktop, dark", 1280, "dark"], ["phone, light", 390, "light"], ["phone, dark", 390, "dark"],
]) {
  describe(name, () => {
    let opened;
    before(async () => { opened = await open({ viewport: { width, height: 900 }, colorScheme }); });
    after(() => opened.close());

    test("complains of nothing and loads nothing", () => {
      assert.deepEqual(opened.complaints, []);
      assert.deepEqual(opened.requests, [pathToFileURL(report).href]);
    });

    test("draws every chart with a mark for every number", async () => {
      const charts = await chartsOf(opened.page);
      assert.ok(Object.keys(charts).length > 20);
      const expected = Object.fromEntries(Object.entries(charts).map(([id, chart]) => [id, expectedMarks(chart)]));
      assert.deepEqual(await drawnMarks(opened.page), expected);
    });

    test("fits the width", async () => {
      const excess = await opened.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(excess, 0);
    });

    test("has text that can be read", async () => {
      // Contrast as WCAG 2.1 defines it; 4.5 is asked of text.
      const least = await opened.page.evaluate(() => {
        const luminance = (color) => {
          const [r, g, b] = color.match(/[\d.]+/g).slice(0, 3).map((part) => {
            const share = Number(part) / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const behind = (element) => {
          for (let at = element; at; at = at.parentElement) {
            const color = getComputedStyle(at).backgroundColor;
            if (!/^rgba\(.*, 0\)$/.test(color)) return color;
          }
          return "rgb(255, 255, 255)";
        };
        let worst = { ratio: 21, text: "" };
        for (const element of document.querySelectorAll("h1, h2, h3, p, li, td, th, a, summary, button, dt, dd, pre, svg text")) {
          const style = getComputedStyle(element);
          const ink = luminance(element.closest("svg") ? style.fill : style.color);
          const paper = luminance(behind(element));
          const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
          if (ratio < worst.ratio) worst = { ratio, text: element.outerHTML.slice(0, 200) };
        }
        return worst;
      });
      assert.ok(least.ratio >= 4.5, `${least.ratio}: ${least.text}`);
    });
  });
}

describe("content", () => {
  let opened;
  before(async () => { opened = await open({ viewport: { width: 1280, height: 900 }, acceptDownloads: true }); });
  after(() => opened.close());

  test("numbers are those of compare", async () => {
    assert.deepEqual(JSON.parse(await opened.page.locator("#comparison").textContent()), compared);
    const charts = await chartsOf(opened.page);
    for (const outcome of new Set(compared.rows.map((row) => row.outcome))) {
      const rows = compared.rows.filter((row) => row.outcome === outcome);
      assert.deepEqual(charts[`effect-${outcome}`].rows.map((row) => row.slice(1, 5)),
        rows.map((row) => [row.low, row.high, row.difference, row.baseline_value]));
      const means = rows.map((row) => row.difference);
      const dots = charts[`spread-${outcome}`].rows;
      const perReform = dots.length / rows.length;
      means.forEach((mean, i) => {
        const values = dots.slice(i * perReform, (i + 1) * perReform).map((row) => row[1]);
        const average = values.reduce((sum, value) => sum + value, 0) / values.length;
        assert.ok(Math.abs(average - mean) <= 1e-9 * Math.max(1, ...values.map(Math.abs)), outcome);
      });
    }
  });

  test("text of a scenario stays text", async () => {
    assert.equal(await opened.page.locator("img").count(), 0);
    assert.match(await opened.page.title(), /two reforms/);
    assert.ok((await opened.page.locator("#answer").textContent()).includes(NASTY));
  });

  test("no request and no other script is possible", async () => {
    const other = await open({});
    const blocked = await other.page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'taken'";
      document.body.append(script);
      try {
        await fetch("https://example.org/");
        return false;
      } catch {
        return document.title !== "taken";
      }
    });
    assert.ok(blocked);
    await other.close();
  });

  test("every chart hands out its data", async () => {
    const charts = await chartsOf(opened.page);
    assert.equal(await opened.page.locator("[data-csv]:visible").count(), Object.keys(charts).length);
    const [download] = await Promise.all([
      opened.page.waitForEvent("download"),
      opened.page.locator("[data-csv='effect-reexploited_people']").click(),
    ]);
    assert.equal(download.suggestedFilename(), "effect-reexploited_people.csv");
    const text = readFileSync(await download.path(), "utf8");
    assert.match(text, /^name,low,high,mean,baseline,chance_better\n"/);
    assert.ok(text.includes(NASTY.replaceAll('"', '""')));
    assert.ok(text.includes(`,${compared.rows[0].low},${compared.rows[0].high},${compared.rows[0].difference},`));
  });

  test("can be used by keyboard and read aloud", async () => {
    const fresh = await open({});
    await fresh.page.keyboard.press("Tab");
    assert.equal(await fresh.page.evaluate(() => document.activeElement.getAttribute("href")), "#answer");
    await fresh.close();
    const faults = await opened.page.evaluate(() => {
      const found = [];
      const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
      if (new Set(ids).size !== ids.length) found.push("an id twice");
      if (document.querySelectorAll("h1").length !== 1) found.push("not one h1");
      let last = 1;
      for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
        const level = Number(heading.tagName[1]);
        if (level > last + 1) found.push(`a level left out before: ${heading.textContent}`);
        last = level;
      }
      for (const place of document.querySelectorAll("[data-chart]")) {
        if (place.getAttribute("role") !== "img" || place.getAttribute("aria-label").length < 20) found.push(`no text: ${place.dataset.chart}`);
        if (!place.closest("figure").querySelector("table tbody tr, table caption")) found.push(`no table: ${place.dataset.chart}`);
      }
      for (const name of ["header", "nav", "main", "footer"]) if (document.querySelectorAll(name).length !== 1) found.push(name);
      for (const link of document.querySelectorAll("nav a")) if (!document.querySelector(link.getAttribute("href"))) found.push(link.href);
      return found;
    });
    assert.deepEqual(faults, []);
  });

  test("prints without what only a screen needs", async () => {
    await opened.page.emulateMedia({ media: "print", colorScheme: "dark" });
    assert.equal(await opened.page.locator("nav").isVisible(), false);
    const paper = await opened.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    assert.equal(paper, "rgb(255, 255, 255)");
    assert.ok((await opened.page.pdf({ format: "A4" })).length > 10000);
    await opened.page.emulateMedia({ media: null, colorScheme: null });
  });

  test("follows a change of width", async () => {
    const width = () => opened.page.locator("[data-chart='effect-reexploited_people'] svg").evaluate((svg) => svg.getBoundingClientRect().width);
    const wide = await width();
    await opened.page.setViewportSize({ width: 500, height: 900 });
    await opened.page.waitForFunction((before) => document.querySelector("[data-chart] svg").getBoundingClientRect().width < before / 1.5, wide);
  });
});

test("without scripts, tables are there", async () => {
  const opened = await open({ javaScriptEnabled: false });
  assert.ok((await opened.page.locator("figure table").count()) > 20);
  await opened.close();
});

test("its first screen becomes a small picture", () => {
  execFileSync(new URL("../../docs/picture.sh", import.meta.url).pathname, [report, join(folder, "report.png")]);
  const picture = readFileSync(join(folder, "report.png"));
  assert.equal(picture.subarray(1, 4).toString(), "PNG");
  assert.ok(picture.length < 200000, `${picture.length} bytes`);
});

test("a copy elsewhere is the same page", async () => {
  const size = readFileSync(report).length;
  assert.ok(size < 3e6, `${size} bytes`);
  copyFileSync(report, join(folder, "copy of it.html"));
  nrmsim("report", "batch.h5", "-o", "report.html"); // replaces its own
  assert.equal(readFileSync(report, "utf8"), readFileSync(join(folder, "copy of it.html"), "utf8"));
});

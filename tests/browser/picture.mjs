// The first screen of a report on a desktop and on a phone, as one picture: node picture.mjs REPORT.html PICTURE.png
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [report, picture] = process.argv.slice(2);
if (!picture) throw new Error("usage: node picture.mjs REPORT.html PICTURE.png");
const executablePath = process.env.NRMSIM_CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

/** What a reader sees before scrolling, at `shown` pixels of the picture for its width, as a data URL. */
async function firstScreen(width, height, colorScheme, shown) {
  const deviceScaleFactor = shown / width; // taken at the size at which it is shown, which keeps edges sharp and the file small
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, deviceScaleFactor });
  const page = await context.newPage();
  await page.goto(pathToFileURL(resolve(report)).href);
  await page.waitForFunction(() => document.documentElement.dataset.charts === "drawn", null, { timeout: 120000 });
  const taken = await page.screenshot();
  await context.close();
  return `data:image/png;base64,${taken.toString("base64")}`;
}

const desktop = await firstScreen(1140, 735, "light", 1710);
const phone = await firstScreen(390, 844, "dark", 510);
const page = await (await browser.newContext({ viewport: { width: 2600, height: 1500 } })).newPage();
await page.setContent(`<style>
  body { margin: 0; background: #eef0f2; }
  div { display: flex; align-items: flex-end; gap: 44px; width: max-content; padding: 40px; }
  img { display: block; border: 1px solid #8a9196; }
</style><div><img src="${desktop}"><img style="border-radius: 28px" src="${phone}"></div>`);
await page.locator("div").screenshot({ path: resolve(picture) });
await browser.close();

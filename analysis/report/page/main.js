// Draws the charts of the page and hands out their data. Everything it needs stands in the page.
import { compile } from "vega-lite";
import { View, Warn, parse } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { specification } from "./charts.js";
import { isShown, onChoice } from "./choice.js";
import { download } from "./csv.js";
import { chosenOf, readCharts } from "./data.js";
import { fillTable } from "./table.js";

const charts = readCharts(document.getElementById("charts").textContent);
const drawn = new Map(); // view, width and rows by chart

function sameRows(a, b) {
  return a?.length === b.length && a.every((row, i) => row === b[i]);
}

async function draw(place) {
  const id = place.dataset.chart;
  const width = Math.floor(place.clientWidth);
  const chart = chosenOf(charts[id], isShown);
  const before = drawn.get(id);
  if (width <= 0 || (before?.width === width && sameRows(before.rows, chart.rows))) return;
  before?.view.finalize();
  if (chart.table && !sameRows(before?.rows, chart.rows)) fillTable(place.closest("figure"), chart);
  if (!chart.rows.length) {
    drawn.delete(id);
    place.replaceChildren();
    return;
  }
  const { spec } = compile(specification({ id, ...chart }, width));
  // The interpreter needs no permission to make code from text.
  const view = new View(parse(spec, null, { ast: true }), { expr: expressionInterpreter, renderer: "svg", logLevel: Warn });
  drawn.set(id, { view, width, rows: chart.rows });
  const canvas = document.createElement("div"); // of its own, because Vega says there what it is, over what we say
  place.replaceChildren(canvas);
  await view.initialize(canvas).runAsync();
}

/** A chart that cannot be drawn gives way to its table. */
async function drawOrShowTable(place) {
  try {
    await draw(place);
  } catch (error) {
    console.error(`chart ${place.dataset.chart}: ${error}`);
    place.closest("figure").querySelector("details").open = true;
  }
}

async function drawAll() {
  for (const place of document.querySelectorAll("[data-chart]")) {
    await drawOrShowTable(place);
    await new Promise((resolve) => setTimeout(resolve)); // lets the reader scroll meanwhile
  }
}

// One round after another, because a chart can be drawn only once at a time.
let rounds = Promise.resolve();
let asked = 0;
function drawSoon() {
  const round = ++asked;
  rounds = rounds.then(drawAll).then(() => {
    if (round === asked) document.documentElement.dataset.charts = "drawn";
  });
}

let waiting;
window.addEventListener("resize", () => {
  clearTimeout(waiting);
  waiting = setTimeout(drawSoon, 150);
});
for (const button of document.querySelectorAll("[data-csv]")) {
  button.hidden = false;
  button.addEventListener("click", () => download(button.dataset.csv, charts[button.dataset.csv]));
}
onChoice(() => {
  for (const figure of document.querySelectorAll("figure[data-reform]")) figure.hidden = !isShown(figure.dataset.reform);
  delete document.documentElement.dataset.charts;
  drawSoon();
});
drawSoon();

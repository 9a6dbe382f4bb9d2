// Vega-Lite specifications from the charts that stand in the page. Colours are variables of the style sheet, so
// that charts follow the light and the dark theme without being drawn again.

const ROW_HEIGHT = 46; // of an interval with its name above it [px]
const FACET_ROW_HEIGHT = 24; // of an interval with its name beside it [px]
const SERIES_HEIGHT = 15; // of one of several intervals of a name [px]
const LINES_HEIGHT = 260; // [px]
const FACET_LINES_HEIGHT = 190; // [px]
const DOT = 9; // across, with its space [px]
const NAMES_WIDTH = 185; // beside intervals [px]
const NARROW = 600; // what is no wider is a phone [px]
const VALUES_WIDTH = 64; // beside lines [px]
const RIGHT = 24; // room for the last label of an axis [px]
const NAME_LENGTH = 16; // of a line of a name on a phone [characters]

const SERIES = [0, 1, 2, 3, 4, 5].map((i) => `var(--series-${i})`);
const DASHES = [[6, 3], [1, 0], [8, 3, 2, 3], [2, 2], [10, 4], [4, 1]];

const config = {
  background: "transparent",
  font: "Arial, Helvetica, sans-serif",
  aria: false,
  view: { stroke: null },
  axis: {
    labelColor: "var(--ink)", titleColor: "var(--ink)", gridColor: "var(--line)", domainColor: "var(--strong-line)",
    tickColor: "var(--strong-line)", labelFontSize: 13, titleFontSize: 13, titleFontWeight: "normal", titlePadding: 10,
    labelPadding: 6,
  },
  header: {
    labelColor: "var(--ink)", labelFontSize: 14, labelFontWeight: "bold", labelOrient: "top", labelAnchor: "start",
    title: null, labelPadding: 6,
  },
  legend: {
    labelColor: "var(--ink)", labelFontSize: 13, orient: "top", title: null, symbolStrokeWidth: 2.5,
    symbolSize: 110, symbolOpacity: 1, direction: "vertical",
  },
  text: { color: "var(--ink)", fontSize: 14 },
};

/** Rows as objects by column. */
function records(chart) {
  return chart.rows.map((row) => Object.fromEntries(chart.columns.map((column, i) => [column, row[i]])));
}

/** In lines of at most so many characters, where words allow. */
function broken(text, most) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.length - 1;
    if (lines[last] && lines[last].length + word.length >= most) lines.push(word);
    else lines[last] += (lines[last] ? " " : "") + word;
  }
  return lines;
}

function numberAxis(chart, extra = {}) {
  const axis = { title: chart.axis || null, titleAnchor: "start", titleLimit: 0, grid: true, ...extra };
  if (chart.kind === "percent") return { ...axis, format: ".3~%" };
  if (chart.kind === "money") {
    return {
      ...axis,
      labelExpr: "datum.value === 0 ? '£0' : (datum.value < 0 ? '\u2212' : '') + '£' + format(abs(datum.value) / 1e6, ',.4~r') + 'm'",
    };
  }
  return { ...axis, format: ",.6~r" };
}

const digits = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });
function shown(chart, value) {
  if (value === null || value === undefined) return "not known";
  if (chart.kind === "percent") return `${digits.format(100 * value)}%`;
  return (chart.kind === "money" ? "£" : "") + digits.format(value) + (chart.kind === "days" ? " days" : "");
}

function aboutInterval(chart, row) {
  const who = [row.facet, row.time, row.name, row.series].filter((part) => part !== undefined && part !== "").join(", ");
  return `${who}: ${shown(chart, row.low)} to ${shown(chart, row.high)}, mean ${shown(chart, row.mean)}`;
}

/** With the direction of each side where the axis is one of differences. */
function titleOf(chart, width) {
  const title = chart.difference && chart.axis ? `${chart.axis} (\u2190\u00a0less, more\u00a0\u2192)` : chart.axis;
  return broken(title ?? "", Math.floor(width / 8));
}

/** The better side of no change, and no change itself. */
function sides(chart) {
  if (!chart.difference) return [];
  const zero = {
    data: { values: [{}] },
    mark: { type: "rule", color: "var(--ink)", strokeWidth: 1.5 },
    encoding: { x: { datum: 0 } },
  };
  if (!chart.better) return [zero];
  const better = {
    data: { values: [{}] },
    mark: { type: "rect", color: "var(--better)" },
    encoding: { x: { datum: 0 }, x2: { value: chart.better < 0 ? 0 : "width" } },
  };
  return [better, zero];
}

/** From the least to the greatest value of all rows, with no change, or nought, in it. */
function domainOf(chart, rows) {
  const values = rows.flatMap((row) => [row.low, row.high, row.mean]).filter((value) => value !== null);
  return [chart.difference ? Math.min(0, ...values) : 0, Math.max(0, ...values)];
}

function ticks(width) {
  return Math.max(3, Math.floor(width / 110));
}

function nameAxis(beside, extent) {
  if (!beside) return null;
  return {
    labelExpr: "split(datum.label, '\\n')", minExtent: extent, maxExtent: extent, domain: false, ticks: false,
    labelLimit: extent, grid: false, labelFontSize: extent < NAMES_WIDTH ? 12 : 13,
  };
}

/** Intervals with their means; several to a name where there are series. */
function intervalLayers(chart, rows, width, beside, extent) {
  const y = {
    field: "name", type: "nominal", sort: null, title: null, axis: nameAxis(beside, extent),
    scale: { paddingInner: 0.3, paddingOuter: 0.2 },
  };
  const x = {
    type: "quantitative", scale: { domain: domainOf(chart, chart.all), nice: true },
    axis: numberAxis({ ...chart, axis: titleOf(chart, width) }, { tickCount: ticks(width - extent) }),
  };
  let marks = { color: { value: "var(--series-1)" }, tooltip: { field: "tip", type: "nominal" } };
  let shape = {};
  if (chart.columns.includes("series")) {
    const series = [...new Set(chart.all.map((row) => row.series))];
    const first = chart.byScenario && !chart.difference ? 0 : 1;
    const scale = { domain: series, range: SERIES.slice(first, first + series.length) };
    marks = {
      ...marks,
      color: { field: "series", type: "nominal", sort: null, scale },
      yOffset: { field: "series", sort: null, scale: { domain: series } },
    };
    shape = { shape: { field: "series", type: "nominal", sort: null, scale: { domain: series } } };
  }
  const below = beside ? 0 : 9; // the name stands above
  const layer = [
    ...sides(chart),
    {
      mark: { type: "rule", strokeWidth: 5, opacity: 0.45, strokeCap: "round", yOffset: below, clip: !chart.difference },
      encoding: { x: { ...x, field: "low" }, x2: { field: "high" }, y, ...marks },
    },
    {
      mark: { type: "point", filled: true, size: 75, opacity: 1, yOffset: below },
      encoding: { x: { ...x, field: "mean" }, y, ...marks, ...shape },
    },
  ];
  if (!beside) {
    layer.push({
      mark: { type: "text", align: "left", baseline: "bottom", dy: -2, dx: 4, fontWeight: "bold", limit: width - 30 },
      encoding: { x: { value: 0 }, y, text: { field: "name" } },
    });
  }
  return { data: { values: rows }, width: Math.max(120, width - extent - RIGHT), layer };
}

function intervals(chart, width) {
  const faceted = chart.columns.includes("facet");
  const beside = faceted || chart.columns.includes("series");
  const narrow = width < NARROW;
  const extent = beside ? (narrow ? 0.62 : 1) * NAMES_WIDTH : 0;
  const rows = records(chart).map((row) => ({ ...row, tip: aboutInterval(chart, row) }));
  if (beside) rows.forEach((row) => { row.name = broken(row.name, narrow ? NAME_LENGTH : 2 * NAME_LENGTH).join("\n"); });
  const all = { ...chart, all: rows };
  if (!faceted) {
    const height = chart.columns.includes("series") ? { step: SERIES_HEIGHT, for: "offset" } : { step: ROW_HEIGHT };
    return { ...intervalLayers(all, rows, width, beside, extent), height };
  }
  const facets = [...new Set(rows.map((row) => row.facet))];
  return {
    spacing: 6,
    vconcat: facets.map((facet, i) => ({
      ...intervalLayers(i + 1 < facets.length ? { ...all, axis: "" } : all, rows.filter((row) => row.facet === facet), width, true, extent),
      height: { step: narrow ? 1.4 * FACET_ROW_HEIGHT : FACET_ROW_HEIGHT },
      title: { text: facet, anchor: "start", frame: "group", color: "var(--ink)", fontSize: 14, offset: 4 },
    })),
  };
}

function facetsOf(rows) {
  return [...new Set(rows.map((row) => row.facet))];
}

/** Dots in columns, so that each is seen. */
function stacked(chart, plotWidth) {
  const rows = records(chart);
  const values = rows.map((row) => row.value).filter((value) => value !== null);
  const low = Math.min(...values, chart.difference ? 0 : Infinity);
  const high = Math.max(...values, chart.difference ? 0 : -Infinity);
  const columns = Math.max(8, Math.floor(plotWidth / DOT));
  const step = (high - low || 1) / columns;
  const heights = new Map();
  for (const row of rows) {
    const column = Math.round((row.value - low) / step);
    const key = `${row.facet}\n${column}`;
    row.level = heights.get(key) ?? 0;
    heights.set(key, row.level + 1);
    row.place = low + column * step;
    const side = row.value * chart.better;
    row.side = !chart.better ? "Values" : side > 0 ? "Better" : side < 0 ? "Worse" : "No change";
    row.tip = `${row.facet}: ${shown(chart, row.value)}`;
  }
  return { rows, most: Math.max(...heights.values()), domain: [low - step, high + step] };
}

function dots(chart, width) {
  const plotWidth = Math.max(120, width - RIGHT - 10);
  const { rows, most, domain } = stacked(chart, plotWidth);
  const names = chart.better ? ["Better", "Worse", "No change"].filter((name) => rows.some((row) => row.side === name)) : ["Values"];
  const colors = { Better: "var(--series-1)", Worse: "var(--series-2)", "No change": "var(--ink)", Values: "var(--series-1)" };
  const legend = chart.better ? {} : null;
  return {
    data: { values: rows },
    facet: { row: { field: "facet", type: "nominal", sort: facetsOf(rows), header: {} } },
    spacing: 14,
    spec: {
      width: plotWidth,
      height: (most + 1) * DOT,
      layer: [
        ...sides(chart),
        {
          mark: { type: "point", filled: true, size: 46, strokeWidth: 1.5 },
          encoding: {
            x: {
              field: "place", type: "quantitative", scale: { domain, nice: false, zero: false },
              axis: numberAxis({ ...chart, axis: titleOf(chart, width) }, { tickCount: ticks(width) }),
            },
            y: { field: "level", type: "quantitative", scale: { domain: [-0.7, most + 0.3], nice: false }, axis: null },
            color: { field: "side", type: "nominal", scale: { domain: names, range: names.map((name) => colors[name]) }, legend },
            shape: { field: "side", type: "nominal", scale: { domain: names, range: names.map((name) => (name === "Worse" ? "square" : "circle")) }, legend },
            tooltip: { field: "tip", type: "nominal" },
          },
        },
      ],
    },
  };
}

/** "2027-03" as a time, "2027" as a number, a number as it is. */
function timeOf(value) {
  if (typeof value === "number") return value;
  const month = /^(\d{4})-(\d{2})$/.exec(value);
  return month ? Date.UTC(Number(month[1]), Number(month[2]) - 1, 15) : Number(value);
}

/** Where the scenarios begin to differ. */
function policiesFrom(chart, x) {
  const data = { values: [{ at: timeOf(chart.policiesFrom), text: "policies begin" }] };
  return [
    { data, mark: { type: "rule", color: "var(--quiet)", strokeDash: [3, 3] }, encoding: { x } },
    {
      data,
      mark: { type: "text", align: "left", baseline: "top", dx: 5, dy: 2, color: "var(--quiet)", fontSize: 13 },
      encoding: { x, y: { value: 0 }, text: { field: "text" } },
    },
  ];
}

function timeAxis(chart, rows) {
  const sample = rows[0].time;
  if (typeof sample === "number") {
    return { field: "at", type: "quantitative", scale: { nice: false }, axis: { title: "Months since first referral", values: [0, 12, 24, 36, 48, 60], grid: false } };
  }
  if (sample.length === 4) return { field: "at", type: "quantitative", scale: { zero: false, nice: false }, axis: { title: null, format: "d", tickMinStep: 1, grid: false, labelOverlap: true } };
  return { field: "at", type: "temporal", scale: { type: "utc" }, axis: { title: null, format: "%Y", tickCount: "year", grid: false, labelOverlap: true } };
}

function lines(chart, width) {
  const faceted = chart.columns.includes("facet");
  const rows = records(chart).map((row) => ({ ...row, at: timeOf(row.time), tip: aboutInterval(chart, { ...row, facet: undefined, time: typeof row.time === "number" ? `month ${Math.round(row.time)}` : row.time }) }));
  const simulated = rows.filter((row) => row.series !== "Published");
  const published = rows.filter((row) => row.series === "Published")
    .map((row) => ({ ...row, tip: `Published, ${row.time}: ${shown(chart, row.published)}. ${row.source}` }));
  const series = faceted && !chart.difference ? [simulated[0].series, ...new Set(simulated.map((row) => row.facet))] : [...new Set(simulated.map((row) => row.series))];
  const single = series.length === 1;
  const first = chart.byScenario && !chart.difference ? 0 : 1;
  const range = faceted && !chart.difference ? [SERIES[0], ...series.slice(1).map(() => SERIES[1])] : SERIES.slice(first, first + series.length);
  const dashes = faceted && !chart.difference ? [DASHES[0], ...series.slice(1).map(() => DASHES[1])] : single ? [[1, 0]] : DASHES.slice(first, first + series.length);
  const legend = single || faceted ? null : { symbolType: "stroke", symbolSize: 500 };
  const color = { field: "series", type: "nominal", sort: null, scale: { domain: series, range }, legend };
  const strokeDash = { field: "series", type: "nominal", sort: null, scale: { domain: series, range: dashes }, legend };
  const x = timeAxis(chart, rows);
  const y = (field) => ({
    field, type: "quantitative",
    axis: numberAxis({ ...chart, axis: "" }, { minExtent: VALUES_WIDTH - 10, domain: false, ticks: false, tickCount: 5 }),
    scale: chart.difference ? { zero: true } : { domainMin: 0 },
  });
  const banded = chart.byScenario ? simulated.filter((row) => row.series === series[0]) : simulated;
  const layer = [
    {
      ...(faceted ? {} : { data: { values: banded } }),
      mark: { type: "area", opacity: 0.2, clip: true },
      encoding: { x, y: y("low"), y2: { field: "high" }, color },
    },
    ...(chart.difference ? [{ data: { values: [{}] }, mark: { type: "rule", color: "var(--ink)", strokeWidth: 1.5 }, encoding: { y: { datum: 0 } } }] : []),
    {
      ...(faceted ? {} : { data: { values: simulated } }),
      mark: { type: "line", strokeWidth: 2.5, point: false },
      encoding: { x, y: y("mean"), color, strokeDash, tooltip: { field: "tip", type: "nominal" } },
    },
  ];
  if (chart.policiesFrom) layer.push(...policiesFrom(chart, x));
  if (published.length) {
    layer.push({
      data: { values: published },
      mark: { type: "point", shape: "diamond", filled: true, size: 130, color: "var(--published)", stroke: "var(--paper)", strokeWidth: 1.5, opacity: 1 },
      encoding: { x, y: y("published"), tooltip: { field: "tip", type: "nominal" } },
    });
  }
  const unit = {
    width: Math.max(160, width - VALUES_WIDTH - RIGHT),
    height: faceted ? FACET_LINES_HEIGHT : LINES_HEIGHT,
    layer,
  };
  if (!faceted) return unit;
  return { data: { values: simulated }, facet: { row: { field: "facet", type: "nominal", sort: facetsOf(rows), header: {} } }, spacing: 16, spec: unit };
}

/** The specification of a chart that may be `width` pixels wide. */
export function specification(chart, width) {
  return {
    config: {
      ...config,
      header: { ...config.header, labelLimit: width - VALUES_WIDTH },
      legend: { ...config.legend, labelLimit: width - (chart.drawing === "intervals" ? 0.62 * NAMES_WIDTH : VALUES_WIDTH) - 2 * RIGHT },
    },
    ...{ intervals, dots, lines }[chart.drawing](chart, width),
  };
}

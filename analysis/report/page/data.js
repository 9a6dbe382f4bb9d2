// The charts' data as they stand in the page: a text is written once, and rows hold its position.

/** A chart with its texts in its rows, each row with how its table writes it (see table.js). */
function withTexts(chart) {
  const texts = chart.columns.map((column) => chart.labels[column]);
  return {
    ...chart,
    rows: chart.rows.map((row) => row.map((cell, i) => (texts[i] && cell !== null ? texts[i][cell] : cell))),
  };
}

export function readCharts(text) {
  return Object.fromEntries(Object.entries(JSON.parse(text)).map(([id, chart]) => [id, withTexts(chart)]));
}

/** A chart with only those rows that are about no reform or about one of the chosen. */
export function chosenOf(chart, isShown) {
  const at = chart.columns.indexOf(chart.choice);
  if (!chart.choice || at < 0) return chart;
  const kept = chart.rows.map((row, i) => i).filter((i) => isShown(chart.rows[i][at]));
  return { ...chart, rows: kept.map((i) => chart.rows[i]), table: kept.map((i) => chart.table[i]) };
}

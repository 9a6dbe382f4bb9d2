// The data of a chart as a file of comma-separated values.

function field(value) {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180 with line feeds: a header, then a line for each row; empty where there is no number. */
export function csv(chart) {
  return [chart.columns, ...chart.rows].map((row) => row.map(field).join(",") + "\n").join("");
}

/** Hands the file to the browser, without any request. */
export function download(id, chart) {
  const url = URL.createObjectURL(new Blob([csv(chart)], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${id}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

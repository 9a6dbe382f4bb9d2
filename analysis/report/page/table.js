// The table of a chart for reforms that were chosen later, in the words of the tables that stand in the page.

const MINUS = "-";
const DIVISORS = [1, 1e6, 1e9];
const SUFFIXES = ["", "m", "bn"];

/** With so many decimals; halves to the even digit, as in the tables that stand in the page. */
function fixed(value, decimals) {
  const scaled = value * 10 ** decimals;
  const isHalf = Number.isInteger(value * 2 ** (decimals + 1)) && Math.abs(scaled % 1) === 0.5;
  return (isHalf ? (2 * Math.round(scaled / 2)) / 10 ** decimals : value).toFixed(decimals);
}

function rounded(value, code) {
  const suffix = Math.floor(code / 10);
  const [whole, rest] = fixed(value / DIVISORS[suffix], code % 10).split(".");
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest ? `.${rest}` : "") + SUFFIXES[suffix];
  return text.startsWith(MINUS) && !/[1-9]/.test(text) ? text.slice(1) : text;
}

function amount(kind, value, code) {
  if (kind === "percent") return `${rounded(100 * value, code)}%`;
  const text = rounded(value, code);
  if (kind === "money") return text.startsWith(MINUS) ? `${MINUS}£${text.slice(1)}` : `£${text}`;
  return kind === "days" ? `${text} ${text === "1" ? "day" : "days"}` : text;
}

function change(kind, value, code) {
  if (value === 0) return "no change";
  if (!/[1-9]/.test(rounded(kind === "percent" ? 100 * Math.abs(value) : Math.abs(value), code))) return "hardly any change";
  if (kind === "percent") return `${rounded(100 * Math.abs(value), code)} percentage points ${value > 0 ? "higher" : "lower"}`;
  const less = kind === "number" ? "fewer" : "less";
  return `${amount(kind, Math.abs(value), code)} ${value > 0 ? "more" : less}`;
}

/** Levels beside differences are far larger, and are rounded by themselves: to three digits, as comparison::rounding_for. */
function levelCode(kind, value) {
  const size = Math.abs(kind === "percent" ? 100 * value : value);
  const suffix = size >= 10 * DIVISORS[2] ? 2 : size >= 10 * DIVISORS[1] ? 1 : 0;
  const decimals = size > 0 ? 2 - Math.floor(Math.log10(size / DIVISORS[suffix])) : 0;
  return Math.min(Math.max(decimals, 0), 5) + 10 * suffix;
}

/** What a row of the table says, cell by cell. */
export function cellsOf(chart, row, code) {
  return row.map((cell, i) => {
    if (typeof cell === "string") return cell;
    if (cell === null) return "";
    if (chart.plain[i]) return rounded(cell, 0);
    if (!chart.difference) return amount(chart.kind, cell, code);
    return chart.levels[i] ? amount(chart.kind, cell, levelCode(chart.kind, cell)) : change(chart.kind, cell, code);
  });
}

/** Fills the table of a figure with the rows of the chart that it shows. */
export function fillTable(figure, chart) {
  const body = document.createElement("tbody");
  chart.rows.forEach((row, i) => {
    if (chart.table[i] < 0) return;
    const line = body.insertRow();
    cellsOf(chart, row, chart.table[i]).forEach((text, column) => {
      const cell = line.insertCell();
      cell.textContent = text;
      if (typeof row[column] !== "string") cell.className = "number";
    });
  });
  figure.querySelector("tbody").replaceWith(body);
}

// Which reforms the charts show, in files that have more than can be told apart.

const form = document.getElementById("choice");
const boxes = form ? [...form.querySelectorAll("input")] : [];
const most = boxes.filter((box) => box.checked).length;
const reforms = new Set(boxes.map((box) => box.value));

/** Whether rows of that name are shown: of the baseline, of published figures, of a chosen reform. */
export function isShown(name) {
  return !reforms.has(name) || boxes.some((box) => box.checked && box.value === name);
}

function sayWhich() {
  const chosen = boxes.filter((box) => box.checked);
  for (const box of boxes) box.disabled = !box.checked && chosen.length >= most;
  document.getElementById("chosen").textContent =
    `Charts below show ${chosen.length} of ${boxes.length} reforms: ${chosen.map((box) => box.value).join("; ") || "none"}`;
}

/** The next few in the order of the file, from the start again after the last. */
function chooseNext() {
  const last = boxes.findLastIndex((box) => box.checked);
  const from = last + 1 < boxes.length ? last + 1 : 0;
  boxes.forEach((box, i) => { box.checked = i >= from && i < from + most; });
}

/** Calls `draw` whenever others are chosen. */
export function onChoice(draw) {
  if (!form) return;
  form.hidden = false;
  sayWhich();
  const changed = () => {
    sayWhich();
    draw();
  };
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("next-reforms").addEventListener("click", () => {
    chooseNext();
    changed();
  });
}

// What is pressed may move, or go away with its row, or alone, or do nothing any more. The focus then stays with it, or goes
// to the button beside it, to the row that it stood in, to the row in its place, or to the heading above; it never falls to
// the top of the page, and never into a field that was not meant. The strip gives the focus back by itself (strip.js).
import { useEffect } from "react";

const LONG = 15000; // ms after which nothing that goes has to do with the press
const ROW = "[data-row], li";
const ASIDE = ".strip";

const rowsOf = (list) => [...list.children].filter((one) => one.matches(ROW));

// Rows may stand in rows: the innermost first.
function placeOf(button) {
  const around = [];
  for (let one = button.parentElement; one && one !== document.body; one = one.parentElement) around.push(one);
  const rows = around.filter((one) => one.matches(ROW)).map((row) => ({ row, list: row.parentElement, at: rowsOf(row.parentElement).indexOf(row) }));
  return { button, rows, around, until: Date.now() + LONG };
}

function near({ row, list, at }) {
  if (row.isConnected) return row;
  const left = list.isConnected ? rowsOf(list) : [];
  return left[at] ?? left[at - 1];
}

const works = (one) => one.isConnected && !one.disabled;
const lost = (held) => held === document.body || !works(held);

function landing({ button, rows, around }) {
  if (works(button)) return button;
  const beside = button.isConnected && button.parentElement.querySelector("button:enabled");
  if (beside) return beside;
  const row = rows.map(near).find(Boolean);
  if (row) return row;
  const part = around.find((one) => one.isConnected && one.querySelector("h1, h2, h3"));
  return part?.querySelector("h1, h2, h3");
}

export function Landing() {
  useEffect(() => {
    let place = null;
    const note = ({ target }) => {
      const button = target.closest?.("main button");
      place = button && !button.closest(ASIDE) ? placeOf(button) : null;
    };
    const look = () => {
      const found = place && lost(document.activeElement) && Date.now() < place.until ? landing(place) : null;
      if (!found) return;
      if (found !== place.button) place = null;
      if (!found.matches("button, a, input")) found.tabIndex = -1;
      found.focus({ preventScroll: true });
      found.scrollIntoView({ block: "nearest" });
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
    document.addEventListener("click", note, true);
    return () => {
      watch.disconnect();
      document.removeEventListener("click", note, true);
    };
  }, []);
  return null;
}

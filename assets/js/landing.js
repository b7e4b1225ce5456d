// What is pressed may move, or go away with its row, or alone, or do nothing any more. The focus then stays with it, or goes
// to the button beside it, to the row that it stood in, to the row in its place, or to the heading above; it never falls to
// the top of the page, and never into a field that was not meant. The strip gives the focus back by itself (strip.js).
import { useEffect } from "react";

const LONG = 15000; // ms after which nothing that goes has to do with the press
const ROW = "[data-row], li";
const ASIDE = ".strip";

function placeOf(button) {
  const row = button.closest(ROW);
  const around = [];
  for (let one = button.parentElement; one && one !== document.body; one = one.parentElement) around.push(one);
  return { button, row, around, list: row?.parentElement, at: row ? [...row.parentElement.children].indexOf(row) : 0, until: Date.now() + LONG };
}

const works = (one) => one.isConnected && !one.disabled;
const lost = (held) => held === document.body || !works(held);

function landing({ button, row, list, at, around }) {
  if (works(button)) return button;
  const beside = button.isConnected && button.parentElement.querySelector("button:enabled");
  if (beside) return beside;
  if (row?.isConnected) return row;
  const rows = list?.isConnected ? [...list.children].filter((one) => one.matches(ROW)) : [];
  const near = rows[at] ?? rows[at - 1];
  if (near) return near;
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

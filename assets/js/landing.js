// What is pressed may go away with its row, or alone. The focus then goes to the row in its place, or to the row that it
// stood in, or to the heading above; it never falls to the top of the page, and never into a field that was not meant.
import { useEffect, useRef } from "react";

const LONG = 15000; // ms after which nothing that goes has to do with the press

function placeOf(button) {
  const row = button.closest("[data-row], li");
  const around = [];
  for (let one = button.parentElement; one && one !== document.body; one = one.parentElement) around.push(one);
  return { button, row, around, list: row?.parentElement, at: row ? [...row.parentElement.children].indexOf(row) : 0, until: Date.now() + LONG };
}

function landing({ row, list, at, around }) {
  if (row?.isConnected) return row;
  const rows = list?.isConnected ? list.children : [];
  const near = rows[at] ?? rows[at - 1];
  if (near) return near;
  const part = around.find((one) => one.isConnected && one.querySelector("h1, h2, h3"));
  return part?.querySelector("h1, h2, h3");
}

// Gives what was pressed last.
export function useLanding() {
  const pressed = useRef(null);
  useEffect(() => {
    let place = null;
    const note = ({ target }) => {
      const button = target.closest?.("button");
      pressed.current = button ?? null;
      place = button?.closest("main") ? placeOf(button) : null;
    };
    const look = () => {
      if (!place || place.button.isConnected) return;
      const found = document.activeElement === document.body && Date.now() < place.until ? landing(place) : null;
      place = null;
      if (!found) return;
      if (!found.matches("button, a, input")) found.tabIndex = -1;
      found.focus({ preventScroll: true });
      found.scrollIntoView({ block: "nearest" });
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("click", note, true);
    return () => {
      watch.disconnect();
      document.removeEventListener("click", note, true);
    };
  }, []);
  return pressed;
}

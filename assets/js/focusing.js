// Where the focus goes at the desk: to the field that the address names, to the first field of a row that was added, to
// the field that an entry of "Before publishing" is about, by "n" to what begins something new.
import { useEffect, useRef } from "react";

const TYPING = "input, textarea, select, [contenteditable]";

function reach(field) {
  if (!field) return;
  const fold = field.closest("details:not([open])");
  if (fold) fold.open = true;
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: "center" });
}

// Whoever moves a row goes on moving it; whoever added one writes in it.
function enter(row, pressed) {
  if (!row?.contains(pressed)) return reach(row?.querySelector(`:is(${TYPING})`));
  const stays = pressed.disabled ? pressed.parentElement.querySelector("button:enabled") : pressed;
  stays?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

export function Focusing({ row, turn }) {
  const first = useRef(turn);
  const pressed = useRef(null); // the button that was pressed last
  useEffect(() => {
    if (turn !== first.current && row) enter(document.querySelector(`[data-row="${CSS.escape(row)}"]`), pressed.current);
  }, [turn]);

  useEffect(() => {
    const named = location.hash.slice(1);
    if (named.startsWith("cell-")) setTimeout(() => reach(document.getElementById(named))); // after the change of page
    const go = (event) => {
      pressed.current = event.target.closest?.("button") ?? null;
      const link = event.target.closest?.("[data-to-field]");
      if (!link) return;
      event.preventDefault(); // the router would take it for another page
      reach(document.getElementById(link.getAttribute("href").split("#")[1]));
    };
    const key = (event) => {
      if (event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(TYPING)) return;
      const button = document.querySelector("[data-key-n]");
      if (button) event.preventDefault();
      button?.click();
    };
    document.addEventListener("click", go, true);
    document.addEventListener("keydown", key);
    return () => {
      document.removeEventListener("click", go, true);
      document.removeEventListener("keydown", key);
    };
  }, []);
  return null;
}

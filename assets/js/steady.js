// The focus is not lost at the desk: where an act took away what had it, or what it was pressed on does nothing any more,
// it goes to the row that it stood in, else to the next one, the one before, the heading of the part, that of the page.
import { useEffect, useRef } from "react";

const ROW = "main :is(li, [data-row])";
const ASIDE = ".strip"; // gives the focus back by itself

function beside(row) {
  const all = row ? [...row.parentElement.children].filter((one) => one.matches(ROW)) : [];
  const at = all.indexOf(row);
  return [...all.slice(at), ...all.slice(0, Math.max(at, 0)).reverse()];
}

const headings = (target) => [target.closest("main section")?.querySelector("h2, h3"), document.querySelector("main h1")];
const stands = (one) => one?.isConnected && !one.disabled;

export function Steady({ turn }) {
  const ways = useRef([]);
  useEffect(() => {
    const note = ({ target }) => target.closest(ASIDE) || (ways.current = [target, ...beside(target.closest(ROW)), ...headings(target)]);
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, []);
  useEffect(() => {
    const held = document.activeElement;
    const next = ways.current.find(stands);
    if (!turn || !next || (held !== document.body && stands(held))) return;
    if (!next.matches("a, button, input, textarea, select, summary")) next.tabIndex = -1;
    next.focus();
  }, [turn]);
  return null;
}

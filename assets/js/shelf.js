// Order by hand: a grip is dragged, or picked up with Space and moved with the arrows, on its shelf and onto others.
// Lists carry data-shelf (with data-rest, what comes after the shown ones), rows data-address. The order itself changes
// when the answer comes; until then a line shows where the row will stand.
import { createElement as h, useEffect, useRef, useState } from "react";
import { grip, height, isHome, landing, name, nearest, spotOf, stops, words } from "./places.js";

const PATIENCE = 10_000;
const EDGE = 72; // px from the top and foot of the window where dragging scrolls
export function ShelfBoard({ onMoved, turn, address, shelf, children, className }) {
  const root = useRef(null);
  const line = useRef(null);
  const held = useRef(null); // { row, stop, byKey }
  const spot = useRef(null); // where something was done last, and the focus was, for a while
  const heard = useRef(turn); // what was done before the page was loaded takes no focus
  const [said, say] = useState("");

  // What moved, went or came back takes the focus along that would be lost. Undo stands outside: it leads to what is back.
  useEffect(() => {
    const { until = Infinity, ...place } = spot.current ?? { address, shelf };
    const { activeElement: now } = document;
    spot.current = null;
    const news = turn !== heard.current;
    heard.current = turn;
    if (!news || Date.now() > until || !(now === document.body || now.closest(".strip"))) return;
    landing(root.current, place)?.focus();
  }, [turn]);

  function remember(inside) {
    const place = inside && spotOf(inside, root.current);
    if (place) spot.current = { ...place, until: Date.now() + PATIENCE };
  }

  function show(stop) {
    held.current.stop = stop;
    const box = stop.list.getBoundingClientRect();
    const base = root.current.getBoundingClientRect();
    Object.assign(line.current.style, { top: `${height(stop) - base.top}px`, left: `${box.left - base.left}px`, width: `${box.width}px` });
    line.current.hidden = false;
  }

  function take(row, byKey) {
    held.current = { row, stop: null, byKey };
    row.dataset.held = "";
    grip(row).setAttribute("aria-pressed", "true");
    show({ list: row.parentElement, row });
  }

  function leave(drop) {
    const { row, stop } = held.current;
    held.current = null;
    delete row.dataset.held;
    grip(row)?.removeAttribute("aria-pressed");
    line.current.hidden = true;
    if (!drop || isHome(stop, row)) return say(drop ? `${name(row)} stays where it was.` : "Cancelled. Nothing was moved.");
    const before = stop.row ? stop.row.dataset.address : stop.list.dataset.rest;
    remember(row);
    say(""); // what came of it says the strip
    onMoved?.(row.dataset.address, stop.list.dataset.shelf, before ?? "");
  }

  function walk(by) {
    const { row, stop } = held.current;
    const places = stops(root.current).filter((one) => one.row === row || !isHome(one, row));
    const at = places.findIndex((one) => one.list === stop.list && one.row === stop.row);
    const next = places[Math.min(Math.max(at + by, 0), places.length - 1)];
    show(next);
    line.current.scrollIntoView({ block: "nearest" });
    say(words(next, row, stop));
  }

  function press(event) {
    const row = event.target.closest?.("[data-grip]")?.closest("[data-address]");
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const toggles = event.key === " " || event.key === "Enter";
    if (!row || !(toggles || (held.current && (step || event.key === "Escape" || event.key === "Tab")))) return;
    if (event.key !== "Tab") event.preventDefault();
    if (step) walk(step);
    else if (held.current) leave(toggles);
    else {
      take(row, true);
      say(`${name(row)} is picked up. Arrows move it, Space drops it, Escape cancels.`);
    }
  }

  // The window scrolls while the pointer stays near its edge, and the line goes along.
  function roll(y) {
    const { current } = held;
    if (!current || current.byKey) return;
    const by = y < EDGE ? y - EDGE : y > innerHeight - EDGE ? y - innerHeight + EDGE : 0;
    if (by) scrollBy({ top: by / 4, behavior: "instant" });
    show(nearest(root.current, y));
    current.frame = by ? requestAnimationFrame(() => roll(y)) : 0;
  }

  function drag(event) {
    const handle = event.target.closest?.("[data-grip]");
    if (!handle || event.button !== 0 || held.current) return;
    handle.setPointerCapture(event.pointerId);
    const from = event.clientY;
    const over = new AbortController();
    const move = (now) => {
      if (!held.current && Math.abs(now.clientY - from) < 4) return;
      if (!held.current) take(handle.closest("[data-address]"), false);
      cancelAnimationFrame(held.current.frame);
      roll(now.clientY);
    };
    const end = (last) => {
      over.abort();
      cancelAnimationFrame(held.current?.frame);
      if (held.current) leave(last.type === "pointerup");
    };
    for (const [kind, hear] of Object.entries({ pointermove: move, pointerup: end, pointercancel: end })) handle.addEventListener(kind, hear, { signal: over.signal });
  }

  const lost = (event) => held.current?.byKey && event.target.closest("[data-grip]") && leave(false);
  const done = (event) => remember(event.target);
  const hears = { onKeyDown: press, onPointerDown: drag, onBlur: lost, onSubmit: done };
  const mark = h("span", { ref: line, className: "drop-line", hidden: true, "aria-hidden": true, "data-live": "" });
  const voice = h("p", { className: "sr-only", role: "status", "data-live": "" }, said);
  return h("div", { ref: root, className, ...hears }, children, mark, voice);
}

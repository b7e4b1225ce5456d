// The stage of a page: printed paper first, then the live page in its place, then client-side navigation.
// children: [top, body, bones, foot]. `at` is the path the body shows; `bones` stand until it is the reader's path.
import { Children, createElement, useEffect, useLayoutEffect, useRef } from "react";
import { useLocation } from "react-router";
import { takeOver } from "./paper.js";

const paper = () => (typeof document === "undefined" ? null : document.querySelector("verdict-paper"));
// The canonical address says which view was printed: a state that still holds an older one must not take over.
// Pages as of a day share it, and say the day beside it.
const printed = (canonical, edition) => {
  const link = document.querySelector("link[data-paper][rel=canonical]");
  return !link || (link.getAttribute("href") === canonical && (link.dataset.edition ?? "") === edition);
};
const plain = (path) => {
  try {
    return decodeURI(path).replace(/(.)\/+$/, "$1");
  } catch {
    return path;
  }
};
let moved = false; // whether the reader has been on another page since the load
const places = {}; // how far down a reader was, by history entry: the router's own restoring comes before the body does

function settle(key, hash) {
  const target = hash && document.getElementById(hash.slice(1));
  if (key in places) window.scrollTo(0, places[key]);
  else if (!target) window.scrollTo(0, 0);
  else {
    target.scrollIntoView();
    if (target.matches("input")) target.focus({ preventScroll: true });
  }
}

export function Stage({ at, canonical, edition, kind, known, children }) {
  const [top, body, bones, foot] = Children.toArray(children);
  const { pathname, hash, key } = useLocation();
  const waiting = paper() !== null;
  const here = at !== "" && plain(pathname) === at && (!waiting || printed(canonical, edition ?? ""));
  const shown = useRef(false);
  const root = useRef(null);
  const settled = useRef(null);
  const opened = useRef(null);
  const said = useRef(null);

  useLayoutEffect(() => {
    if (!here) return;
    const sheet = paper();
    if (sheet) takeOver(sheet, root.current);
    else if (settled.current !== pathname && !shown.current) settle(key, hash);
    settled.current = pathname;
    shown.current = true;
  }, [here, pathname, hash, key]);

  // After a change the focus leaves what made it (a link now stands for another tool), and the new title is spoken.
  useEffect(() => {
    if (!here || opened.current === at) return;
    const first = opened.current === null && !moved;
    opened.current = at;
    if (first) return;
    const held = document.activeElement;
    if (held === document.body || held?.closest("main a")) document.getElementById("main").focus({ preventScroll: true });
    setTimeout(() => said.current && (said.current.textContent = document.title), 60);
  }, [here, at]);

  useEffect(() => {
    if (!here) return undefined;
    const remember = () => void (places[key] = window.scrollY);
    window.addEventListener("scroll", remember, { passive: true });
    return () => window.removeEventListener("scroll", remember);
  }, [here, key]);

  // What search engines read of the page that is shown. React lifts the rest of its head, and no script without a source.
  useEffect(() => {
    if (!here || !known) return undefined;
    const script = document.createElement("script");
    document.head.append(Object.assign(script, { type: "application/ld+json", textContent: known }));
    return () => script.remove();
  }, [here, known]);

  useEffect(() => () => void (moved = true), []);

  if (waiting && !here) return null;
  const full = here || shown.current;
  const spoken = { ref: said, className: "sr-only", role: "status" };
  const main = createElement(
    "main",
    { id: "main", tabIndex: -1, "data-page": kind, "aria-busy": here ? undefined : "true" },
    full ? body : bones,
  );
  return createElement("div", { ref: root, className: "page" }, top, main, foot, createElement("p", spoken));
}

// A field of a draft that stores itself: half a second after the last key, and at once when it is left. What is sent goes
// over `before`, the words that were there when typing began: the desk refuses it where another editor wrote meanwhile.
// `value` is what the desk holds. While nothing is typed the field follows it; what is typed is never overwritten.
import { createElement as h, useEffect, useLayoutEffect, useRef, useState } from "react";

const LULL = 500;

export function Cell({ path, id, value, kind, options, fault, hint, clash, onWrite }) {
  const [text, type] = useState(value);
  const base = useRef(value); // what the words here stand on
  const sent = useRef(null); // what is on its way, null for nothing
  const timer = useRef(0);
  const box = useRef(null);
  const now = useRef(text);
  now.current = text;

  const store = () => {
    clearTimeout(timer.current);
    if (sent.current !== null || now.current === base.current) return;
    sent.current = now.current;
    onWrite(path, now.current, base.current);
  };

  useEffect(() => {
    const mine = sent.current;
    if (mine !== null && value === mine) {
      sent.current = null;
      base.current = value;
      if (now.current !== value) timer.current = setTimeout(store, LULL); // more was typed while it was on its way
    } else if (now.current === base.current) {
      base.current = value;
      type(value);
    }
  }, [value]);
  // A refusal leaves `value` as another editor made it: both texts show, and the next press decides.
  useEffect(() => {
    if (clash) sent.current = null;
  }, [clash]);
  useEffect(() => () => store(), []); // whoever leaves the page loses nothing

  useLayoutEffect(() => {
    if (kind !== "prose" || !box.current) return;
    box.current.style.height = "auto";
    box.current.style.height = `${box.current.scrollHeight + 2}px`;
  }, [text, kind]);

  const change = (words) => {
    type(words);
    now.current = words;
    clearTimeout(timer.current);
    timer.current = setTimeout(store, kind === "choice" || kind === "tick" ? 0 : LULL);
  };
  const about = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ") || undefined;
  const shared = { id, ref: box, onBlur: store, "aria-describedby": about, "aria-invalid": fault ? "true" : undefined };
  if (kind === "tick") {
    const ticked = { type: "checkbox", checked: text === "yes", onChange: (event) => change(event.target.checked ? "yes" : "") };
    return h("input", { ...shared, ...ticked, className: "tick" });
  }
  const typed = { ...shared, value: text, onChange: (event) => change(event.target.value), className: "field" };
  if (kind === "choice") {
    return h("select", typed, options.map((word) => h("option", { key: word, value: word }, word || "Not said")));
  }
  if (kind === "prose") return h("textarea", { ...typed, rows: 3, className: "field prose", spellCheck: true, dir: "auto" });
  const plain = { number: { inputMode: "decimal" }, link: { type: "url", inputMode: "url" }, month: { placeholder: "2026-11" } };
  return h("input", { ...typed, type: "text", autoComplete: "off", dir: "auto", ...(plain[kind] ?? {}), ...(kind === "day" ? { placeholder: "2026-11-30" } : {}) });
}

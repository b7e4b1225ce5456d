// A field of a draft that stores itself: half a second after the last key, and at once when it is left. What is sent goes
// over `base`, the words that were there when typing began: the desk refuses it where another editor wrote meanwhile.
// Then both texts stand here and the next press decides. `value` is what the desk holds. While nothing is typed the field
// follows it; what is typed is never overwritten (assets/js/unsent.js keeps it until it is stored). Where another editor
// (`by`) replaced what was stored from here, both are told of, and one's own can be put back.
import { createElement as h, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Both, Replaced } from "./apart.js";
import { free, heldOf, hold, join, line } from "./unsent.js";

const LULL = 500;
const LATE = 8000; // an answer that did not come by then: sent once more, which changes nothing where it was stored

function useStoring({ path, value, by, onWrite }) {
  const [kept] = useState(() => heldOf(path));
  const [text, type] = useState(kept ? kept.text : value);
  const [other, see] = useState(null); // what another editor wrote over `base`, null for nothing
  const [gone, lose] = useState(null); // what stood here from this page until another editor replaced it, null for nothing
  const own = useRef(null); // what this page stored last, null for nothing
  const base = useRef(kept ? kept.base : value);
  const sent = useRef(null); // what is on its way, null for nothing
  const timer = useRef(0);
  const late = useRef(0);
  const now = useRef(text);
  const desk = useRef(value);
  const apart = useRef(other);
  [now.current, desk.current, apart.current] = [text, value, other];

  const mark = (why) => (now.current === base.current ? free(path) : hold(path, now.current, base.current, why));
  const send = (words) => {
    clearTimeout(late.current);
    late.current = setTimeout(() => sent.current !== null && !line.lost && send(sent.current), LATE);
    sent.current = words;
    onWrite(path, words, base.current);
  };
  const store = () => {
    clearTimeout(timer.current);
    if (sent.current === null && now.current !== base.current && apart.current === null && !line.lost) send(now.current);
  };
  const wait = (long = LULL) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(store, long);
  };
  const part = (theirs) => {
    see(theirs);
    apart.current = theirs;
  };
  const change = (words, long) => {
    type(words);
    now.current = words;
    mark(apart.current === null ? "" : "clash");
    wait(long);
  };
  const heard = (stored, said) => {
    if (sent.current === null) return;
    const mine = sent.current;
    sent.current = null;
    clearTimeout(late.current);
    if (stored) base.current = own.current = mine;
    else if (desk.current === now.current) base.current = desk.current;
    else if (desk.current !== base.current) part(desk.current);
    mark(apart.current === null ? (stored ? "" : said) : "clash");
    wait(stored ? LULL : LATE); // more may have been typed meanwhile, or the desk was busy
  };
  const settle = (theirs) => {
    base.current = apart.current;
    if (theirs) {
      type(apart.current);
      now.current = apart.current;
    }
    part(null);
    mark();
    send(now.current); // theirs too: so the desk knows that it was settled
  };

  useEffect(() => {
    if (apart.current !== null) part(value);
    else if (sent.current === null && now.current === base.current) {
      base.current = value;
      now.current = value;
      type(value);
      if (value === own.current) lose(null);
      else if (by && own.current !== null) lose(own.current);
    }
  }, [value]);
  useEffect(() => join(path, { heard, retry: () => (sent.current === null ? store() : send(sent.current)) }), [path]);
  useEffect(() => {
    if (kept && kept.text === value) base.current = value;
    if (kept) {
      mark();
      wait();
    }
    return () => {
      clearTimeout(late.current);
      store(); // whoever leaves the page loses nothing
    };
  }, []);
  return { text, other, gone, change, store, settle, forget: () => lose(null) };
}

const GROWS = ["prose", "long", "sentence"]; // as high as what stands in it; only prose has line breaks
const PLAIN = {
  number: { inputMode: "decimal" },
  link: { inputMode: "url", placeholder: "https://" },
  month: { placeholder: "2026-11" },
  day: { placeholder: "2026-11-30" },
};

function Box({ id, kind, options, text, change, ...shared }) {
  const box = useRef(null);
  useLayoutEffect(() => {
    if (!GROWS.includes(kind)) return;
    box.current.style.height = "auto";
    box.current.style.height = `${box.current.scrollHeight + 2}px`;
  }, [text, kind]);
  const field = { ...shared, id, ref: box, className: "field" };
  if (kind === "tick") {
    return h("input", { ...field, type: "checkbox", className: "tick", checked: text === "yes", onChange: (event) => change(event.target.checked ? "yes" : "", 0) });
  }
  const typed = { ...field, value: text, onChange: (event) => change(event.target.value, kind === "choice" ? 0 : undefined) };
  if (kind === "choice") {
    return h("select", typed, options.map((word) => h("option", { key: word, value: word }, word || "Not said")));
  }
  if (kind === "prose") return h("textarea", { ...typed, rows: 3, className: "field prose", spellCheck: true, dir: "auto" });
  if (GROWS.includes(kind)) {
    const line = (event) => change(event.target.value.replace(/\s*\n\s*/g, " "));
    const end = (event) => event.key === "Enter" && event.preventDefault();
    return h("textarea", { ...typed, rows: 1, className: "field line", spellCheck: true, dir: "auto", onChange: line, onKeyDown: end });
  }
  const input = { ...typed, type: "text", autoComplete: "off", dir: "auto", ...PLAIN[kind] };
  if (kind !== "known" || !options.length) return h("input", input);
  const list = h("datalist", { id: `${id}-known` }, options.map((word) => h("option", { key: word, value: word })));
  return h("span", { className: "contents" }, h("input", { ...input, list: `${id}-known` }), list);
}

export function Cell({ id, kind, options, fault, warning, hint, ...rest }) {
  const { text, other, gone, change, store, settle, forget } = useStoring(rest);
  const about = [hint && `${id}-hint`, fault && `${id}-fault`, warning && `${id}-warning`].filter(Boolean).join(" ");
  const said = { "aria-describedby": about || undefined, "aria-invalid": fault ? "true" : undefined };
  const box = h(Box, { key: "box", id, kind, options, text, change, onBlur: store, ...said });
  const back = () => {
    change(gone, 0);
    forget();
  };
  return [
    box,
    other === null ? null : h(Both, { key: "both", id, other, settle }),
    gone === null || other !== null ? null : h(Replaced, { key: "gone", id, by: rest.by, gone, back, forget }),
  ];
}

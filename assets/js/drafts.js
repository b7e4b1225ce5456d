// Drafts: what was being written in a form that left the page unsaved, because its bookmark or shelf was removed on
// another page, the session ended, or a search does not find it. The form hands over its text as it goes; a card keeps
// it in an open field until it is dismissed, or until a form of the same key is back, which takes it in again. So it
// comes back with Undo, and after signing in: it lies in the tab's storage, which signing out by hand clears (page.js).
// Each has the mark of its writer (`whose`): one who signs in later in the same tab is not shown another's.
import { createElement as h, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { stored } from "./stored.js";

const store = stored("verdicts-drafts");
const COPY = "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z";
const ears = new Set();
const here = new Set(); // keys of what was lost on this very page: it stays in sight when its writer is nobody's now
let whose = "";
let held = ""; // the key of the field that had the focus
let drafts = store.read();

function keep(now) {
  drafts = now;
  store.write(now);
  for (const ear of ears) ear();
}

function forget(key) {
  const { [key]: _, ...rest } = drafts;
  here.delete(key);
  keep(rest);
}

const fieldOf = (form) => form.querySelector("textarea, input:not([type=hidden])");

export function leave(form, { draft: key, words }) {
  const field = key && fieldOf(form);
  if (!field?.value.trim() || field.value.trim() === field.defaultValue.trim()) return;
  here.add(key);
  if (document.activeElement === field) held = key;
  keep({ ...drafts, [key]: { words, text: field.value, most: field.maxLength, whose } });
}

export function take(form, key) {
  const draft = key && drafts[key];
  if (!draft || draft.whose !== whose) return;
  const box = form.closest("details");
  if (box) box.open = true;
  fieldOf(form).value = draft.text;
  if (held === key || document.activeElement?.dataset.draft === key) fieldOf(form).focus();
  held = "";
  forget(key);
}

function Card({ name, draft }) {
  const field = useRef(null);
  useEffect(() => {
    if (held !== name) return;
    held = "";
    field.current.focus();
    field.current.setSelectionRange(draft.text.length, draft.text.length);
  }, []);
  const write = (event) => keep({ ...drafts, [name]: { ...draft, text: event.target.value } });
  const about = { "aria-label": draft.words, "data-draft": name, maxLength: draft.most > 0 ? draft.most : undefined, rows: 3, className: "field mt-3 block max-w-[46rem] font-serif" };
  const drawn = { width: 16, height: 16, viewBox: "0 0 16 16", fill: "none", stroke: "currentColor", strokeWidth: 1.5, "aria-hidden": true };
  const icon = h("svg", drawn, h("path", { d: COPY }));
  const copy = h("button", { type: "button", className: "btn", "data-copy": draft.text, disabled: !draft.text }, icon, "Copy");
  const dismiss = h("button", { type: "button", className: "btn btn-bare", onClick: () => forget(name) }, "Dismiss");
  return h(
    "div",
    { className: "mt-8 border-t-2 border-ink pt-3", "data-live": "" },
    h("p", { role: "alert", className: "text-ui font-semibold", dir: "auto" }, draft.words),
    h("textarea", { ...about, ref: field, value: draft.text, onChange: write }),
    h("div", { className: "mt-2 flex items-center gap-2" }, copy, dismiss),
  );
}

const listen = (ear) => {
  ears.add(ear);
  return () => void ears.delete(ear);
};
const NONE = {};

export function Drafts({ whose: reader }) {
  const all = useSyncExternalStore(listen, () => drafts, () => NONE);
  useLayoutEffect(() => void (whose = reader), [reader]);
  const shown = Object.entries(all).filter(([name, draft]) => draft.whose === reader || here.has(name));
  return shown.length ? shown.map(([name, draft]) => h(Card, { key: name, name, draft })) : null;
}

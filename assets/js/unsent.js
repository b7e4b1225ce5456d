// Words of a draft that the desk does not hold yet. They lie in the tab's storage until they are stored, so that neither
// a lost connection, nor an ended session, nor a page that is left costs one; signing out by hand clears it (page.js).
// `cells` are the fields that stand on the page: each says what became of its words, and is told when to try again.
import { createElement as h, useSyncExternalStore } from "react";
import { stored } from "./stored.js";

const { read, write } = stored("verdicts-unsent");
const cells = new Map(); // path -> { heard, retry }
const ears = new Set();
const NOTHING = { many: 0, clashes: 0, refused: "" };
let said = {}; // path -> what keeps it from being stored: "" on its way, "clash", or a sentence
let sum = NOTHING;
export const line = { lost: false };

const nameOf = (path) => `${location.pathname} ${path}`;

function tell() {
  const now = Object.entries(said).filter(([path]) => cells.has(path));
  const why = now.map(([, words]) => words);
  sum = { many: now.length, clashes: why.filter((words) => words === "clash").length, refused: why.find((words) => words && words !== "clash") ?? "" };
  for (const ear of ears) ear();
}

export const heldOf = (path) => read()[nameOf(path)] ?? null;

export function hold(path, text, base, why = "") {
  said = { ...said, [path]: why };
  write({ ...read(), [nameOf(path)]: { text, base } });
  tell();
}

export function free(path) {
  const { [nameOf(path)]: gone, ...rest } = read();
  if (gone) write(rest);
  if (!(path in said)) return;
  delete said[path];
  tell();
}

export function join(path, cell) {
  cells.set(path, cell);
  tell();
  return () => {
    if (cells.get(path) === cell) cells.delete(path);
    tell();
  };
}

export const answered = (path, stored, words) => cells.get(path)?.heard(stored, words);
export const again = () => cells.forEach((cell) => cell.retry());

const listen = (ear) => {
  ears.add(ear);
  return () => void ears.delete(ear);
};
export const useUnsent = () => useSyncExternalStore(listen, () => sum, () => NOTHING);

// In the place of a form that may not be shown any more: what was typed there and is not stored.
export function Unsent({ children }) {
  const mine = Object.entries(read()).filter(([name]) => name.startsWith(`${location.pathname} `));
  if (!mine.length) return null;
  const texts = mine.map(([name, { text }]) => h("li", { key: name, className: "border-t border-rule py-2 font-serif", dir: "auto" }, text));
  return h("div", { className: "mt-6 max-w-[62ch]", "data-live": "" }, children, h("ul", { className: "mt-2" }, texts));
}

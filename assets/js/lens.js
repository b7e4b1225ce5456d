// The cost lens of a live page: the form of the workload and what it costs, moved without asking the server. The same
// tree as verdicts/components/costing prints. The workload lives in the address alone (replaceState, after a pause).
import { createElement as h, useEffect, useMemo, useRef, useState } from "react";
import { rewrite } from "./address.js";
import { thousands } from "./costchart.js";
import { queryOf, shown, workloadOf } from "./costs.js";
import { Chart } from "./lenschart.js";

const PAUSE = 300; // until the address follows
const SPOKEN = 900; // until the result is said
const WARN = "M8 2 1.5 13.5h13zM8 6.5v3.5M8 11.6v.4";
const DRAWN = { fill: "none", stroke: "currentColor", strokeWidth: 1.5, className: "flex-none" };
const TENTHS = [10, 13, 16, 20, 25, 32, 40, 50, 63, 79];
const all = (items, build) => items.map((item, i) => h(build, { key: i, ...item }));

const refused = (text, { least, most }) => !/^\d{1,9}$/.test(text) || Number(text) < least || Number(text) > most;

const warn = h("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": true, ...DRAWN }, h("path", { d: WARN }));

function Field({ field, text, write }) {
  const { key, label, least, most, usual } = field;
  const id = `lens-${key}`;
  const wrong = refused(text, field);
  const fault = wrong && h("p", { id: `${id}-fault`, className: "flex items-start gap-2 text-ui text-skip [&>svg]:mt-0.5" },
    warn, h("span", null, `Not counted: a whole number, ${thousands(least)} to ${thousands(most)}.`));
  return h("div", null,
    h("label", { htmlFor: id, className: "text-ui font-semibold" }, label),
    h("input", { id, name: key, type: "number", min: least, max: most, step: 1, autoComplete: "off", required: true,
      className: "field", value: text, onChange: ({ target }) => write(key, target.value),
      ...(wrong && { "aria-invalid": true, "aria-describedby": `${id}-fault` }) }),
    fault,
    key === "rq" && h(Slide, { at: wrong ? usual : Number(text), write: (volume) => write(key, String(volume)) }));
}

// The volume once more, to be moved along: tenths of a power of ten, to two digits.
function Slide({ at, write }) {
  const move = ({ target }) => write(TENTHS[target.value % 10] * 10 ** (Math.floor(target.value / 10) - 1));
  return h("input", { type: "range", min: 10, max: 70, step: 1, value: Math.round(10 * Math.log10(at)), onChange: move,
    "aria-label": "Requests a day, along a scale", "aria-valuetext": thousands(at), className: "lens-slide js-only" });
}

function Name({ i, letter, name }) {
  return h("dt", { className: "flex items-center gap-2 text-ui font-semibold" },
    letter && h("span", { className: `key key-${i}`, "aria-hidden": true }, letter),
    h("span", { dir: "auto" }, name));
}

function Paid({ words, source: { href, host, seen, stale } }) {
  const link = h("a", { className: "src", href, title: href, rel: "noopener nofollow" },
    h("span", { className: "truncate" }, host),
    h("span", { className: "whitespace-nowrap no-underline" }, seen),
    stale && h("span", { className: "stale whitespace-nowrap" }, "over a year old"));
  return h("p", { className: "lens-paid" }, h("span", { dir: "auto" }, words), link);
}

function Cost({ i, letter, name, amount, plan, rows, notes, others }) {
  return h("div", { className: "lens-row" },
    h(Name, { i, letter, name }),
    h("dd", { className: "text-ui text-ink-2" }, h("strong", { className: "lens-amount" }, amount), " a month"),
    h("dd", { className: "min-w-0 text-small" },
      h("p", { className: "font-medium", dir: "auto" }, plan),
      all(rows, Paid),
      notes.map((note) => h("p", { key: note }, note)),
      others && h("p", { className: "text-ink-2", dir: "auto" }, others)));
}

function Unsourced({ said, rows, ...named }) {
  const why = h("dd", { className: "lens-lacks text-ui text-ink-2" }, said, all(rows, Paid));
  return h("div", { className: "lens-row" }, h(Name, named), why);
}

function Group({ title, costs, said, chart }) {
  return h("div", { className: "lens-group" },
    title && h("h3", { className: "pb-3 text-body font-semibold" }, title),
    h("dl", null, all(costs, Cost)),
    said.length > 0 && h("ul", { className: "lens-said" }, said.map((one, i) => h("li", { key: i }, one))),
    chart && h(Chart, { chart, costs }));
}

// What is said of a change, once it rests.
function useSpoken(words) {
  const [said, say] = useState("");
  const first = useRef(words);
  useEffect(() => {
    if (words === first.current) return undefined;
    first.current = null;
    const timer = setTimeout(() => say(words), SPOKEN);
    return () => clearTimeout(timer);
  }, [words]);
  return said;
}

const textsOf = (fields, work) => Object.fromEntries(fields.map(({ key, name }) => [key, String(work[name])]));

function Workload({ lens, children }) {
  const { fields, path, keep } = lens;
  const read = () => textsOf(fields, workloadOf(window.location.search, fields));
  const [texts, write] = useState(read);
  const work = useMemo(() => workloadOf(new URLSearchParams(texts), fields), [texts, fields]);
  const { groups, unsourced } = useMemo(() => shown(lens, work), [lens, work]);
  const lines = [...groups.flatMap(({ costs, said }) => [...costs.map((one) => `${one.name} ${one.amount} a month.`), ...said])];
  const instead = fields.filter((field) => refused(texts[field.key], field));
  const usual = instead.length > 0 && `Counted with ${instead.map(({ label, usual }) => `${thousands(usual)} for “${label}”`).join(" and ")}.`;
  const spoken = useSpoken([...(usual ? [usual] : []), ...lines, ...unsourced.map(({ name, said }) => `${name}: ${said}`)].join(" "));

  useEffect(() => {
    const follow = () => {
      const { pathname, search } = window.location;
      const query = queryOf(work, fields, search);
      if (decodeURI(pathname) === path && query !== search) rewrite(query.slice(1));
    };
    const timer = setTimeout(follow, PAUSE);
    return () => clearTimeout(timer);
  }, [work, fields, path]);

  const kept = [...new URLSearchParams(window.location.search)].filter(([name]) => keep.includes(name));
  return h("div", { className: "lens" },
    fields.length > 0 && h("form", { method: "get", action: `${path}#cost`, className: "lens-form no-print", onSubmit: (event) => event.preventDefault() },
      fields.map((field) => h(Field, { key: field.key, field, text: texts[field.key], write: (name, text) => write((now) => ({ ...now, [name]: text })) })),
      kept.map(([name, value], i) => h("input", { key: i, type: "hidden", name, value })),
      children,
      h("button", { type: "submit", className: "btn plain-only" }, "Work it out")),
    h("div", { className: usual ? "lens-usual min-w-0" : "min-w-0" },
      h("p", { className: "sr-only", role: "status" }, spoken),
      usual && h("p", { className: "pb-3 text-ui" }, usual),
      all(groups, Group),
      unsourced.length > 0 && h("dl", { className: "lens-without" }, all(unsourced, Unsourced))));
}

export const Lens = ({ lens, children }) => h(Workload, { key: lens.path, lens }, children);

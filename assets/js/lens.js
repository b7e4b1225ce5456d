// The cost lens of a live page: the form of the workload and what it costs, moved without asking the server. The same
// tree as verdicts/components/costing prints. The workload lives in the address alone (replaceState, after a pause).
import { createElement as h, useEffect, useMemo, useRef, useState } from "react";
import { rewrite } from "./address.js";
import { thousands } from "./costchart.js";
import { queryOf, shown, workloadOf } from "./costs.js";

const PAUSE = 300; // until the address follows
const SPOKEN = 900; // until the result is said
const TENTHS = [10, 13, 16, 20, 25, 32, 40, 50, 63, 79];
const all = (items, build) => items.map((item, i) => h(build, { key: i, ...item }));
const still = { vectorEffect: "non-scaling-stroke" };

function Field({ field, text, write }) {
  const { key, label, least, most, usual } = field;
  const id = `lens-${key}`;
  const wrong = !/^\d{1,9}$/.test(text) || Number(text) < least || Number(text) > most;
  const fault = wrong && h("p", { id: `${id}-fault`, className: "text-small text-ink-2" },
    `A whole number, ${thousands(least)} to ${thousands(most)}. Counted with ${thousands(usual)}.`);
  return h("div", null,
    h("label", { htmlFor: id, className: "text-ui font-semibold" }, label),
    h("input", { id, name: key, type: "number", min: least, max: most, step: 1, autoComplete: "off", required: true,
      className: "field", value: text, onChange: ({ target }) => write(key, target.value),
      ...(wrong && { "aria-invalid": true, "aria-describedby": `${id}-fault` }) }),
    key === "rq" && h(Slide, { at: wrong ? usual : Number(text), write: (volume) => write(key, String(volume)) }),
    fault);
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

function Cost({ i, letter, name, amount, plan, rows, others }) {
  return h("div", { className: "lens-row" },
    h(Name, { i, letter, name }),
    h("dd", { className: "text-ui text-ink-2" }, h("strong", { className: "lens-amount" }, amount), " a month"),
    h("dd", { className: "min-w-0 text-small" },
      h("p", { className: "font-medium", dir: "auto" }, plan),
      all(rows, Paid),
      others && h("p", { className: "text-ink-2", dir: "auto" }, others)));
}

function Unsourced({ said, ...named }) {
  return h("div", { className: "lens-row" }, h(Name, named), h("dd", { className: "lens-lacks text-ui text-ink-2" }, said));
}

const tick = (className) => ({ x, y, text }) => h("span", { className, style: { left: `${x}%`, top: `${y}%` } }, text);
const [Y, X, Met, End] = ["lens-y", "lens-x", "lens-met", "lens-end"].map(tick);
const Line = ({ i, d }) => h("path", { d, className: `lens-line lens-line-${i}`, ...still });
const Head = ({ name }) => h("th", { scope: "col", dir: "auto" }, name);
const Row = ({ volume, costs }) => h("tr", null, h("th", { scope: "row" }, volume), costs.map((one, i) => h("td", { key: i }, one)));

function Chart({ chart, costs }) {
  const svg = h("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": true },
    h("path", { d: chart.grid, className: "lens-grid", ...still }),
    h("path", { d: `M${chart.now} 0V100`, className: "lens-now", ...still }),
    all(chart.lines, Line));
  const ends = chart.lines.map(({ end }) => end);
  return h("div", null,
    h("div", { className: "lens-chart", role: "img", "aria-label": chart.label },
      svg, all(chart.ys, Y), all(chart.xs, X), all(chart.marks, Met), all(ends, End)),
    h("p", { className: "lens-axis", "aria-hidden": true }, "Requests a day"),
    h("details", null,
      h("summary", { className: "lens-fold" }, "The chart in figures"),
      h("table", { className: "lens-table" },
        h("caption", { className: "sr-only" }, "Monthly cost over requests a day"),
        h("thead", null, h("tr", null, h("th", { scope: "col" }, "Requests a day"), all(costs, Head))),
        h("tbody", null, all(chart.figures, Row)))));
}

function Group({ title, costs, said, chart }) {
  return h("div", { className: "lens-group" },
    title && h("h3", { className: "pb-3 text-body font-semibold" }, title),
    h("dl", null, all(costs, Cost)),
    said.length > 0 && h("ul", { className: "lens-said" }, said.map((one, i) => h("li", { key: i }, one))),
    h(Chart, { chart, costs }));
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
  const { groups, unsourced, unmoved } = useMemo(() => shown(lens, work), [lens, work]);
  const lines = [...groups.flatMap(({ costs, said }) => [...costs.map((one) => `${one.name} ${one.amount} a month.`), ...said])];
  const spoken = useSpoken([...lines, ...unsourced.map(({ name, said }) => `${name}: ${said}`)].join(" "));

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
    h("form", { method: "get", action: `${path}#cost`, className: "lens-form no-print", onSubmit: (event) => event.preventDefault() },
      fields.map((field) => h(Field, { key: field.key, field, text: texts[field.key], write: (name, text) => write((now) => ({ ...now, [name]: text })) })),
      kept.map(([name, value], i) => h("input", { key: i, type: "hidden", name, value })),
      children,
      h("button", { type: "submit", className: "btn plain-only" }, "Work it out")),
    h("div", { className: "min-w-0" },
      h("p", { className: "sr-only", role: "status" }, spoken),
      all(groups, Group),
      unsourced.length > 0 && h("dl", { className: "lens-without" }, all(unsourced, Unsourced)),
      unmoved && h("p", { className: "mt-4 max-w-[62ch] text-small text-ink-2" }, unmoved)));
}

export const Lens = ({ lens, children }) => h(Workload, { key: lens.path, lens }, children);

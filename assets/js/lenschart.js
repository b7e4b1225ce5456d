// The chart of the cost lens and its figures: the same tree as verdicts/components/costing/chart.py prints.
import { createElement as h } from "react";

const all = (items, build) => items.map((item, i) => h(build, { key: i, ...item }));
const still = { vectorEffect: "non-scaling-stroke" };

const tick = (className) => ({ x, y, text }) => h("span", { className, style: { left: `${x}%`, top: `${y}%` } }, text);
const [Y, X, Met, End] = ["lens-y", "lens-x", "lens-met", "lens-end"].map(tick);
const Line = ({ i, d }) => h("path", { d, className: `lens-line lens-line-${i}`, ...still });
const Head = ({ name }) => h("th", { scope: "col", dir: "auto" }, name);
const Row = ({ volume, costs }) => h("tr", null, h("th", { scope: "row" }, volume), costs.map((one, i) => h("td", { key: i }, one)));

export function Chart({ chart, costs }) {
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

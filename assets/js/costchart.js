// The line chart of the cost lens, in percent of its box: verdicts/desk/costing/chart.py in the browser. A side is
// {tool, plans}, all with a plan that can be counted.
import { SCALE, cents, cheapest } from "./costing.js";

const DECADES = 7; // that the axis of volume spans: to MOST
const LEAST = 0.001; // what is cheaper is drawn as this
const APART = 7; // percent between the letters at the ends of lines
const BETWEEN = [1, 2, 3, 4, 6, 8];

export const thousands = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");
const short = (percent) => String(Number(percent.toFixed(1)));
const upTo = (n) => [...Array(n).keys()];
const VOLUMES = [...upTo(DECADES).flatMap((decade) => BETWEEN.map((step) => step * 10 ** decade)), 10 ** DECADES]; // drawn

export function total(exact, sign) {
  const amount = cents(exact);
  if (exact && !amount) return `under ${sign}0.01`;
  const part = amount % 100n;
  return sign + thousands(amount / 100n) + (part ? `.${String(part).padStart(2, "0")}` : "");
}

const least = (plans, work, volume) => cheapest(plans, work, volume).price;
const money = (exact) => Math.max(LEAST, Number(exact) / Number(SCALE));
const across = (volume) => (100 / DECADES) * Math.log10(volume);
const down = (amount, bottom, top) => (100 * (top - Math.log10(amount))) / (top - bottom);
const power = (exponent) => Number(`1e${exponent}`);

function decades(amounts) {
  const bottom = Math.floor(Math.log10(Math.min(...amounts)) + 1e-9);
  return [bottom, Math.max(bottom + 1, Math.ceil(Math.log10(Math.max(...amounts)) - 1e-9))];
}

function compact(exponent) {
  if (exponent < 0) return power(exponent).toFixed(Math.max(2, -exponent));
  return exponent < 15 ? `${10 ** (exponent % 3)}${["", "k", "M", "B", "T"][Math.floor(exponent / 3)]}` : `1e${exponent}`;
}

function grid(rows) {
  const level = upTo(rows + 1).map((row) => `M0 ${short((100 * row) / rows)}H100`);
  return [...level, ...upTo(DECADES + 1).map((place) => `M${short((100 / DECADES) * place)} 0V100`)].join("");
}

// A letter for each line; of lines that lie on each other the first has them all and the others none.
function keys(sides, costs) {
  const drawn = costs.map((line) => line.join());
  return drawn.map((own, place) => drawn.indexOf(own) === place
    ? sides.filter((_, row) => drawn[row] === own).map(({ tool }) => tool.letter).join(" = ") : "");
}

// Keys at the ends of their lines, moved apart where they would lie on each other.
function ends(letters, lines) {
  const places = lines.map((line) => line.at(-1));
  let last = -APART;
  const rows = upTo(lines.length).filter((row) => letters[row]).sort((one, other) => places[one] - places[other]);
  for (const row of rows) last = places[row] = Math.max(places[row], last + APART);
  return letters.map((text, row) => ({ x: "100", y: short(places[row]), text }));
}

export function chart(sides, work, met, unit, said) {
  const costs = sides.map(({ plans }) => VOLUMES.map((volume) => least(plans, work, volume)));
  const [bottom, top] = decades(costs.flat().map(money));
  const lines = costs.map((line) => line.map((amount) => down(money(amount), bottom, top)));
  const letters = ends(keys(sides, costs), lines);
  const path = (ys) => `M${ys.map((y, i) => `${short(across(VOLUMES[i]))} ${short(y)}`).join("L")}`;
  const sign = sides[0].tool.plans[0].sign;
  const every = Math.ceil((top - bottom) / 6);
  const labelled = upTo(top - bottom + 1).filter((step) => step % every === 0).map((step) => bottom + step);
  const told = new Set([...VOLUMES.filter((_, i) => i % BETWEEN.length === 0), work.requests, ...met.map(({ volume }) => volume)]);
  return {
    label: `Line chart: ${unit} over requests a day, both scales logarithmic. ${said.join(" ")}`.trim(),
    grid: grid(top - bottom),
    now: short(across(work.requests)),
    lines: lines.map((ys, row) => ({ i: sides[row].tool.i, d: path(ys), end: letters[row] })),
    xs: upTo(DECADES + 1).map((place) => ({ x: short((100 / DECADES) * place), y: "100", text: compact(place) })),
    ys: labelled.map((step) => ({ x: "0", y: short(down(power(step), bottom, top)), text: sign + compact(step) })),
    marks: met.map(({ volume, plans }) => ({ x: short(across(volume)), y: short(down(money(least(plans, work, volume)), bottom, top)) })),
    figures: [...told].sort((one, other) => one - other).map((volume) => ({
      volume: thousands(volume),
      costs: sides.map(({ tool, plans }) => total(least(plans, work, volume), tool.plans[0].sign)),
    })),
  };
}

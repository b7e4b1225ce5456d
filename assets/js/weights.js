// My weights: the numbers and the address. The same as verdicts/domain/weighing.py: one table of cases proves it. Weights
// are counted in halves, so that every sum is whole.
import { mustsOf } from "./musts.js";

const WEIGHTS = { 0: 0, 0.5: 1, 1: 2, 2: 4 };
const WRITTEN = { 0: "0", 1: "0.5", 2: "1", 4: "2" };
export const EQUAL = 2;
const SHIP_LINE = 60;
const MOST_QUERY = 2000;

const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
export const isOurs = (name) => name.startsWith("w-") || name === "must" || name === "n";

// The setting of a query string without its question mark: { weights: { key: halves }, musts, refused }.
export function parse(query, keys) {
  const pairs = [...new URLSearchParams(query.slice(0, MOST_QUERY))];
  const given = new Map([...pairs].reverse());
  const weights = {};
  for (const key of keys) {
    const text = given.get(`w-${key}`) ?? "1";
    const halves = has(WEIGHTS, text) ? WEIGHTS[text] : EQUAL;
    if (halves !== EQUAL) weights[key] = halves;
  }
  return { weights, ...mustsOf(pairs) };
}

export const weightOf = (setting, key) => (has(setting.weights, key) ? setting.weights[key] : EQUAL);
export const isSet = (setting) => Object.keys(setting.weights).length > 0 || setting.musts.length > 0;

// The fewest parts of a query that say a setting, none for the published one.
export function pairsOf(setting, keys) {
  const weights = keys.filter((key) => has(setting.weights, key)).map((key) => [`w-${key}`, WRITTEN[setting.weights[key]]]);
  const musts = setting.musts.flatMap(({ value, bounded, amount }) => [["must", value], ...(bounded ? [["n", amount]] : [])]);
  return [...weights, ...musts];
}

// The shortest query string of a setting, "" of the published one.
export const written = (setting, keys) => new URLSearchParams(pairsOf(setting, keys)).toString();

// Those of some scores whose reviewer counts.
export const counted = (scores, setting) => Object.fromEntries(Object.entries(scores).filter(([key]) => weightOf(setting, key)));

export const verdictOf = (score) => (score >= SHIP_LINE ? "ship" : "skip");

// { verdict, share }: the verdict of a panel and its ship share in whole percent, half up, null without takes.
export function count(scores, setting) {
  const halves = { ship: 0, skip: 0 };
  for (const [key, score] of Object.entries(scores)) halves[verdictOf(score)] += weightOf(setting, key);
  const { ship, skip } = halves;
  if (ship + skip === 0) return { verdict: "none", share: null };
  const verdict = ship === skip ? "split" : ship > skip ? "ship" : "skip";
  return { verdict, share: Math.floor((200 * ship + ship + skip) / (2 * (ship + skip))) };
}

// The reviewers who count and scored every tool, in fixed order.
export const sharing = (panels, setting, keys) => keys.filter((key) => weightOf(setting, key) && panels.every((panel) => has(panel, key)));

// { whole, sums }: a tool's mean is its sum over `whole`, exactly; null without a shared reviewer.
export function means(panels, setting, shared) {
  const whole = shared.reduce((sum, key) => sum + weightOf(setting, key), 0);
  if (!whole) return null;
  return { whole, sums: panels.map((panel) => shared.reduce((sum, key) => sum + weightOf(setting, key) * panel[key], 0)) };
}

const halfUp = (sum, whole, times) => Math.floor((2 * sum * times + whole) / (2 * whole));
export const oneDecimal = (sum, whole) => (halfUp(sum, whole, 10) / 10).toFixed(1);

// A distance between means: 0.5 points, 1 point, 3 points; tenths under one, 0 only where it is 0.
export function points(sum, whole) {
  const tenths = Math.max(1, halfUp(sum, whole, 10));
  const shown = sum > 0 && sum < whole ? (tenths < 10 ? `0.${tenths}` : "1") : String(halfUp(sum, whole, 1));
  return `${shown} ${shown === "1" ? "point" : "points"}`;
}

// What the cost lens shows at a workload: verdicts/desk/costing/paint.py and tell.py in the browser. `lens` is LensView.
import { chart, thousands, total } from "./costchart.js";
import { MOST, TOKENS, atMost, beyond, byTokens, cheapest, cost, countable, lacking, moving, quantities, standings } from "./costing.js";

const WORDS = { input: "input", "cached-input": "cached input", output: "output", seat: "seat", "gpu-hour": "GPU hour", flat: "flat price" };
const OWN = "Self-hosted: you pay for the hardware, not counted.";
const CACHED = "Cached input is counted at the full price of input: its own price is not sourced.";
const INCLUDED = "How many requests it includes is not sourced, so it is not compared.";
const CARRIED = "Whether these GPUs carry the requests is not sourced.";
const FULL = "With cached input at full price";
const USUAL = { requests: 1000, tokens_in: 1000, tokens_out: 300, cached: 0, seats: 1, gpus: 1, hours: 24 };
const listed = (words) => [words.slice(0, -1).join(", "), ...words.slice(-1)].filter(Boolean).join(" and ");

const meters = (keys) => listed(keys.map((meter) => WORDS[meter]));

// The workload that a query asks for; broken parts fall to what is usual.
export function workloadOf(query, fields) {
  const given = new URLSearchParams(query);
  const read = ({ key, least, most, usual }) => {
    const text = given.get(key) ?? "";
    const number = /^[0-9]{1,9}$/.test(text) ? Number(text) : -1;
    return least <= number && number <= most ? number : usual;
  };
  return { ...USUAL, ...Object.fromEntries(fields.map((field) => [field.name, read(field)])) };
}

// The query of a workload: what is not usual, after what other parts of the page wrote there.
export function queryOf(work, fields, query) {
  const given = new URLSearchParams(query);
  for (const { key, name, usual } of fields) {
    given.delete(key);
    if (work[name] !== usual) given.set(key, String(work[name]));
  }
  return given.size ? `?${given}` : "";
}

export function shown(lens, work) {
  const currencies = [...new Set(lens.tools.flatMap((tool) => tool.plans.map((plan) => plan.currency)))];
  const groups = currencies.map((currency) => group(lens.tools, currency, work)).filter(({ costs }) => costs.length);
  if (groups.length === 1) groups[0].title = "";
  const sourced = new Set(groups.flatMap(({ costs }) => costs.map(({ i }) => i)));
  return { groups, unsourced: lens.tools.filter(({ i }) => !sourced.has(i)).map((tool) => without(tool, work)) };
}

// Only prices that move with use are compared.
function group(tools, currency, work) {
  const inside = tools.map((tool) => ({ ...tool, plans: tool.plans.filter((plan) => plan.currency === currency) }));
  const costs = inside.map((tool) => costOf(tool, work)).filter(Boolean);
  const sides = inside.map((tool) => ({ tool, plans: ranked(tool, work) })).filter(({ plans }) => plans.some(moving));
  const title = `In ${currency}`;
  const counted = ({ plans }) => plans.some(byTokens);
  if (!sides.some(counted)) return { title, costs, said: [], chart: null };
  const found = sides.flatMap((one, at) => sides.slice(at + 1).filter((other) => counted(one) || counted(other)).map((other) =>
    ({ one, other, turns: lasting(standings(one.plans, other.plans, work)) })));
  const said = found.flatMap((pair) => told(pair, work));
  const met = found.flatMap(({ one, turns }) => turns.slice(1).map(([volume]) => ({ volume, plans: one.plans })));
  return { title, costs, said, chart: chart(sides, work, met, `${currency} a month`, said) };
}

// The plans that can be counted: those that move with use, or else those that do not say what they include.
function ranked({ plans }, work) {
  const whole = countable(plans, work);
  const moved = whole.filter(moving);
  return moved.length ? moved : whole;
}

function costOf(tool, work) {
  const best = cheapest(ranked(tool, work), work, work.requests)?.plan;
  if (!best) return null;
  const others = tool.plans.filter((plan) => plan !== best).map((plan) => `${plan.name} ${amount(plan, work)}`).join(", ");
  const { i, letter, name, own } = tool;
  const plan = own && !moving(best) ? `${best.name} (optional)` : best.name;
  const left = [[atMost(best, work), CACHED], [!moving(best), INCLUDED], [best.meters.includes("gpu-hour"), CARRIED], [own, `Or ${OWN[0].toLowerCase()}${OWN.slice(1)}`]];
  const notes = left.filter(([holds]) => holds).map(([, words]) => words);
  return { i, letter, name, amount: amount(best, work), plan, rows: best.rows, notes, others: others && `Also listed: ${others}.` };
}

function amount(plan, work) {
  const lacks = lacking(plan, work);
  if (lacks.length) return `(not sourced: ${meters(lacks)})`;
  if (beyond(plan, work).length) return "(no figure: the request is too large)";
  return `${atMost(plan, work) ? "at most " : ""}${total(cost(plan, work, work.requests), plan.sign)}`;
}

// Why a tool has no figure: the bounds that a request passes, or which meters lack.
function without(tool, work) {
  const { i, letter, name, plans, own } = tool;
  const passed = beyond(plans.find((plan) => !lacking(plan, work).length) ?? { bounds: [] }, work);
  const reason = passed.length ? `No figure: ${listed(passed.map(({ said }) => said))}.` : lacks(tool, work);
  const said = [...(own && !plans.length ? [] : [reason]), ...(own ? [OWN] : [])].join(" ");
  return { i, letter, name, said, rows: passed.map(({ row }) => row) };
}

// Of the plan that lacks fewest, or all that the workload takes where there is no price.
function lacks({ plans }, work) {
  const taken = quantities(work, 1);
  let best = null;
  for (const plan of plans) {
    const meters = lacking(plan, work);
    if (!best || meters.length < best.meters.length) best = { meters, odd: plan.odd };
  }
  const { meters: keys, odd } = best ?? { meters: TOKENS.filter((meter) => taken[meter]), odd: "" };
  return `Not sourced: ${meters(keys) || "any price"}.${odd && ` A unit that cannot be counted: ${odd}.`}`;
}

// Nothing of two that cost nothing.
function told({ one, other, turns }, work) {
  if (turns.length === 1 && !turns[0][1] && !cost(one.plans[0], work, MOST)) return [];
  const [left, right] = [one.tool.name, other.tool.name];
  const than = (side) => {
    if (!side) return `${left} and ${right} cost the same`;
    return side < 0 ? `${left} is cheaper than ${right}` : `${right} is cheaper than ${left}`;
  };
  const given = [...one.plans, ...other.plans].some((plan) => atMost(plan, work)) ? `${FULL}, ` : "";
  if (turns.length === 1) return [`${given}${than(turns[0][1])} at any volume up to ${thousands(MOST)} requests a day.`];
  const from = given ? `${given}from` : "From";
  return turns.slice(1).map(([volume, side]) => `${from} ${thousands(volume)} requests a day ${than(side)}.`);
}

// Without the single volumes at which two only meet.
function lasting(found) {
  const kept = [];
  found.forEach(([volume, side], i) => {
    const end = found[i + 1]?.[0] ?? MOST + 2;
    if ((side || end - volume > 1 || !kept.length) && kept.at(-1)?.[1] !== side) kept.push([volume, side]);
  });
  return kept;
}

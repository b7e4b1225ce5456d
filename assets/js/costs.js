// What the cost lens shows at a workload: verdicts/desk/costing/paint.py and tell.py in the browser. `lens` is LensView.
import { chart, thousands, total } from "./costchart.js";
import { MOST, cheapest, cost, lacking, quantities, standings } from "./costing.js";

const WORDS = { input: "input", "cached-input": "cached input", output: "output", seat: "seat", "gpu-hour": "GPU hour", flat: "flat price" };
const TOKENS = ["input", "cached-input", "output"];
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
  return { gpus: 1, hours: 24, ...Object.fromEntries(fields.map((field) => [field.name, read(field)])) };
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
  const without = lens.tools.filter(({ i }) => !sourced.has(i)).map((tool) => unsourced(tool, work));
  return { groups, unsourced: without, unmoved: unmoved(groups, work) };
}

function group(tools, currency, work) {
  const inside = tools.map((tool) => ({ ...tool, plans: tool.plans.filter((plan) => plan.currency === currency) }));
  const costs = inside.map((tool) => costOf(tool, work)).filter(Boolean);
  const sides = inside.filter(({ i }) => costs.some((one) => one.i === i)).map((tool) => ({ tool, plans: tool.plans }));
  const found = sides.flatMap((one, at) => sides.slice(at + 1).map((other) =>
    ({ one, other, turns: lasting(standings(one.plans, other.plans, work)) })));
  const said = found.flatMap(({ one, other, turns }) => told(one.tool.name, other.tool.name, turns));
  const met = found.flatMap(({ one, turns }) => turns.slice(1).map(([volume]) => ({ volume, plans: one.plans })));
  const drawn = costs.length ? chart(sides, work, met, `${currency} a month`, said) : null;
  return { title: `In ${currency}`, costs, said, chart: drawn };
}

function costOf(tool, work) {
  const best = cheapest(tool.plans, work, work.requests);
  if (!best) return null;
  const say = (plan) => {
    const lacks = lacking(plan, work);
    return lacks.length ? `(not sourced: ${meters(lacks)})` : total(cost(plan, work, work.requests), plan.sign);
  };
  const others = tool.plans.filter((plan) => plan !== best.plan).map((plan) => `${plan.name} ${say(plan)}`).join(", ");
  const { i, letter, name } = tool;
  const { name: plan, rows } = best.plan;
  return { i, letter, name, amount: say(best.plan), plan, rows, meters: best.plan.meters, others: others && `Also listed: ${others}.` };
}

// Which meters lack: of the plan that lacks fewest, or all that the workload takes where there is no price.
function unsourced({ i, letter, name, plans }, work) {
  const taken = quantities(work, 1);
  let best = null;
  for (const plan of plans) {
    const lacks = lacking(plan, work);
    if (!best || lacks.length < best.lacks.length) best = { lacks, odd: plan.odd };
  }
  const { lacks, odd } = best ?? { lacks: TOKENS.filter((meter) => taken[meter]), odd: "" };
  return { i, letter, name, said: `Not sourced: ${meters(lacks) || "any price"}.${odd && ` A unit that cannot be counted: ${odd}.`}` };
}

function unmoved(groups, work) {
  if (!work.tokens_in && !work.tokens_out) return "";
  const still = groups.flatMap(({ costs }) => costs).filter(({ meters }) => !TOKENS.some((meter) => meters.includes(meter)));
  const names = listed([...new Set(still.map(({ name }) => name))]);
  return names && `${names}: the price does not move with requests; how many it includes is not sourced here.`;
}

function told(one, other, turns) {
  const than = (side) => {
    if (!side) return `${one} and ${other} cost the same`;
    return side < 0 ? `${one} is cheaper than ${other}` : `${other} is cheaper than ${one}`;
  };
  if (turns.length === 1) return [`${than(turns[0][1])} at any volume up to ${thousands(MOST)} requests a day.`];
  return turns.slice(1).map(([volume, side]) => `From ${thousands(volume)} requests a day ${than(side)}.`);
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

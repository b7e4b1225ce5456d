// What a workload costs a month by sourced prices: verdicts/domain/costing.py in the browser, digit by digit (BigInt).
// A workload has the fields of `Workload`; a plan is {name, meters: [...], rates: [{meter, amount, size, start}],
// bounds: [{of, most}]} with decimals as text.
const DAYS = 30n;
export const MOST = 10_000_000;
const MICRO = 10n ** 6n;
const WHOLE = 12n * 10n ** 9n;
export const SCALE = MICRO * MICRO * WHOLE;
export const TOKENS = ["input", "cached-input", "output"];

function micro(text) {
  const [whole, part = ""] = text.split(".");
  return BigInt(whole + part.padEnd(6, "0"));
}

// What a month takes of every meter, in millionths.
export function quantities(work, requests) {
  const [taken, inside, outside, cached, seats, gpus, hours] = [
    requests, work.tokens_in, work.tokens_out, work.cached, work.seats, work.gpus, work.hours,
  ].map(BigInt);
  const tokens = (DAYS * taken * MICRO) / 100n;
  return {
    input: tokens * inside * (100n - cached),
    "cached-input": tokens * inside * cached,
    output: tokens * outside * 100n,
    seat: seats * MICRO,
    "gpu-hour": gpus * hours * DAYS * MICRO,
    flat: MICRO,
  };
}

export const byTokens = (plan) => TOKENS.some((meter) => plan.meters.includes(meter));

// Whether it charges by what is used. How much use a seat or a flat price includes, no price row says.
export const moving = (plan) => byTokens(plan) || plan.meters.includes("gpu-hour");

const basedOn = (plan) => plan.rates.filter((rate) => micro(rate.start) === 0n).map((rate) => rate.meter);

// Whether cached input is counted at the full price of input, because it has no price of its own.
export function atMost(plan, work) {
  const based = basedOn(plan);
  return Boolean(work.cached && work.tokens_in) && based.includes("input") && !based.includes("cached-input");
}

// The bounds that one request of the workload passes.
export function beyond(plan, work) {
  const each = { in: work.tokens_in, out: work.tokens_out, all: work.tokens_in + work.tokens_out };
  return plan.bounds.filter(({ of, most }) => each[of] > most);
}

// The quantities as the plan counts them.
function takenBy(plan, work, requests) {
  const taken = quantities(work, requests);
  const whole = { input: taken.input + taken["cached-input"], "cached-input": 0n };
  return atMost(plan, work) ? { ...taken, ...whole } : taken;
}

// The meters without a price from the start on; one flat price says nothing of several seats.
export function lacking(plan, work) {
  const [taken, based] = [takenBy(plan, work, 1), basedOn(plan)];
  const asked = [...(byTokens(plan) ? TOKENS : []), ...plan.meters];
  if (plan.meters.length === 1 && plan.meters[0] === "flat" && work.seats > 1) asked.push("seat");
  return Object.keys(taken).filter((meter) => asked.includes(meter) && taken[meter] && !based.includes(meter));
}

// [start in millionths, price of a millionth], rising.
function steps(plan, meter) {
  const found = plan.rates.filter((rate) => rate.meter === meter);
  const priced = found.map((rate) => [micro(rate.start), micro(rate.amount) * (WHOLE / BigInt(rate.size))]);
  return priced.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
}

function metered(priced, taken) {
  let sum = 0n;
  priced.forEach(([start, price], i) => {
    const next = priced[i + 1]?.[0] ?? taken;
    const end = next < taken ? next : taken;
    if (end > start) sum += (end - start) * price;
  });
  return sum;
}

export function cost(plan, work, requests) {
  const taken = takenBy(plan, work, requests);
  return plan.meters.reduce((sum, meter) => sum + metered(steps(plan, meter), taken[meter]), 0n);
}

// Hundredths of the currency, half up.
export const cents = (exact) => (200n * exact + SCALE) / (2n * SCALE);

// The plans that lack nothing and that the workload's requests stay within.
export const countable = (plans, work) =>
  plans.filter((plan) => !lacking(plan, work).length && !beyond(plan, work).length);

const least = (plans, work, requests) => {
  let best = null;
  for (const plan of plans) {
    const price = cost(plan, work, requests);
    if (!best || price < best.price) best = { plan, price };
  }
  return best;
};

// {plan, price} of the cheapest plan that can be counted, or null.
export const cheapest = (plans, work, requests) => least(countable(plans, work), work, requests);

// [[from, side], ...]: -1 left is cheaper, 1 right, 0 neither.
export function standings(left, right, work) {
  const sides = [countable(left, work), countable(right, work)];
  const found = [];
  for (const stop of stops(sides.flat(), work)) {
    const [one, other] = sides.map((side) => least(side, work, stop).price);
    const side = one > other ? 1 : one < other ? -1 : 0;
    if (found.at(-1)?.[1] !== side) found.push([stop, side]);
  }
  return found;
}

// Volumes between which no plan bends and no two cross: what stands at them and right after stands in between.
function stops(plans, work) {
  const bends = within(plans.flatMap((plan) => turns(plan, takenBy(plan, work, 1))));
  const met = plans.flatMap((one, i) => plans.slice(i + 1).flatMap((other) => meetings(one, other, work, bends)));
  return within([...bends, ...met].flatMap((at) => [at, at + 1]));
}

function within(given) {
  const inside = given.filter((stop) => stop >= 1 && stop <= MOST);
  return [...new Set([1, MOST, ...inside])].sort((one, other) => one - other);
}

function turns(plan, each) {
  const at = (start, meter) => (each[meter] ? Number(start / each[meter]) : 0);
  return plan.meters.filter((meter) => TOKENS.includes(meter)).flatMap((meter) =>
    steps(plan, meter).flatMap(([start]) => [at(start, meter), at(start, meter) + 1]));
}

function meetings(one, other, work, bends) {
  const apart = bends.map((at) => cost(one, work, at) - cost(other, work, at));
  return bends.slice(1).flatMap((high, i) => {
    const [low, before, after] = [bends[i], apart[i], apart[i + 1]];
    if (!(before * after < 0n)) return [];
    return [low + Number((BigInt(high - low) * before) / (before - after))];
  });
}

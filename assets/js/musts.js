// What a reader asks of facts, and what becomes of it in words. The same as verdicts/domain/musts.py and
// verdicts/desk/comparison/musted.py: one table of cases proves it. What is not sourced is never a no.
const MOST_MUSTS = 12;
const AMOUNT = /^(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?$/;
const SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

export const small = (number) => SMALL[number];
export const listed = (words) => [words.slice(0, -1).join(", "), ...words.slice(-1)].filter(Boolean).join(" and ");
export const names = (tools) => tools.map((tool) => tool.name);
export const factOf = (tool, label) => tool.facts.find((fact) => fact.label === label);

// Digits of a unit as a fact of it reads: 128,000 tokens, $0.05 per 1M tokens, 7.62B, 8080.
function amountWords(amount, unit) {
  const [whole, digits = ""] = amount.split(".");
  const part = digits.replace(/0+$/, "");
  const counted = unit && unit !== "B" ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  if (unit.startsWith("USD")) return `$${counted}${part && `.${part.padEnd(2, "0")}`} ${unit.slice(3).trim()}`.trim();
  const number = part ? `${counted}.${part}` : counted;
  return unit === "B" ? `${number}B` : `${number} ${unit}`.trim();
}

function mustOf(written, amount) {
  const [ask, unit, ...rest] = written.split("|");
  const label = rest.join("|");
  if (!["has", "yes", "least", "most"].includes(ask) || !label) return null;
  const bounded = ask === "least" || ask === "most";
  if (!bounded && unit) return null;
  const how = { has: "has a value", yes: "yes" }[ask] ?? `at ${ask} ${amountWords(amount, unit)}`;
  const is = { ask, unit, label, bounded, amount: bounded ? amount : "", counted: !bounded || AMOUNT.test(amount) };
  return { ...is, value: `${ask}|${unit}|${label}`, words: `${label}: ${how}` };
}

// A must takes the first amount between it and the next one; of two on one label the first stands. `refused` are those
// whose amount is no number: they are shown as they were written, and nothing comes of them.
export function mustsOf(pairs) {
  const asked = [];
  for (const [name, value] of pairs) {
    if (name === "must") asked.push([value]);
    else if (name === "n" && asked.length) asked.at(-1).push(value);
  }
  const [found, refused] = [new Map(), new Map()];
  for (const [value, amount = ""] of asked) {
    const must = mustOf(value, amount);
    const among = must?.counted ? found : refused;
    if (must && !among.has(must.label)) among.set(must.label, must);
  }
  const left = [...refused.values()].filter(({ label }) => !found.has(label));
  return { musts: [...found.values()].slice(0, MOST_MUSTS), refused: left };
}

// "met", "failed", "unsourced" without a fact, "apart" where text or another unit cannot be compared.
export function judge(must, fact) {
  if (!fact) return "unsourced";
  if (must.ask === "has") return "met";
  if (must.ask === "yes") return fact.word ? (fact.word === "yes" ? "met" : "failed") : "apart";
  if (!fact.number || fact.unit !== must.unit) return "apart";
  const [number, bound] = [Number(fact.number), Number(must.amount)];
  return (must.ask === "least" ? number >= bound : number <= bound) ? "met" : "failed";
}

const all = (musts) => (musts === 1 ? "your must" : "all your musts");
const answersOf = (tool, musts) => musts.map((must) => judge(must, factOf(tool, must.label)));

// 0 where a tool meets all, 1 where it is not known, 2 where it misses one: in this order from the top.
export const standing = (answers) => (answers.includes("failed") ? 2 : answers.some((answer) => answer !== "met") ? 1 : 0);

export function standingWords(answers) {
  const [where, many] = [standing(answers), answers.length];
  if (!many) return "";
  if (where === 0) return `Meets ${all(many)}`;
  const those = answers.filter((answer) => (where === 2 ? answer === "failed" : answer !== "met")).length;
  const some = `${those} of your ${many} musts`;
  if (where === 2) return `Misses ${those === many ? all(many) : some}`;
  return `Not known to meet ${those < many ? some : many === 1 ? all(many) : `any of your ${many} musts`}`;
}

function clauses(tools, must) {
  const those = (word) => names(tools.filter((tool) => judge(must, factOf(tool, must.label)) === word));
  const [failed, unsourced, apart] = ["failed", "unsourced", "apart"].map(those);
  return [
    failed.length && `${listed(failed)} ${failed.length === 1 ? "misses" : "miss"} “${must.words}”`,
    unsourced.length && `“${must.words}” is not sourced for ${listed(unsourced)}`,
    apart.length && `“${must.words}” cannot be compared for ${listed(apart)}`,
  ].filter(Boolean);
}

export function mustsSaid(tools, musts) {
  if (!musts.length || !tools.length) return "";
  const stand = tools.map((tool) => standing(answersOf(tool, musts)));
  const [meeting, what] = [names(tools.filter((_, column) => stand[column] === 0)), all(musts.length)];
  const said = musts.flatMap((must) => clauses(tools, must)).join("; ");
  const [each, none] = tools.length === 2 ? ["Both", "Neither"] : [`All ${small(tools.length)}`, `None of the ${small(tools.length)}`];
  if (meeting.length === tools.length) return `${each} meet ${what}.`;
  if (meeting.length) return `${listed(meeting)} ${meeting.length === 1 ? "meets" : "meet"} ${what}; ${said}.`;
  return `${none} ${Math.min(...stand) === 2 ? "meets" : "is known to meet"} ${what}: ${said}.`;
}

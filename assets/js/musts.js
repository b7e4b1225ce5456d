// What a reader asks of facts, and what becomes of it in words. The same as verdicts/domain/musts.py and
// verdicts/desk/comparison/musted.py: one table of cases proves it. What is not sourced is never a no.
const MOST_MUSTS = 12;
const AMOUNT = /^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?$/;
const SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

export const small = (number) => SMALL[number];
export const listed = (words) => [words.slice(0, -1).join(", "), ...words.slice(-1)].filter(Boolean).join(" and ");
export const names = (tools) => tools.map((tool) => tool.name);
export const factOf = (tool, label) => tool.facts.find((fact) => fact.label === label);

function mustOf(written, amount) {
  const [ask, unit, ...rest] = written.split("|");
  const label = rest.join("|");
  if (!["has", "yes", "least", "most"].includes(ask) || !label) return null;
  const bounded = ask === "least" || ask === "most";
  if (bounded ? !AMOUNT.test(amount) : unit) return null;
  const how = { has: "has a value", yes: "yes" }[ask] ?? `at ${ask} ${`${amount} ${unit}`.trim()}`;
  return { ask, unit, label, bounded, amount: bounded ? amount : "", value: `${ask}|${unit}|${label}`, words: `${label}: ${how}` };
}

// A must takes the first amount between it and the next one; of two on one label the first stands.
export function mustsOf(pairs) {
  const asked = [];
  for (const [name, value] of pairs) {
    if (name === "must") asked.push([value]);
    else if (name === "n" && asked.length) asked.at(-1).push(value);
  }
  const found = new Map();
  for (const [value, amount = ""] of asked) {
    const must = mustOf(value, amount);
    if (must && !found.has(must.label)) found.set(must.label, must);
  }
  return [...found.values()].slice(0, MOST_MUSTS);
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
  return `${where === 2 ? "Misses" : "Not known to meet"} ${those === many ? all(many) : `${those} of your ${many} musts`}`;
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

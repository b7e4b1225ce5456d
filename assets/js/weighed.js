// A comparison by a reader's weights and musts, in words. The same as verdicts/desk/comparison/{words,dissent,weighed,
// places}.py: one table of cases proves it.
import { count, counted, isSet, judge, means, oneDecimal, parse, points, sharing, verdictOf, weightOf, written } from "./weights.js";

const SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const VERBS = { ship: "ships", split: "is split on", skip: "skips", none: "has no take yet on" };
const WORDS = { ship: "Ship", split: "Split", skip: "Skip", none: "No take" };
const ORDER = Object.keys(VERBS);
const ANSWERS = { met: "Met", failed: "Missed", unsourced: "Not sourced", apart: "Cannot be compared" };
const TIMES = { 1: " × ½", 4: " × 2" };

const names = (tools) => tools.map((tool) => tool.name);
const listed = (words) => [words.slice(0, -1).join(", "), ...words.slice(-1)].filter(Boolean).join(" and ");

function verdicts(tools, some) {
  const words = ORDER.filter((word) => tools.some((tool) => tool.verdict === word));
  if (words.length === 1) {
    const [either, any] = [tools.length === 2, words[0] === "none"];
    if (any && some) return `No take on ${either ? "either" : "any of them"} counts, so there is no verdict.`;
    if (any) return `The panel has not reviewed ${either ? "either." : "any of them."}`;
    return `The panel ${VERBS[words[0]]} ${either ? "both" : `all ${SMALL[tools.length]}`}.`;
  }
  const said = words.map((word) => {
    const verb = some && word === "none" ? "has no take that counts on" : VERBS[word];
    return `${verb} ${listed(names(tools.filter((tool) => tool.verdict === word)))}`;
  });
  if (said.length === 2 && tools.length === 2) return `The panel ${listed(said)}.`;
  return `The panel ${said.slice(0, -1).join(", ")}, and ${said.at(-1)}.`;
}

function distance(tools, mean, shared, some) {
  if (!shared) return `No reviewer ${some ? "who counts " : ""}scored every one, so their scores are not compared.`;
  const one = `the one reviewer who ${some ? "counts and " : ""}`;
  const who = shared === 1 ? one : `the ${SMALL[shared]} reviewers who ${some ? "count and " : ""}`;
  const two = tools.length === 2;
  const among = `among ${who}scored ${two ? "both" : "them all"}`;
  const [highest, next] = [...new Set(mean.sums)].sort((a, b) => b - a);
  const leaders = tools.filter((_, column) => mean.sums[column] === highest);
  const leading = listed(names(leaders));
  if (next === undefined) return `${two ? leading : `All ${SMALL[tools.length]}`} stand level ${among}.`;
  if (leaders.length > 1) return `${leading} share the lead ${among}.`;
  const lead = points(highest - next, mean.whole);
  return two ? `${leading} stands ${lead} higher ${among}.` : `${leading} leads by ${lead} ${among}.`;
}

function dissent(tools, reviewers) {
  if (tools.length > 3) return "";
  const alike = new Map();
  for (const tool of tools) {
    const against = { ship: "skip", skip: "ship" }[tool.verdict];
    const sees = ({ key }) => against && key in tool.scores && verdictOf(tool.scores[key]) === against;
    const who = names(reviewers.filter(sees));
    const known = JSON.stringify([tool.verdict, who]);
    if (who.length) alike.set(known, [...(alike.get(known) ?? []), tool.name]);
  }
  if (!alike.size) return "";
  const said = [...alike].map(([known, those]) => {
    const [panel, who] = JSON.parse(known);
    const verb = panel === "skip" ? "would ship" : who.length > 1 ? "skip" : "skips";
    return `${listed(who.map((name) => `the ${name}`))} ${verb} ${listed(those)}`;
  });
  const words = (tool) => Object.values(tool.scores).map(verdictOf);
  const united = tools.filter((tool) => words(tool).length > 1 && new Set(words(tool)).size === 1);
  if (tools.length === 2 && united.length === 1) said.push(`nobody dissents on ${united[0].name}`);
  const one = JSON.parse([...alike.keys()][0])[1].length === 1;
  return `${one ? "Only t" : "T"}${said.join("; ").slice(1)}.`;
}

const factOf = (tool, label) => tool.facts.find((fact) => fact.label === label);

function mustsSaid(tools, musts) {
  if (!musts.length || !tools.length) return "";
  const said = musts.flatMap((must) => {
    const those = (word) => names(tools.filter((tool) => judge(must, factOf(tool, must.label)) === word));
    const [failed, unsourced, apart] = ["failed", "unsourced", "apart"].map(those);
    return [
      failed.length && `${listed(failed)} ${failed.length === 1 ? "misses" : "miss"} “${must.words}”`,
      unsourced.length && `“${must.words}” is not sourced for ${listed(unsourced)}`,
      apart.length && `“${must.words}” cannot be compared for ${listed(apart)}`,
    ].filter(Boolean);
  });
  return said.length ? `${said.join("; ")}.` : `${tools.length === 2 ? "Both" : "All"} meet every must.`;
}

function note(reviewers, setting, shared) {
  const those = reviewers.filter(({ key }) => shared.includes(key));
  const who = those.map(({ key, name }) => name + (TIMES[weightOf(setting, key)] ?? ""));
  const out = names(reviewers.filter(({ key }) => !weightOf(setting, key)));
  const first = who.length ? `Means are of ${listed(who)}, who scored every tool.` : "Nobody who counts scored every tool: no means.";
  return out.length ? `${first} Left out by you: ${listed(out)}.` : first;
}

function gap(tool, reviewers, setting) {
  if (!Object.keys(tool.scores).length) return "No panel take yet.";
  const lacking = reviewers.filter(({ key }) => weightOf(setting, key) && !(key in tool.scores));
  return lacking.length ? `No take of ${listed(names(lacking))}, so not counted here.` : "";
}

function ordered(given, setting, said, mean) {
  const standing = (words) => (words.includes("failed") ? 2 : words.some((word) => word !== "met") ? 1 : 0);
  const ranked = given.tools.map((tool, column) => {
    const musts = setting.musts.map((must) => {
      const [fact, state] = [factOf(tool, must.label), judge(must, factOf(tool, must.label))];
      return { must: must.words, state, word: ANSWERS[state], said: fact?.said ?? "" };
    });
    const { verdict, share } = said[column];
    const rank = [standing(musts.map((must) => must.state)), ORDER.indexOf(verdict), mean ? -mean.sums[column] : 0];
    const shown = mean ? oneDecimal(mean.sums[column], mean.whole) : "";
    const figures = { verdict, word: WORDS[verdict], share: share === null ? "–" : `${share}%`, mean: shown };
    return { rank, view: { i: tool.i, letter: tool.letter, name: tool.name, ...figures, gap: gap(tool, given.reviewers, setting), musts } };
  });
  const apart = (a, b) => a.rank.map((value, at) => value - b.rank[at]).find((step) => step !== 0) ?? 0;
  const place = (one) => String(1 + ranked.filter((other) => apart(other, one) < 0).length);
  return [...ranked].sort(apart).map((one) => ({ place: place(one), ...one.view }));
}

// `given` is a WeighingView, `query` what an address holds without its question mark; the answer is a WeighedView.
export function weighed(given, query) {
  const { tools, reviewers } = given;
  const keys = reviewers.map(({ key }) => key);
  const setting = parse(query, keys);
  const panels = tools.map((tool) => counted(tool.scores, setting));
  const shared = sharing(panels, setting, keys);
  const [mean, some] = [means(panels, setting, shared), Object.keys(setting.weights).length > 0];
  const said = tools.map((tool, column) => ({ name: tool.name, scores: panels[column], ...count(panels[column], setting) }));
  const apart = panels.some((panel) => Object.keys(panel).length) ? distance(said, mean, shared.length, some) : "";
  const words = [verdicts(said, some), apart, dissent(said, reviewers), mustsSaid(tools, setting.musts)];
  const labels = new Set(tools.flatMap((tool) => tool.facts.map((fact) => fact.label)));
  return {
    on: isSet(setting) && tools.length > 0,
    query: written(setting, keys),
    said: tools.length ? words.filter(Boolean).join(" ") : "",
    note: note(reviewers, setting, shared),
    order: ordered(given, setting, said, mean),
    others: setting.musts.filter((must) => !labels.has(must.label)).map(({ value, amount, words: told }) => ({ value, amount, words: told })),
  };
}

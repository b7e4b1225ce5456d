// A comparison by a reader's weights and musts, in words. The same as verdicts/desk/comparison/{words,dissent,weighed,
// places}.py: one table of cases proves it.
import { factOf, judge, listed, mustsSaid, names, small, standing, standingWords } from "./musts.js";
import { count, counted, isSet, means, oneDecimal, parse, points, sharing, verdictOf, weightOf, written } from "./weights.js";

const VERBS = { ship: "ships", split: "is split on", skip: "skips", none: "has no take yet on" };
const WORDS = { ship: "Ship", split: "Split", skip: "Skip", none: "No take" };
const ORDER = Object.keys(VERBS);
const ANSWERS = { met: "Met", failed: "Missed", unsourced: "Not sourced", apart: "Cannot be compared" };
const MINE = { ship: "ship", split: "split on", skip: "skip", none: "no take that counts on" };
const ALIKE = "Every reviewer counts once, so the panel’s verdict is the published one.";
const TIMES = { 1: " × ½", 4: " × 2" };

const everyone = (many) => (many === 2 ? "both" : `all ${small(many)}`);
const joined = (said, many) => (many === 2 ? listed(said) : `${said.slice(0, -1).join(", ")}, and ${said.at(-1)}`);

// Verdicts in their order, each with the names of its tools.
const byVerdict = (tools) =>
  ORDER.map((word) => [word, names(tools.filter((tool) => tool.verdict === word))]).filter(([, those]) => those.length);

function verdicts(tools) {
  const [found, many] = [byVerdict(tools), tools.length];
  if (found.length > 1) return `The panel ${joined(found.map(([word, those]) => `${VERBS[word]} ${listed(those)}`), many)}.`;
  if (found[0][0] === "none") return `The panel has not reviewed ${many === 2 ? "either." : "any of them."}`;
  return `The panel ${VERBS[found[0][0]]} ${everyone(many)}.`;
}

function weighedVerdicts(tools, out) {
  const [found, many] = [byVerdict(tools), tools.length];
  const nobody = `no take on ${many === 2 ? "either" : "any of them"} counts, so there is no verdict`;
  const alike = found[0][0] === "none" ? nobody : `${MINE[found[0][0]]} ${everyone(many)}`;
  const said = found.length > 1 ? joined(found.map(([word, those]) => `${MINE[word]} ${listed(those)}`), many) : alike;
  return `With your weights: ${said}${out.length ? `; ${listed(out)} left out` : ""}.`;
}

function distance(tools, mean, shared, some) {
  if (!shared) return `No reviewer ${some ? "who counts " : ""}scored every one, so their scores are not compared.`;
  const one = `the one reviewer who ${some ? "counts and " : ""}`;
  const who = shared === 1 ? one : `the ${small(shared)} reviewers who ${some ? "count and " : ""}`;
  const two = tools.length === 2;
  const among = `among ${who}scored ${two ? "both" : "them all"}`;
  const [highest, next] = [...new Set(mean.sums)].sort((a, b) => b - a);
  const leaders = tools.filter((_, column) => mean.sums[column] === highest);
  const leading = listed(names(leaders));
  if (next === undefined) return `${two ? leading : `All ${small(tools.length)}`} stand level ${among}.`;
  if (leaders.length > 1) return `${leading} share the lead ${among}.`;
  const lead = points(highest - next, mean.whole);
  return two ? `${leading} stands ${lead} higher ${among}.` : `${leading} leads by ${lead} ${among}.`;
}

function dissent(tools, reviewers, some) {
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
  if (tools.length === 2 && united.length === 1) said.push(`nobody ${some ? "who counts " : ""}dissents on ${united[0].name}`);
  const one = JSON.parse([...alike.keys()][0])[1].length === 1;
  const only = some ? "Of those who count, only t" : "Only t";
  return `${one ? only : "T"}${said.join("; ").slice(1)}.`;
}

const leftOut = (reviewers, setting) => names(reviewers.filter(({ key }) => !weightOf(setting, key)));

function note(reviewers, setting, shared) {
  const those = reviewers.filter(({ key }) => shared.includes(key));
  const who = those.map(({ key, name }) => name + (TIMES[weightOf(setting, key)] ?? ""));
  const out = leftOut(reviewers, setting);
  const first = who.length ? `Means are of ${listed(who)}, who scored every tool.` : "Nobody who counts scored every tool: no means.";
  return out.length ? `${first} Left out by you: ${listed(out)}.` : first;
}

function gap(tool, reviewers, setting) {
  if (!Object.keys(tool.scores).length) return "No panel take yet.";
  const lacking = reviewers.filter(({ key }) => weightOf(setting, key) && !(key in tool.scores));
  return lacking.length ? `No take of ${listed(names(lacking))}, so not counted here.` : "";
}

function ordered(given, setting, said, mean) {
  const ranked = given.tools.map((tool, column) => {
    const musts = setting.musts.map((must) => {
      const [fact, state] = [factOf(tool, must.label), judge(must, factOf(tool, must.label))];
      return { must: must.words, state, word: ANSWERS[state], said: fact?.said ?? "" };
    });
    const { verdict, share } = said[column];
    const answers = musts.map(({ state }) => state);
    const rank = [standing(answers), ORDER.indexOf(verdict), mean ? -mean.sums[column] : 0];
    const shown = mean ? oneDecimal(mean.sums[column], mean.whole) : "";
    const figures = { verdict, word: WORDS[verdict], share: share === null ? "–" : `${share}%`, mean: shown };
    return { rank, view: { i: tool.i, letter: tool.letter, name: tool.name, ...figures, gap: gap(tool, given.reviewers, setting), standing: standingWords(answers), musts } };
  });
  const apart = (a, b) => a.rank.map((value, at) => value - b.rank[at]).find((step) => step !== 0) ?? 0;
  const place = (one) => (one.rank[0] === 2 ? "" : String(1 + ranked.filter((other) => apart(other, one) < 0).length));
  return [...ranked].sort(apart).map((one) => ({ place: place(one), ...one.view }));
}

// Musts come first. Where reviewers count alike the panel's sentence is the published one, which stands below.
function sentence(said, { tools, reviewers }, setting, mean, shared) {
  const some = Object.keys(setting.weights).length > 0;
  if (setting.musts.length && !some) return `${mustsSaid(tools, setting.musts)} ${ALIKE}`;
  const out = leftOut(reviewers, setting);
  const lead = some ? weighedVerdicts(said, out) : verdicts(said);
  const apart = said.some(({ scores }) => Object.keys(scores).length) ? distance(said, mean, shared.length, some) : "";
  return [mustsSaid(tools, setting.musts), lead, apart, dissent(said, reviewers, out.length > 0)].filter(Boolean).join(" ");
}

const title = (setting, some) => `By your ${listed([some && "weights", setting.musts.length && "musts"].filter(Boolean)) || "weights"}`;

// `given` is a WeighingView, `query` what an address holds without its question mark; the answer is a WeighedView.
export function weighed(given, query) {
  const { tools, reviewers } = given;
  const keys = reviewers.map(({ key }) => key);
  const setting = parse(query, keys);
  const panels = tools.map((tool) => counted(tool.scores, setting));
  const shared = sharing(panels, setting, keys);
  const [mean, some] = [means(panels, setting, shared), Object.keys(setting.weights).length > 0];
  const said = tools.map((tool, column) => ({ name: tool.name, scores: panels[column], ...count(panels[column], setting) }));
  const labels = new Set(tools.flatMap((tool) => tool.facts.map((fact) => fact.label)));
  return {
    on: isSet(setting) && tools.length > 0,
    query: written(setting, keys),
    title: title(setting, some),
    said: tools.length ? sentence(said, given, setting, mean, shared) : "",
    note: note(reviewers, setting, shared),
    order: ordered(given, setting, said, mean),
    others: setting.musts.filter((must) => !labels.has(must.label)).map(({ value, amount, words: told }) => ({ value, amount, words: told })),
  };
}

// What goes along from one comparison to the next: known and whole parts of the address alone, in their shortest form.
// The same as verdicts/desk/comparison/along.py. `of` is AlongView, `part` is "weights" (with the musts), "workload" or
// "all".
import { queryOf, workloadOf } from "./costs.js";
import { pairsOf, parse } from "./weights.js";

export function pairsAlong({ reviewers, fields }, query, part = "all") {
  const weights = part === "workload" ? [] : pairsOf(parse(query, reviewers), reviewers);
  const workload = part === "weights" ? "" : queryOf(workloadOf(query, fields), fields, "");
  return [...weights, ...new URLSearchParams(workload)];
}

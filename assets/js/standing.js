// Whether a number is live: a square and the word while it is, the time it was last right once the connection is lost.
import { createElement, useEffect, useState } from "react";

const clock = () => new Date().toTimeString().slice(0, 5);

export function Standing({ words, moved, version, lost, className }) {
  const [since, mark] = useState("");
  useEffect(() => mark(lost ? clock() : ""), [lost]);
  const count = words && createElement("span", { key: version, className: moved ? "arrive" : undefined }, words);
  const square = createElement("span", { className: "live me-2", "aria-hidden": true });
  const live = createElement("span", { "data-live": "" }, square, words ? "Live, " : "Live");
  const stale = createElement("span", { "data-live": "" }, `${words ? ", " : ""}as of ${since}`);
  return createElement("span", { className: className || undefined }, lost ? null : live, count, lost && since ? stale : null);
}

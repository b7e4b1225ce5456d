// The address of a live page is where a reader's settings live: read, written and carried to another page here. Writing
// makes no entry in the history and asks no server.
import { createElement, useSyncExternalStore } from "react";
import { useLocation } from "react-router";
import { pairsAlong } from "./along.js";

const CHANGED = "verdicts-address";

export const query = () => location.search.slice(1);

export function rewrite(whole, hash = location.hash) {
  history.replaceState(history.state, "", location.pathname + (whole && `?${whole}`) + hash);
  dispatchEvent(new Event(CHANGED));
}

const listen = (told) => {
  addEventListener(CHANGED, told);
  addEventListener("popstate", told);
  return () => {
    removeEventListener(CHANGED, told);
    removeEventListener("popstate", told);
  };
};

// `read` of the query, anew whenever that changes.
export function useQuery(read = (now) => now) {
  useLocation(); // the router's own moves tell nobody else
  return useSyncExternalStore(listen, () => read(query()), () => "");
}

// What goes along, with its question mark, to be put behind a path.
export function useAlong(of, part) {
  const found = useQuery((now) => new URLSearchParams(pairsAlong(of, now, part)).toString());
  return found && `?${found}`;
}

// The same as hidden fields of a form.
export function Along({ of, part }) {
  const pairs = [...new URLSearchParams(useAlong(of, part))];
  return pairs.map(([name, value], at) => createElement("input", { key: at, type: "hidden", name, value }));
}

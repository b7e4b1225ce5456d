// My weights on the live page. The address is the setting: what is set there is shown, what is changed is written there,
// without a new entry in the history and without asking the server.
import { createElement, useLayoutEffect, useMemo, useRef } from "react";
import { flushSync } from "react-dom";
import { query, rewrite, useQuery } from "./address.js";
import { weighed } from "./weighed.js";
import { isOurs, parse, weightOf, written } from "./weights.js";

const KEPT = "#weights-kept";
const HALVES = { 0: 0, 0.5: 1, 1: 2, 2: 4 };
const partOf = (now, ours) => new URLSearchParams([...new URLSearchParams(now)].filter(([name]) => isOurs(name) === ours)).toString();
const weightsOf = (now) => partOf(now, true);

export function useWeighed(given) {
  const now = useQuery(weightsOf);
  return useMemo(() => weighed(given, now), [given, now]);
}

const keysOf = (form) => [...new Set([...form.querySelectorAll("input[type=radio]")].map(({ name }) => name.slice(2)))];

function fill(form, setting) {
  for (const radio of form.querySelectorAll("input[type=radio]")) {
    radio.checked = HALVES[radio.value] === weightOf(setting, radio.name.slice(2));
  }
  for (const select of form.querySelectorAll("select[name=must]")) {
    const offered = new Set([...select.options].map(({ value }) => value));
    const must = [...setting.musts, ...setting.refused].find(({ value }) => offered.has(value));
    select.value = must?.value ?? "";
    const amount = select.closest(".must-row").querySelector("input");
    if (amount) amount.value = must?.amount ?? "";
  }
  markRefused(form, setting);
}

// An amount that is no number is said to be none where it is typed.
function markRefused(form, setting) {
  const refused = new Set(setting.refused.map(({ value }) => value));
  for (const select of form.querySelectorAll("select[name=must]")) {
    select.closest(".must-row").querySelector("input")?.setAttribute("aria-invalid", refused.has(select.value));
  }
}

const write = (ours) => rewrite([partOf(query(), false), ours].filter(Boolean).join("&"), "");

export function WeightsForm({ at, children, ...rest }) {
  const form = useRef(null);
  const shown = useRef(null); // what the fields stand for: a number half typed is left alone
  const now = useQuery(weightsOf);
  useLayoutEffect(() => {
    const mark = `${at}?${now}`;
    if (shown.current !== mark) fill(form.current, parse(now, keysOf(form.current)));
    shown.current = mark;
  }, [at, now]);
  useLayoutEffect(() => {
    if (location.hash !== KEPT) return;
    form.current.setAttribute("data-kept", "");
    rewrite(query(), ""); // it is said once: neither a reload nor the address that is copied says it again
  }, []);

  // The answer above it grows and shrinks: the form stays where it is on the screen. Not what was pressed: that may go.
  const put = (ours) => {
    const top = form.current.getBoundingClientRect().top;
    flushSync(() => write(ours));
    form.current.removeAttribute("data-kept");
    scrollBy({ top: form.current.getBoundingClientRect().top - top, behavior: "instant" });
  };
  const onInput = () => {
    const keys = keysOf(form.current);
    const setting = parse(new URLSearchParams(new FormData(form.current)).toString(), keys);
    markRefused(form.current, setting);
    const ours = written(setting, keys);
    if (shown.current === `${at}?${weightsOf(query())}`) shown.current = `${at}?${ours}`;
    put(ours);
  };
  const onSubmit = (event) => {
    if (!event.nativeEvent.submitter?.hasAttribute("formaction")) event.preventDefault();
  };
  const onClickCapture = (event) => {
    if (!event.target.closest("[data-equal]")) return;
    event.preventDefault();
    event.stopPropagation();
    put("");
    fill(form.current, parse("", []));
    form.current.querySelector("input:checked")?.focus({ preventScroll: true }); // the link is gone with what it reset
  };
  return createElement("form", { ...rest, ref: form, method: "get", onInput, onSubmit, onClickCapture }, children);
}

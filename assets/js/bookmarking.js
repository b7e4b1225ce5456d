// Bookmarks: one form a page, and ribbons anywhere on it that name the form. It posts; once the socket knows its reader
// (`known`) a press goes to the handler instead, and every ribbon of the same address shows it at once.
import { createElement, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { Link } from "react-router";
import { newLine, usePressing } from "./pressing.js";
import { Strip } from "./strip.js";

const RIBBON = "M4 2.5h8v11l-4-3-4 3z";
const line = newLine();
const ears = new Set();
let kept = null; // addresses; null while nobody is known

function tell(now) {
  kept = now;
  for (const ear of ears) ear();
}

function listen(ear) {
  ears.add(ear);
  return () => void ears.delete(ear);
}

// A ribbon, alone or beside words. What it names is pressed while it is kept.
export function Ribbon({ value, children, ...rest }) {
  const on = useSyncExternalStore(listen, () => kept?.has(value), () => undefined);
  const icon = createElement("svg", { viewBox: "0 0 16 16" }, createElement("path", { d: RIBBON }));
  return createElement("button", { ...rest, form: "bookmark", name: "address", value, "aria-pressed": on }, icon, children);
}

export function Bookmarking({ known, kept: truth, said, undo, turn, refused, lost, onKeep, onDrop, onUndo, children, ...rest }) {
  const { sent, waiting, alarm, takes, press } = usePressing(line, { known, turn, refused, lost, not: "Not saved" });
  const last = useRef(null);
  const [came, come] = useState("");
  const [presses, count] = useState(0); // what is said of a press is news, also where it is what was said before
  const pressed = waiting ? sent.choice : {};
  const shown = { ...Object.fromEntries(truth.map((address) => [address, true])), ...pressed };

  useLayoutEffect(() => {
    tell(known ? new Set(Object.keys(shown).filter((address) => shown[address])) : null);
  }, [known, truth, sent, waiting]);

  // The page was loaded by a bookmark that was posted: say so, and give the focus back.
  useEffect(() => {
    const { address } = window.verdictsVoted ?? {};
    if (!known || !address) return;
    window.verdictsVoted = undefined;
    come("Kept.");
    if (document.activeElement === document.body) {
      document.querySelector(`[form=bookmark][value="${CSS.escape(address)}"]`)?.focus({ preventScroll: true });
    }
  }, [known]);

  const submit = (event) => {
    count(presses + 1);
    if (!takes(event)) return;
    come("");
    last.current = event.nativeEvent.submitter;
    const { value } = last.current;
    press({ ...pressed, [value]: !shown[value] });
    (shown[value] ? onDrop : onKeep)?.(value);
  };
  const back = () => {
    press(pressed);
    onUndo?.();
    last.current?.focus({ preventScroll: true });
  };

  const words = { said: alarm || (waiting ? "" : came || said), bad: alarm !== "", turn: `${turn}.${presses}` };
  const way = createElement(Link, { key: "way", className: "link", to: "/bookmarks" }, "Open bookmarks");
  const strip = createElement(Strip, { ...words, undo: undo && !alarm, onUndo: back }, alarm ? null : way);
  return createElement("form", { ...rest, method: "post", onSubmit: submit }, children, strip);
}

// The strip: what was just done, spoken once, the way to take it back, and a way to close it. Plain words pass after a
// while, not under the pointer or the focus nor in a hidden tab. What can be undone, and what was refused, stands until it
// is closed or something else is done: nobody has to be quick. Typing is such a thing after a refusal: it may be mended by
// that. Words from before the strip came are none of its own.
import { createElement as h, useEffect, useRef, useState } from "react";

const STANDS = 8000;
const DRAWN = { width: 16, height: 16, viewBox: "0 0 16 16", fill: "none", stroke: "currentColor", strokeWidth: 1.5, className: "flex-none", "aria-hidden": true };
const WARN = "M8 2 1.5 13.5h13zM8 6.5v3.5M8 11.6v.4";
const CROSS = "m4 4 8 8M12 4l-8 8";
const TAKEN = "details.swap[open], details.menu[open], [data-held]"; // what Escape closes first
const OWN = "details, input, textarea, select"; // what has an Escape of its own

const icon = (d) => h("svg", DRAWN, h("path", { d }));

// Gives the words of `key` until they are over, and what ends them.
function useStanding(key, words, passes, box) {
  const [over, end] = useState(key);
  const shown = key === over ? "" : words;
  useEffect(() => {
    if (!shown || !passes) return undefined;
    const looked = () => document.hidden || box.current.matches(":hover, :focus-within");
    const look = () => (looked() ? (timer = setTimeout(look, STANDS)) : end(key));
    let timer = setTimeout(look, STANDS);
    return () => clearTimeout(timer);
  }, [key, Boolean(shown), passes]);
  return [shown, () => end(key)];
}

// Where the focus was before it came into the box, and the way back there.
function useWayBack(box) {
  const from = useRef(null);
  useEffect(() => {
    const note = ({ target }) => box.current.contains(target) || (from.current = target);
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, []);
  return () => {
    if (!box.current.contains(document.activeElement)) return;
    from.current?.focus({ preventScroll: true });
    if (box.current.contains(document.activeElement)) document.getElementById("main")?.focus({ preventScroll: true });
  };
}

export function Strip({ said, bad, turn, undo, onUndo, children }) {
  const box = useRef(null);
  const [words, end] = useStanding(`${turn} ${said}`, said, !undo && !bad, box);
  const leave = useWayBack(box);
  const close = () => {
    leave();
    end();
  };

  useEffect(() => {
    if (!words) return undefined;
    const escape = (event) => {
      const own = document.querySelector(TAKEN) || (event.target.closest?.(OWN) && !box.current.contains(event.target));
      if (event.key === "Escape" && !event.isComposing && !own) close();
    };
    addEventListener("keydown", escape, true); // before what it may close has closed
    return () => removeEventListener("keydown", escape, true);
  }, [words, turn]);

  useEffect(() => {
    if (!words || !bad) return undefined;
    const typed = ({ target }) => !box.current.contains(target) && end();
    document.addEventListener("input", typed);
    return () => document.removeEventListener("input", typed);
  }, [words, bad, turn]);

  const spoken = h("span", { key: turn }, words);
  const undoing = undo && h("button", { key: "undo", type: "button", className: "btn", onClick: () => onUndo?.() }, "Undo");
  const closing = h("button", { key: "close", type: "button", className: "btn btn-bare strip-close", "aria-label": "Close this message", onClick: close }, icon(CROSS));
  return h("div", { ref: box, className: "strip no-print", "data-live": "" },
    h("div", { className: words ? `banner${bad ? " banner-bad" : ""}` : undefined },
      words && bad ? icon(WARN) : null,
      h("div", { key: "status", role: "status" }, bad ? null : words && spoken),
      words && bad ? h("div", { key: "alert", role: "alert" }, spoken) : null,
      words ? [undoing || children, closing] : null));
}

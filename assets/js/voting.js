// A vote is a form that posts. Once the socket knows its reader (`known`) a press goes to the handler instead: it shows
// at once and gives way to what the server says. `turn` is the number of the server's newest answer to any control.
import { createContext, createElement, Fragment, useContext, useEffect, useRef, useState } from "react";

const PATIENCE = 10_000;
const NOT_SENT = "Not counted: no connection. Try again when it is back.";
const CUT = "Not known yet: the connection was lost. What counts shows when it is back.";
const NO_ANSWER = "Not counted yet: no answer came. Try again.";
const WARN = "M8 2 1.5 13.5h13zM8 6.5v3.5M8 11.6v.4";
const Control = createContext({ known: false, shown: "", said: "", waiting: false });
let due = 0; // the answer that the newest press waits for: they come in the order of the presses, over all controls
let newest = 0;

function focusOn(form, choice) {
  const buttons = [...form.querySelectorAll("button[name=choice]")];
  (buttons.find((button) => button.value === choice) ?? buttons[0])?.focus({ preventScroll: true });
}

function Alarm({ words }) {
  const drawn = { fill: "none", stroke: "currentColor", strokeWidth: 1.5, className: "flex-none", "aria-hidden": true };
  const icon = createElement("svg", { width: 16, height: 16, viewBox: "0 0 16 16", ...drawn }, createElement("path", { d: WARN }));
  return createElement("p", { className: "banner banner-bad vote-alarm", role: "alert" }, icon, createElement("span", null, words));
}

export function Voting({ known, chosen, turn, refused, lost, onCast, children, ...rest }) {
  const [sent, send] = useState(null); // { choice, due }: the newest press of this control
  const [missed, miss] = useState("");
  const form = useRef(null);
  const waiting = sent !== null && turn < sent.due;
  const truth = chosen ?? "";

  useEffect(() => {
    if (!waiting) return undefined;
    const giveUp = (why) => {
      due = 0;
      send(null);
      miss(why);
    };
    if (lost) return void giveUp(CUT);
    const timer = setTimeout(giveUp, PATIENCE, NO_ANSWER);
    return () => clearTimeout(timer);
  }, [waiting, lost, sent]);
  useEffect(() => {
    if (!lost) miss("");
  }, [lost]);
  useEffect(() => miss(""), [turn]); // the answer came after all
  useEffect(() => {
    if (turn < newest) due = 0; // another server answers, and counts from the start
    newest = turn;
  }, [turn]);

  // The page was loaded by this device's first vote (assets/js/page.js kept which): say so, and give the focus back.
  useEffect(() => {
    const voted = window.verdictsVoted;
    if (!known || voted?.tools !== form.current.elements.tools.value) return;
    window.verdictsVoted = undefined;
    send({ choice: voted.choice, due: turn });
    if (document.activeElement === document.body) focusOn(form.current, voted.choice);
  }, [known]);

  const shown = waiting ? sent.choice : truth;
  const submit = (event) => {
    const away = lost || navigator.onLine === false;
    if (!known && !away) return; // the form posts, and the answer brings the cookie
    event.preventDefault();
    if (away) return void miss(NOT_SENT);
    const pressed = event.nativeEvent.submitter?.value ?? "";
    if (!pressed) focusOn(event.currentTarget, shown); // the button that was pressed goes
    const choice = pressed === shown ? "" : pressed;
    due = Math.max(due, turn) + 1;
    send({ choice, due });
    miss("");
    onCast?.(choice);
  };

  const answered = sent !== null && !waiting && !refused;
  const said = !answered || missed ? "" : truth ? "Counted." : "Taken back.";
  const about = { ...rest, ref: form, method: "post", onSubmit: submit, "data-known": known ? "" : undefined, "data-waiting": waiting ? "" : undefined };
  const alarm = missed || (waiting ? "" : refused);
  return createElement(
    Control.Provider,
    { value: { known, shown, said, waiting } },
    createElement("form", about, children, alarm ? createElement(Alarm, { key: `${turn}${alarm}`, words: alarm }) : null),
  );
}

// A button of the form. The one without a value takes the vote back and is there once there is one.
export function Choice({ value, children, ...rest }) {
  const { known, shown } = useContext(Control);
  const state = value ? { "aria-pressed": known ? value === shown : undefined } : { "data-on": known && shown ? "" : undefined };
  return createElement("button", { ...rest, ...state, type: "submit", name: "choice", value }, children);
}

// What became of the vote; on its way it is shown and not spoken.
export function Said() {
  const { said, waiting } = useContext(Control);
  const words = createElement("span", { className: "vote-said", role: "status" }, said);
  const way = waiting ? createElement("span", { className: "vote-way", "aria-hidden": true }, "Sending…") : null;
  return createElement(Fragment, null, words, way);
}

// A vote is a form that posts. Once the socket knows its reader (`known`) a press goes to the handler instead.
import { createContext, createElement, Fragment, useContext, useEffect, useRef } from "react";
import { Alarm, newLine, usePressing } from "./pressing.js";

const Control = createContext({ known: false, shown: "", said: "", waiting: false });
const line = newLine(); // over all controls

function focusOn(form, choice) {
  const buttons = [...form.querySelectorAll("button[name=choice]")];
  (buttons.find((button) => button.value === choice) ?? buttons[0])?.focus({ preventScroll: true });
}

export function Voting({ known, chosen, turn, refused, lost, onCast, children, ...rest }) {
  const { sent, waiting, alarm, answered, takes, press, recall } = usePressing(line, { known, turn, refused, lost, not: "Not counted" });
  const form = useRef(null);
  const truth = chosen ?? "";

  // The page was loaded by this device's first vote (assets/js/page.js kept which): say so, and give the focus back.
  useEffect(() => {
    const voted = window.verdictsVoted;
    if (!known || voted?.tools !== form.current.elements.tools.value) return;
    window.verdictsVoted = undefined;
    recall(voted.choice);
    if (document.activeElement === document.body) focusOn(form.current, voted.choice);
  }, [known]);

  const shown = waiting ? sent.choice : truth;
  const submit = (event) => {
    if (!takes(event)) return;
    const pressed = event.nativeEvent.submitter?.value ?? "";
    if (!pressed) focusOn(event.currentTarget, shown); // the button that was pressed goes
    const choice = pressed === shown ? "" : pressed;
    press(choice);
    onCast?.(choice);
  };

  const said = !answered ? "" : truth ? "Counted." : "Taken back.";
  const about = { ...rest, ref: form, method: "post", onSubmit: submit, "data-known": known ? "" : undefined, "data-waiting": waiting ? "" : undefined };
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

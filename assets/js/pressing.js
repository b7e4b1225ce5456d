// A press that shows at once and gives way to what the server says. `turn` is the number of the server's newest answer
// to any press in the same `line`: answers come in the order of the presses. `not` begins what is said without one.
import { createElement, useEffect, useRef, useState } from "react";

const PATIENCE = 10_000;
const CUT = "Not known yet: the connection was lost. What stands shows when it is back.";
const WARN = "M8 2 1.5 13.5h13zM8 6.5v3.5M8 11.6v.4";

export const newLine = () => ({ due: 0, newest: 0 }); // due: the answer that the newest press waits for

export function usePressing(line, { known, turn, refused, lost, not }) {
  const [sent, send] = useState(null); // { choice, due }: the newest press
  const [missed, miss] = useState("");
  const before = useRef(turn);
  const fell = turn < before.current; // another server answers, or another reader is asked: it counts from the start
  const waiting = sent !== null && !fell && turn < sent.due;

  useEffect(() => {
    if (!waiting) return undefined;
    const giveUp = (why) => {
      line.due = 0;
      send(null);
      miss(why);
    };
    if (lost) return void giveUp(CUT);
    const timer = setTimeout(giveUp, PATIENCE, `${not} yet: no answer came. Try again.`);
    return () => clearTimeout(timer);
  }, [waiting, lost, sent]);
  useEffect(() => {
    if (!lost) miss("");
  }, [lost]);
  useEffect(() => miss(""), [turn]); // the answer came after all
  useEffect(() => {
    if (turn < line.newest) line.due = 0;
    if (fell) send(null); // nobody will answer it now
    line.newest = before.current = turn;
  }, [turn]);

  // Whether a submitted form goes to the handler; where nobody is known it posts, and the answer brings the cookie.
  const takes = (event) => {
    const away = lost || navigator.onLine === false;
    if (!known && !away) return false;
    event.preventDefault();
    if (away) miss(`${not}: no connection. Try again when it is back.`);
    return !away;
  };
  const press = (choice) => {
    line.due = Math.max(line.due, turn) + 1;
    send({ choice, due: line.due });
    miss("");
  };
  const recall = (choice) => send({ choice, due: turn }); // a press from before this page was loaded
  const alarm = missed || (waiting ? "" : refused);
  return { sent, waiting, alarm, takes, press, recall, answered: sent !== null && !waiting && !alarm };
}

export function Alarm({ words }) {
  const drawn = { fill: "none", stroke: "currentColor", strokeWidth: 1.5, className: "flex-none", "aria-hidden": true };
  const icon = createElement("svg", { width: 16, height: 16, viewBox: "0 0 16 16", ...drawn }, createElement("path", { d: WARN }));
  return createElement("p", { className: "banner banner-bad vote-alarm", role: "alert" }, icon, createElement("span", null, words));
}

// Says numbers that moved, in one voice for the whole page: at most every eight seconds, of each topic the newest words.
// What stands when the page opens is not said; the last value always is.
import { useEffect, useRef } from "react";

const PAUSE = 8000;
const SETTLE = 500; // what moves together is said together
const waiting = new Map();
let last = 0;
let timer = null;

function voice() {
  const known = document.getElementById("spoken");
  if (known) return known;
  const made = Object.assign(document.createElement("p"), { id: "spoken", className: "sr-only" });
  made.setAttribute("role", "status");
  return document.body.appendChild(made);
}

function speak() {
  timer = null;
  last = Date.now();
  voice().textContent = [...waiting.values()].join(". ");
  waiting.clear();
}

export function Spoken({ topic, words }) {
  const before = useRef({ topic: "", words: "" });
  useEffect(() => void voice(), []);
  useEffect(() => {
    const moved = topic !== "" && before.current.topic === topic && before.current.words !== words;
    before.current = { topic, words };
    if (!moved) return;
    waiting.set(topic, words);
    timer ??= setTimeout(speak, Math.max(SETTLE, last + PAUSE - Date.now()));
  }, [topic, words]);
  useEffect(() => () => void waiting.delete(topic), [topic]);
  return null;
}

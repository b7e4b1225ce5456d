// A form that posts. Once the socket knows its reader (`known`) what it holds goes to the handler instead, the pressed
// button included. In a menu or an editor it folds away; what was typed stays until `stands`, what holds now, moves.
import { createElement, useEffect, useLayoutEffect, useRef } from "react";
import { leave, take } from "./drafts.js";

export function Doing({ known, stands, draft, words, onDo, children, className, ...rest }) {
  const form = useRef(null);
  useEffect(() => {
    if (!form.current.closest("details")?.open) form.current.reset();
  }, [stands]);
  const about = useRef(null);
  about.current = { draft, words };
  useLayoutEffect(() => {
    const left = form.current;
    return () => leave(left, about.current);
  }, []);
  useEffect(() => take(form.current, draft), [draft]); // after the change-over, which folds what was folded on paper
  const submit = (event) => {
    if (!known) return; // the form posts, and the answer brings the cookie
    event.preventDefault();
    onDo?.(Object.fromEntries(new FormData(form.current, event.nativeEvent.submitter)));
    fold();
  };
  const fold = () => {
    const box = form.current.closest("details");
    if (!box?.open) return;
    box.open = false;
    box.querySelector("summary").focus({ preventScroll: true });
  };
  const hears = { onSubmit: submit, onReset: fold };
  return createElement("form", { ...rest, ...hears, ref: form, method: "post", className: className || undefined }, children);
}

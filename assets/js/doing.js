// A form that posts. Once the socket knows its reader (`known`) what it holds goes to the handler instead, the pressed
// button included. In a menu or an editor it folds away; what was typed stays until `stands`, what holds now, moves.
// A form with `answered`, the number of the newest answer, waits for the next one once it was sent: taken, it folds away;
// `refused`, it stays open as it is and the focus goes to the field with the fault. What is typed in a form with `keeps`
// stays in the tab until it is taken. The fields of the form `also` go along.
import { createElement, useEffect, useLayoutEffect, useRef, useState } from "react";
import { leave, take } from "./drafts.js";
import { useKeeping } from "./keeping.js";

export function Doing({ known, stands, draft, words, also, answered, refused, keeps, onDo, children, className, ...rest }) {
  const form = useRef(null);
  const heard = useRef(answered);
  const sent = useRef(false);
  const [taken, count] = useState(0);
  const box = () => form.current.closest("details");
  const fold = () => {
    if (!box()?.open) return;
    const inside = box().contains(document.activeElement);
    box().open = false;
    if (inside) box().querySelector("summary").focus({ preventScroll: true });
  };
  useEffect(() => {
    if (!box()?.open) form.current.reset();
  }, [stands]);
  const about = useRef(null);
  about.current = { draft, words };
  useLayoutEffect(() => {
    const left = form.current;
    return () => leave(left, about.current);
  }, []);
  useEffect(() => take(form.current, draft), [draft]); // after the change-over, which folds what was folded on paper
  useEffect(() => {
    if (!answered || answered === heard.current) return;
    heard.current = answered;
    if (!sent.current) return; // the answer is another form's
    sent.current = false;
    if (refused) {
      if (box()) box().open = true;
      form.current.querySelector("[aria-invalid=true]")?.focus();
      form.current.scrollIntoView({ block: "nearest" }); // the words under the field too
    } else {
      fold();
      form.current.reset();
      count(taken + 1);
    }
  }, [answered]);
  const [unsaved, note] = useKeeping(form, keeps, taken);
  const submit = (event) => {
    if (!known) return; // the form posts, and the answer brings the cookie
    event.preventDefault();
    sent.current = true;
    const along = also ? new FormData(document.getElementById(also)) : [];
    onDo?.(Object.fromEntries([...along, ...new FormData(form.current, event.nativeEvent.submitter)]));
    if (answered === undefined) fold();
  };
  const hears = { onSubmit: submit, onReset: fold, onInput: note, "data-unsaved": unsaved ? "" : undefined };
  return createElement("form", { ...rest, ...hears, ref: form, method: "post", className: className || undefined }, children);
}

// A form that posts. Once the socket knows its reader (`known`) what it holds goes to the handler instead, the pressed
// button included. In a menu or an editor it folds away; what was typed stays until `stands`, what holds now, moves.
// A form with `answered`, the number of its newest answer, waits for the next one: taken, it folds away; `refused`, it
// stays open as it is and the focus goes to the field with the fault. The fields of the form `also` go along.
import { createElement, useEffect, useLayoutEffect, useRef } from "react";
import { leave, take } from "./drafts.js";

export function Doing({ known, stands, draft, words, also, answered, refused, onDo, children, className, ...rest }) {
  const form = useRef(null);
  const heard = useRef(answered);
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
    if (refused) {
      if (box()) box().open = true;
      form.current.querySelector("[aria-invalid=true]")?.focus();
      form.current.scrollIntoView({ block: "nearest" }); // the words under the field too
    } else {
      fold();
      form.current.reset();
    }
  }, [answered]);
  const submit = (event) => {
    if (!known) return; // the form posts, and the answer brings the cookie
    event.preventDefault();
    const along = also ? new FormData(document.getElementById(also)) : [];
    onDo?.(Object.fromEntries([...along, ...new FormData(form.current, event.nativeEvent.submitter)]));
    if (answered === undefined) fold();
  };
  const hears = { onSubmit: submit, onReset: fold };
  return createElement("form", { ...rest, ...hears, ref: form, method: "post", className: className || undefined }, children);
}

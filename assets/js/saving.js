// Whether all that was typed is stored, in words. It hears what came of each field that was sent, holds the browser while
// something is not stored, and sends again when the connection is back.
import { createElement as h, useEffect } from "react";
import { again, answered, line, useUnsent } from "./unsent.js";

const SETTLES = 600; // after a reconnect the page is read anew first

function words({ many, clashes, refused }, lost) {
  if (lost) return many ? "Not saved: no connection. What you typed is kept here." : "No connection. What you type is kept here until it is back.";
  if (clashes) return "Not saved: another editor wrote in the same field. Choose one of both texts.";
  if (refused) return `Not saved: ${refused}`;
  return many ? "Saving…" : "All changes saved";
}

export function Saving({ path, stored, said, turn, lost }) {
  const unsent = useUnsent();
  line.lost = lost;
  useEffect(() => void (turn && answered(path, stored, said)), [turn]);
  useEffect(() => {
    if (lost) return undefined;
    const timer = setTimeout(again, SETTLES);
    return () => clearTimeout(timer);
  }, [lost]);
  const open = unsent.many > 0;
  useEffect(() => {
    if (!open) return undefined;
    const ask = (event) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [open]);
  const bad = lost || unsent.clashes > 0 || unsent.refused !== "";
  const look = `text-small ${bad ? "font-semibold text-ink" : "text-ink-2"}`;
  // Spoken where something is wrong, not at every half sentence that was stored.
  return h("p", { className: look, "data-saving": bad ? "no" : open ? "under-way" : "yes", "aria-live": bad ? "polite" : "off" }, words(unsent, lost));
}

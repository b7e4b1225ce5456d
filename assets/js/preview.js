// A draft as the page that its tool would have, in a frame of its own: the site's own printing (web/desk.py), so with its
// own width, and with nothing in it that acts. It is asked for only while it is shown, once typing rests; the newest wins.
import { createElement as h, useEffect, useRef, useState } from "react";

const RESTS = 400;
const WIDE = "(min-width: 64rem)";

function dress(inside) {
  inside.documentElement.className = document.documentElement.className;
}

// What is clicked leads nowhere: it is a picture of a page.
function still(inside) {
  const stop = (event) => (event.type === "submit" || event.target.closest?.("a, button")) && event.preventDefault();
  for (const kind of ["click", "submit"]) inside.addEventListener(kind, stop, true);
}

function put(frame, html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const inside = frame.contentDocument;
  if (inside?.body?.childElementCount) {
    inside.body.replaceWith(inside.adoptNode(page.body)); // the reader's place in it stays
    return;
  }
  frame.onload = () => {
    dress(frame.contentDocument);
    still(frame.contentDocument);
  };
  frame.srcdoc = `<!doctype html>${page.documentElement.outerHTML}`;
}

export function Preview({ src, version }) {
  const [shown, show] = useState(false);
  const [said, say] = useState("");
  const frame = useRef(null);
  useEffect(() => show(matchMedia(WIDE).matches), []);

  useEffect(() => {
    if (!shown) return undefined;
    const newer = new AbortController();
    const ask = async () => {
      try {
        const answer = await fetch(src, { signal: newer.signal });
        if (!answer.ok) throw new Error(String(answer.status));
        const html = await answer.text();
        if (newer.signal.aborted) return;
        put(frame.current, html);
        say("");
      } catch {
        if (!newer.signal.aborted) say("The preview did not come. It is as it was; the form goes on.");
      }
    };
    const timer = setTimeout(ask, frame.current.srcdoc ? RESTS : 0);
    return () => {
      clearTimeout(timer);
      newer.abort();
    };
  }, [src, version, shown]);

  useEffect(() => {
    if (!shown) return undefined;
    const watch = new MutationObserver(() => frame.current.contentDocument && dress(frame.current.contentDocument));
    watch.observe(document.documentElement, { attributeFilter: ["class"] });
    return () => watch.disconnect();
  }, [shown]);

  const press = { type: "button", className: "btn", "aria-expanded": shown, onClick: () => show(!shown) };
  const title = h("h2", { id: "preview-h", className: "text-head font-semibold font-stretch-[92%]" }, "Preview");
  const head = h("div", { className: "flex items-center justify-between gap-4 pb-2" }, title, h("button", press, shown ? "Hide" : "Show"));
  const drawn = h("iframe", { ref: frame, title: "Preview of the tool's page", sandbox: "allow-same-origin", className: "preview" });
  return h("section", { className: "draft-preview", "aria-labelledby": "preview-h" }, head, said && h("p", { className: "text-small", role: "status" }, said), shown && drawn);
}

// Beside a field of a draft: two texts that two editors wrote in it at once, of which one is chosen; and that another
// editor replaced what one had written, which can be put back.
import { createElement as h } from "react";

const toField = (id) => document.getElementById(id)?.focus({ preventScroll: true }); // the pressed button goes

function Box({ id, said, text, children }) {
  return h("div", { className: "banner cell-both", role: "group", "aria-labelledby": `${id}-apart` },
    h("div", { className: "min-w-0" },
      h("p", { id: `${id}-apart`, className: "font-semibold", role: "alert" }, said),
      h("p", { className: "font-serif whitespace-pre-line break-words", dir: "auto" }, text || "(nothing)"),
      h("div", { className: "mt-2 flex flex-wrap gap-2" }, children)));
}

function press(words, id, act) {
  const onClick = () => {
    act();
    toField(id);
  };
  return h("button", { key: words, type: "button", className: "btn", onClick }, words);
}

export function Both({ id, other, settle }) {
  const ways = [press("Use theirs", id, () => settle(true)), press("Keep mine", id, () => settle(false))];
  return h(Box, { id, said: "Another editor wrote here meanwhile:", text: other }, ways);
}

export function Replaced({ id, by, gone, back, forget }) {
  const ways = [press("Put mine back", id, back), press("Leave theirs", id, forget)];
  return h(Box, { id, said: `${by || "Another editor"} changed this. Yours was:`, text: gone }, ways);
}

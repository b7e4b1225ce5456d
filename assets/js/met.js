// Tabs that were open before this browser had a cookie know nobody, since a socket reads cookies once. As soon as another
// tab is known, such a tab loads anew, unless something was typed in it. `known` is "yes", "no", or "" while nobody said.
import { useEffect } from "react";

const FIELDS = "input:not([type=hidden], [type=checkbox], [type=radio], [type=file]), textarea";

const typed = () => [...document.querySelectorAll(FIELDS)].some((field) => field.value !== field.defaultValue);

export function Met({ known }) {
  useEffect(() => {
    if (!known || !("BroadcastChannel" in window)) return undefined;
    const others = new BroadcastChannel("verdicts-met");
    if (known === "yes") others.postMessage("");
    else others.onmessage = () => typed() || location.reload();
    return () => others.close();
  }, [known]);
  return null;
}

// A box that ticks at once and then follows the tray: `checked` is what the tray holds, `full` that it takes no more.
import { createElement, useEffect, useState } from "react";

export function Tick({ checked, full, onToggle, className, ...rest }) {
  const [shown, show] = useState(checked);
  useEffect(() => show(checked), [checked, full]);
  const change = () => {
    if (shown || !full) show(!shown);
    onToggle?.();
  };
  return createElement("input", { ...rest, type: "checkbox", className, checked: shown, onChange: change });
}

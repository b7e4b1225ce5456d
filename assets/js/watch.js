// Tells when a value moved, also when another tab moved it. `value` is text; `onMoved` hears of it, not of a first "".
import { useEffect, useRef } from "react";

export function Watch({ value, onMoved }) {
  const before = useRef("");
  useEffect(() => {
    if (value !== before.current) onMoved?.();
    before.current = value;
  }, [value]);
  return null;
}

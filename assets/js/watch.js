// Tells when a value moved, also when another tab moved it. `value` is text; `onMoved` hears of it, not of a first "".
// It hears too when `passing` words have stood long enough, or the reader went on to another address.
import { useEffect, useRef } from "react";
import { useLocation } from "react-router";

const STANDS = 8000;

export function Watch({ value, passing, onMoved }) {
  const before = useRef("");
  const { key } = useLocation();
  const from = useRef(key);
  useEffect(() => {
    if (value !== before.current) onMoved?.();
    before.current = value;
  }, [value]);
  useEffect(() => {
    if (!passing) return undefined;
    const timer = setTimeout(() => onMoved?.(), STANDS);
    return () => clearTimeout(timer);
  }, [passing]);
  useEffect(() => {
    if (passing && key !== from.current) onMoved?.();
    from.current = key;
  }, [key]);
  return null;
}

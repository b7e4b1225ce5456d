// What is typed in a form of the desk and not taken yet lies in the tab's storage, under the key of the form: whoever
// comes back to the page finds it there, and sees that it is not saved. Signing out by hand clears it (page.js).
import { useEffect, useRef, useState } from "react";
import { stored } from "./stored.js";

const { read, write } = stored("verdicts-typed");
const fields = (form) => [...form.elements].filter((one) => one.name && !["hidden", "submit"].includes(one.type));
const values = (form) => Object.fromEntries(fields(form).map((one) => [one.name, one.value]));

// `taken` counts what was taken of this form: what stands in it then is what holds.
export function useKeeping(form, key, taken) {
  const [unsaved, mark] = useState(false);
  const holds = useRef({});
  const note = () => {
    const { [key]: before, ...rest } = read();
    const typed = values(form.current);
    const moved = Object.keys(typed).some((name) => typed[name] !== holds.current[name]);
    if (moved || before) write(moved ? { ...rest, [key]: typed } : rest);
    mark(moved);
  };
  useEffect(() => {
    if (!key) return;
    const kept = taken ? {} : (read()[key] ?? {});
    holds.current = values(form.current);
    for (const one of fields(form.current)) one.value = kept[one.name] ?? one.value;
    note();
  }, [key, taken]);
  return [unsaved, key ? note : undefined];
}

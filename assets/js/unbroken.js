// Text whose words break at a hyphen only where a whole line does not hold them. The same as
// verdicts/components/unbroken.py.
import { createElement } from "react";

const HYPHENATED = /([^ ]*[^ -]-[^ -][^ ]*)/;

export function Unbroken({ text }) {
  return text.split(HYPHENATED).map((piece, at) => (at % 2 ? createElement("span", { key: at, className: "unbroken" }, piece) : piece));
}

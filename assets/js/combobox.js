// An input that offers tools while a name is typed: the combobox of ARIA 1.2. At rest it is the printed input.
import { createElement as h, useEffect, useRef, useState } from "react";

const WAIT = 100;

function Bank({ panel }) {
  const bars = panel.bars.map((bar, i) =>
    h("path", {
      key: i,
      d: bar.d,
      fill: bar.kind === "ship" ? "var(--ship)" : bar.kind === "skip" ? "none" : "var(--edge)",
      stroke: bar.kind === "skip" ? "var(--skip)" : undefined,
      strokeWidth: bar.kind === "skip" ? 1.5 : undefined,
    }),
  );
  const line = h("path", { key: "line", d: panel.line, fill: "var(--ink)" });
  const size = { width: panel.width, height: panel.height, viewBox: panel.box };
  return h("svg", { className: "flex-none", "aria-hidden": true, ...size }, bars, line);
}

function Name({ name, text }) {
  const at = name.toLowerCase().indexOf(text.trim().toLowerCase());
  if (at < 0) return name;
  const end = at + text.trim().length;
  return [name.slice(0, at), h("b", { key: "b" }, name.slice(at, end)), name.slice(end)];
}

export function Combobox({ id, name, start, mine, text, found, wrong, onLook, className, ...rest }) {
  const [typed, setTyped] = useState(start);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [live, setLive] = useState(false);
  const field = useRef(null);
  const fresh = useRef(true);
  const timer = useRef(0);
  const hurry = useRef(0); // Enter was pressed before the offers for what is typed were here
  useEffect(() => () => [timer, hurry].forEach((one) => clearTimeout(one.current)), []);
  useEffect(() => {
    const free = document.activeElement.matches("body, main, [type=submit]");
    if (wrong && (free || !fresh.current)) field.current.focus();
    fresh.current = false;
  }, [wrong]);

  const settled = mine && text === typed;
  const last = useRef([]);
  if (!open) last.current = [];
  else if (settled) last.current = found;
  const shown = last.current;
  useEffect(() => {
    if (open && settled && hurry.current) enter();
  }, [open, settled, found]);
  const at = Math.min(active, shown.length - 1);
  const list = `${id}-list`;

  function type(value) {
    setTyped(value);
    setActive(0);
    clearTimeout(timer.current);
    clearTimeout(hurry.current);
    hurry.current = 0;
    const enough = value.trim().length > 1;
    setOpen(enough && document.activeElement === field.current);
    if (enough) timer.current = setTimeout(() => onLook(value), WAIT);
  }

  function take(offer) {
    clearTimeout(timer.current);
    setTyped(offer.name);
    setOpen(false);
    const { form } = field.current;
    const fields = [...form.querySelectorAll("input[name]:not([type=hidden])")];
    const next = fields.find((one) => one !== field.current && !one.value);
    (next || form.querySelector("button[type=submit]")).focus();
  }

  // Takes the offer that is marked; without any the form says what is wrong. Offers that are not here yet may take a second.
  function enter() {
    clearTimeout(hurry.current);
    hurry.current = 0;
    if (settled && shown.length) take(shown[at]);
    else if (settled) field.current.form.requestSubmit();
    else hurry.current = setTimeout(() => field.current.form.requestSubmit(), 1000);
  }

  function move(event) {
    const many = shown.length;
    const to = { ArrowDown: (at + 1) % many, ArrowUp: at <= 0 ? many - 1 : at - 1 }[event.key];
    if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      enter();
    } else if (event.key === "ArrowDown" && !open && typed.trim().length > 1) {
      event.preventDefault();
      type(typed);
    } else if (many && to !== undefined) {
      event.preventDefault();
      setActive(to);
    }
  }

  const role = live && {
    role: "combobox",
    "aria-expanded": shown.length > 0,
    "aria-controls": list,
    "aria-autocomplete": "list",
    "aria-activedescendant": at >= 0 ? `${list}-${at}` : undefined,
  };
  const input = h("input", {
    ...rest,
    ...role,
    ref: field,
    id,
    name,
    value: typed,
    autoComplete: "off",
    className,
    onChange: (event) => type(event.target.value),
    onFocus: () => setLive(true),
    onBlur: () => [setOpen, setLive].forEach((set) => set(false)),
    onKeyDown: move,
  });
  if (!open) return input;

  const option = (offer, i) =>
    h(
      "li",
      {
        key: offer.slug,
        id: `${list}-${i}`,
        role: "option",
        "aria-selected": i === at,
        onPointerDown: (event) => event.preventDefault(),
        onClick: () => take(offer),
        onPointerMove: () => i !== at && setActive(i),
        ref: i === at ? (node) => node?.scrollIntoView({ block: "nearest" }) : undefined,
      },
      h("span", { dir: "auto" }, h("span", null, h(Name, { name: offer.name, text: typed })), h("small", null, offer.category)),
      h(Bank, { panel: offer.bank }),
    );
  const said = shown.length
    ? `${shown.length} found. Arrows move, Enter picks, Escape closes.`
    : settled && "No tool by that name.";
  const options = h("ul", { id: list, role: "listbox", "aria-label": "Tools", hidden: !shown.length }, shown.map(option));
  return [input, h("div", { key: "pop", className: "combo-pop" }, options, h("p", { role: "status" }, said))];
}

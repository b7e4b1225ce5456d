// A GET form whose answer needs no page load: the query goes to the handler, or to the router where there is none.
// In a menu the arrows go from the field into the list below it and back, and a choice leaves the menu as it was at first.
import { createElement } from "react";
import { useNavigate } from "react-router";

const asked = (form) => {
  const given = [...new FormData(form)].filter(([, text]) => typeof text === "string");
  return new URLSearchParams(given).toString();
};

// Emptied so that its handler hears of it, also in place of what was typed last.
function settle(menu) {
  menu.open = false;
  const field = menu.querySelector("input[type=search]");
  if (!field.value) return;
  field.form.reset();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [...event.currentTarget.querySelectorAll("input[type=search], li a")];
  const at = stops.indexOf(document.activeElement);
  if (!step || at < 0 || !stops[at + step]) return;
  event.preventDefault();
  stops[at + step].focus();
}

export function Asking({ action, onAsk, children, className, ...rest }) {
  const navigate = useNavigate();
  const menu = (event) => event.currentTarget.closest("details.swap");
  const submit = (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const query = asked(form);
    if (onAsk) onAsk(query);
    else navigate(`${action}?${query}`);
    if (menu(event)) settle(menu(event));
    form.querySelector("[aria-invalid=true]:placeholder-shown")?.focus();
  };
  const hears = {
    onSubmit: submit,
    onKeyDown: (event) => menu(event) && walk(event),
    onClick: (event) => menu(event) && event.target.closest("li a") && settle(menu(event)),
  };
  return createElement("form", { ...rest, ...hears, action, method: "get", className: className || undefined }, children);
}

// A GET form whose answer needs no page load: the query goes to the handler, or to the router where there is none.
import { createElement } from "react";
import { useNavigate } from "react-router";

const asked = (form) => {
  const given = [...new FormData(form)].filter(([, text]) => typeof text === "string");
  return new URLSearchParams(given).toString();
};

export function Asking({ action, onAsk, children, className, ...rest }) {
  const navigate = useNavigate();
  const submit = (event) => {
    event.preventDefault();
    const query = asked(event.currentTarget);
    if (onAsk) onAsk(query);
    else navigate(`${action}?${query}`);
  };
  return createElement(
    "form",
    { ...rest, action, method: "get", className: className || undefined, onSubmit: submit },
    children,
  );
}

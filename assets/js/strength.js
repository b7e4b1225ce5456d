// Passwords on printed pages, as a module: <script type="module" src="/js/strength.js">. Every <input type="password">
// gets a button behind it that shows what was typed. One with data-strength="/address" and aria-describedby="... id" asks
// that address while the reader types (a form post of `password`, and of `email` where the form has it; the answer is
// {"score": 0 to 4, "words": "..."}) and writes score and words into the last element that aria-describedby names.
const PAUSE = 400;

function shows(input) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-bare", textContent: "Show password" });
  const turn = (open) => {
    input.type = open ? "text" : "password";
    button.textContent = open ? "Hide password" : "Show password";
  };
  if (input.id) button.setAttribute("aria-controls", input.id);
  button.addEventListener("click", () => turn(input.type === "password"));
  input.form?.addEventListener("submit", () => turn(false)); // so that no browser keeps it as a plain field's text
  (input.closest("label") ?? input).after(button);
}

function meter(score) {
  const steps = document.createElement("span");
  steps.setAttribute("aria-hidden", "true");
  Object.assign(steps.style, { display: "flex", gap: ".25rem" });
  for (let step = 0; step < 5; step += 1) {
    const one = Object.assign(document.createElement("span"), { className: "meter" });
    one.style.cssText = `flex:1;--v:${step <= score ? 100 : 0}`;
    one.append(document.createElement("i"));
    steps.append(one);
  }
  return steps;
}

function asks(input) {
  const place = document.getElementById(input.getAttribute("aria-describedby")?.split(/\s+/).at(-1));
  if (!place) return;
  place.setAttribute("role", "status");
  const [fault, rules] = ["fault", "note"].map((part) => document.getElementById(`${input.id}-${part}`));
  const show = (...parts) => {
    place.replaceChildren(...parts);
    if (rules) rules.hidden = parts.length > 0; // what is said here is not said twice
    if (!parts.length) return;
    fault?.remove(); // it is about what was typed before
    input.removeAttribute("aria-invalid");
  };
  let timer, asked;
  const ask = async () => {
    const { signal } = (asked = new AbortController());
    const body = new URLSearchParams({ password: input.value, email: input.form?.elements.namedItem("email")?.value ?? "" });
    try {
      const response = await fetch(input.dataset.strength, { method: "POST", body, signal });
      const { score, words } = response.ok ? await response.json() : {};
      if (!signal.aborted) show(...(words ? [meter(score), `Strength ${score + 1} of 5. ${words}`] : []));
    } catch {
      if (!signal.aborted) show(); // the form says it when it is sent
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    asked?.abort();
    if (input.value) timer = setTimeout(ask, PAUSE);
    else show();
  });
}

for (const input of document.querySelectorAll("input[type=password]")) {
  shows(input);
  if (input.dataset.strength) asks(input);
}

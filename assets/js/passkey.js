// Passkeys on printed pages, as a module: <script type="module" src="/js/passkey.js">. It expects, once or more often:
//
//   <form method="post" action="..."> <button type="button" data-passkey="sign-in" data-options="..." hidden>
//
// "enrol" in place of "sign-in" makes a passkey. The button may be printed hidden: it shows where the browser has passkeys.
// A press posts to data-options, which answers the options as JSON (or an error status with {"said": "a sentence"}), asks
// the browser, puts its answer into the field "answer" of the form (made where there is none) and submits the form. What
// goes wrong is said in the form's [role=alert], which is made behind the button where there is none. On a page with an
// <input autocomplete="username webauthn"> the passkeys are offered there as well, and it counts as a press.
const CANCELLED = { "enrol": "No passkey was made: it was cancelled or took too long.", "sign-in": "Not signed in: it was cancelled or took too long." };
const WORDS = {
  InvalidStateError: "This device already has a passkey for your account.",
  SecurityError: "Passkeys do not work at this address of the site.",
  NotSupportedError: "This device cannot keep a passkey for this site.",
  ConstraintError: "This device cannot check that it is you: set up a PIN, a fingerprint or a face first.",
};
const FAILED = "The browser could not do this. Try again, or use another way.";
const NO_ANSWER = "No answer from the site. Try again when the connection is back.";
const REFUSED = "The site did not answer as it should. Load this page again.";
const RENEWED_EVERY = 240_000; // a challenge lasts five minutes
class Said extends Error {}

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

// The options with bytes in place of base64url. The browser's own reading where it has one.
function read(kind, options) {
  const own = kind === "enrol" ? "parseCreationOptionsFromJSON" : "parseRequestOptionsFromJSON";
  if (PublicKeyCredential[own]) return PublicKeyCredential[own](options);
  const credentials = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));
  const whole = { ...options, challenge: bytes(options.challenge) };
  if (kind === "enrol") return { ...whole, user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: credentials(options.excludeCredentials) };
  return { ...whole, allowCredentials: credentials(options.allowCredentials) };
}

// The answer as JSON. Some password managers hand over an object whose toJSON throws.
function written(made) {
  try {
    if (made.toJSON) return JSON.stringify(made.toJSON());
  } catch {
    // by hand
  }
  const response = { clientDataJSON: text(made.response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (made.response[name]) response[name] = text(made.response[name]);
  }
  const transports = made.response.getTransports?.();
  if (transports) response.transports = transports;
  return JSON.stringify({ id: made.id, rawId: text(made.rawId), type: made.type, response, clientExtensionResults: made.getClientExtensionResults?.() ?? {} });
}

async function optionsFor(button, signal) {
  let response;
  try {
    response = await fetch(button.dataset.options, { method: "POST", headers: { Accept: "application/json" }, credentials: "same-origin", signal });
  } catch (error) {
    throw signal.aborted ? error : new Said(NO_ANSWER);
  }
  const body = await response.json().catch(() => null);
  if (response.ok && body) return body;
  throw new Said(typeof body?.said === "string" ? body.said : REFUSED);
}

async function ceremony(button, signal, mediation) {
  const kind = button.dataset.passkey;
  const publicKey = read(kind, await optionsFor(button, signal));
  const made = await navigator.credentials[kind === "enrol" ? "create" : "get"]({ publicKey, signal, ...(mediation && { mediation }) });
  if (made) return written(made);
  throw new Said(CANCELLED[kind]);
}

function send(button, answer) {
  const form = button.form;
  let field = form.elements.namedItem("answer");
  if (!field) {
    field = Object.assign(document.createElement("input"), { type: "hidden", name: "answer" });
    form.append(field);
  }
  field.value = answer;
  HTMLFormElement.prototype.submit.call(form); // neither checks other fields nor asks who pressed
}

function alarm(button) {
  const known = button.form.querySelector("[role=alert]");
  if (known) return known;
  const made = document.createElement("p");
  made.setAttribute("role", "alert");
  button.after(made);
  return made;
}

const words = (kind, error) => (error instanceof Said ? error.message : error.name === "NotAllowedError" ? CANCELLED[kind] : (WORDS[error.name] ?? FAILED));
let pressed = false;
let offered = { stop: async () => {} }; // what is offered in a field while nothing is pressed: a browser does one at a time

async function press(button) {
  if (pressed) return;
  pressed = true;
  const said = alarm(button);
  said.textContent = "";
  await offered.stop();
  try {
    send(button, await ceremony(button, new AbortController().signal));
  } catch (error) {
    said.textContent = words(button.dataset.passkey, error);
    pressed = false;
    offer(button);
  }
}

// Passkeys among the suggestions of the address field. Nothing is said of it: nobody asked. The challenge is renewed
// before it is too old, and when the reader comes back from another page that may have made one of its own.
async function offer(button) {
  const field = document.querySelector("input[autocomplete~=webauthn]");
  if (button.dataset.passkey !== "sign-in" || !field || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  await offered.stop();
  if (pressed) return;
  const end = new AbortController();
  const done = ceremony(button, end.signal, "conditional").then((answer) => end.signal.aborted || send(button, answer)).catch(() => {});
  const renew = () => void (document.hidden || offer(button));
  const timer = setInterval(renew, RENEWED_EVERY);
  document.addEventListener("visibilitychange", renew);
  offered = {
    stop: async () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", renew);
      end.abort();
      await done;
    },
  };
}

const buttons = [...document.querySelectorAll("button[data-passkey]")];
for (const button of buttons) {
  button.hidden = !window.PublicKeyCredential;
  button.addEventListener("click", (event) => {
    event.preventDefault(); // should it be printed as a submit button
    press(button);
  });
}
addEventListener("pageshow", () => {
  pressed = false; // the browser may have kept the page while it was away
  if (window.PublicKeyCredential) buttons.forEach(offer);
});

// The change-over: what a reader did to the printed page goes on in the live page. Both have the same tree.

const FIELDS = "input, textarea, select";

function trail(node, root) {
  const steps = [];
  for (; node && node !== root; node = node.parentElement) {
    steps.unshift([...node.parentElement.children].indexOf(node));
  }
  return steps;
}

const follow = (steps, root) => steps.reduce((node, i) => node?.children[i], root);

function twin(node, from, to) {
  const found = (node.id && to.querySelector(`#${CSS.escape(node.id)}`)) || follow(trail(node, from), to);
  return found?.tagName === node.tagName ? found : null;
}

function write(field, name, value) {
  const proto = Object.getPrototypeOf(field);
  Object.getOwnPropertyDescriptor(proto, name).set.call(field, value);
}

function changed(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") return ![...field.selectedOptions].every((option) => option.defaultSelected);
  return field.value !== field.defaultValue;
}

function carryField(field, other) {
  if (field.type === "checkbox" || field.type === "radio") {
    if (other.checked !== field.checked) other.click();
    return;
  }
  if (field.type === "file") return void (other.files = field.files);
  write(other, "value", field.value);
  other.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
}

function carryFocus(paper, live) {
  const old = document.activeElement;
  if (!old || !paper.contains(old)) return;
  const next = twin(old, paper, live);
  next?.focus({ preventScroll: true });
  if (next && typeof old.selectionStart === "number" && next.setSelectionRange) {
    try {
      next.setSelectionRange(old.selectionStart, old.selectionEnd);
    } catch {
      // a field without a text cursor
    }
  }
}

export function takeOver(printed, live) {
  const paper = printed.firstElementChild;
  const y = window.scrollY;
  for (const box of paper.querySelectorAll("details")) {
    const other = twin(box, paper, live);
    if (other) other.open = box.open;
  }
  for (const field of paper.querySelectorAll(FIELDS)) {
    const other = changed(field) && twin(field, paper, live);
    if (other) carryField(field, other);
  }
  carryFocus(paper, live);
  for (const piece of document.querySelectorAll("[data-paper]")) piece.remove();
  printed.remove();
  window.verdictsScroll?.();
  if (window.scrollY !== y) window.scrollTo({ top: y, behavior: "instant" });
}

// What works on paper and on the live page alike: theme, copy, menus, the "/" key. Delegated, so it survives the change-over.
(() => {
  const root = document.documentElement;
  const closest = (event, what) => (event.target instanceof Element ? event.target.closest(what) : null);

  // While paper stands only the reader scrolls: the router would go to the top when it starts (assets/js/paper.js ends this).
  if (document.querySelector("verdict-paper")) {
    const scrollTo = window.scrollTo;
    window.scrollTo = () => {};
    window.verdictsScroll = () => (window.scrollTo = scrollTo);
  }

  // The first vote or bookmark of a device loads its page: the reader stays in place, and the address keeps no trace of it.
  const VOTED = "verdicts-voted";
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || !event.target.matches("form.vote, #bookmark")) return;
    const { name = "choice", value = "" } = event.submitter ?? {};
    const vote = { tools: event.target.elements.tools?.value, [name]: value, y: window.scrollY };
    try {
      sessionStorage.setItem(VOTED, JSON.stringify(vote));
    } catch {
      // private mode: the page opens at its vote
    }
  });
  if (/^#(counted|back|kept)\b/.test(location.hash)) {
    try {
      window.verdictsVoted = JSON.parse(sessionStorage.getItem(VOTED));
      sessionStorage.removeItem(VOTED);
    } catch {
      // nothing was kept
    }
    if (window.verdictsVoted) {
      history.replaceState(history.state, "", location.pathname + location.search);
      const stay = () => (root.scrollTop = window.verdictsVoted?.y ?? root.scrollTop);
      stay();
      addEventListener("load", stay, { once: true });
    }
  }

  // Signed out: what the browser itself kept of the person goes too (components/account/sign_in.py).
  if (document.querySelector("[data-signed-out]")) {
    try {
      localStorage.removeItem("tray");
      sessionStorage.clear();
    } catch {
      // private mode keeps nothing
    }
  }

  function switchTheme() {
    const dark = root.classList.contains("dark") || (!root.classList.contains("light") && matchMedia("(prefers-color-scheme: dark)").matches);
    const next = dark ? "light" : "dark";
    root.classList.remove("light", "dark");
    root.classList.add(next);
    root.style.colorScheme = next;
    try {
      localStorage.setItem("theme", next);
    } catch {
      // private mode: the choice lasts for this page
    }
  }

  function say(button, words) {
    const label = button.lastChild;
    const before = label.textContent;
    label.textContent = words;
    button.setAttribute("aria-live", "polite");
    setTimeout(() => (label.textContent = before), 2000);
  }

  async function copyLink(button) {
    try {
      await navigator.clipboard.writeText(button.dataset.copy || location.href);
      say(button, "Copied");
    } catch {
      say(button, button.dataset.copy ? "Select it and copy it" : "Copy it from the address bar");
    }
  }

  // Two columns on a phone: the one that takes the other's tool gives it its own.
  document.addEventListener("focusin", (event) => {
    if (closest(event, ".pair-left, .pair-right")) event.target.dataset.was = event.target.value;
  });
  document.addEventListener("change", (event) => {
    if (!closest(event, ".pair-left, .pair-right")) return;
    const sides = [...document.querySelectorAll(".pair-left, .pair-right")];
    const other = sides.find((side) => side !== event.target);
    if (other.value === event.target.value) other.value = event.target.dataset.was ?? other.value;
    event.target.dataset.was = event.target.value;
  });

  const MENUS = "details.swap, details.menu";
  const closeMenus = (but) => {
    for (const menu of document.querySelectorAll(MENUS)) if (menu.open && menu !== but) menu.open = false;
  };

  document.addEventListener("click", (event) => {
    if (closest(event, "[data-theme-switch]")) switchTheme();
    if (closest(event, "[data-reload]")) {
      event.preventDefault();
      location.reload();
    }
    if (closest(event, "[data-greeted]")) root.classList.add("greeted");
    const copy = closest(event, "[data-copy]");
    if (copy) copyLink(copy);
    const menu = closest(event, MENUS);
    if (closest(event, "a[download]")) menu?.querySelector("summary").focus(); // the page stays, and so does the focus
    closeMenus(closest(event, `${MENUS.split(", ").map((m) => `${m} a`).join(", ")}`) ? null : menu);
  });

  // Without its socket the live page cannot open anything: links and forms go the plain way, which needs none. A vote
  // or a bookmark stays on the page and says that it was not counted.
  const alone = () => document.querySelector(".banner-warn.connection") !== null;
  const plainWay = (event) => {
    if (alone() && closest(event, "a[href], form:not(.vote, #bookmark)")) event.stopPropagation();
  };
  addEventListener("click", plainWay, true);
  addEventListener("submit", plainWay, true);

  // The router would take "#main" for a page of its own.
  document.addEventListener("click", (event) => {
    if (!closest(event, "[data-skip]")) return;
    event.preventDefault();
    document.getElementById("main")?.focus();
  }, true);

  // What is opened to write in is ready to write in, after what is there; the change-over opens it too, and leaves the focus.
  document.addEventListener("toggle", (event) => {
    const { target: box } = event;
    const field = box instanceof HTMLDetailsElement && box.open && box.querySelector("input[type=search], [data-first]");
    if (!field || ![document.body, box.firstElementChild].includes(document.activeElement)) return;
    field.focus();
    if (field.localName === "textarea") field.setSelectionRange(field.value.length, field.value.length);
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) {
      const open = closest(event, "details[open]:is(.swap, .menu, .noting)");
      closeMenus(null);
      if (open) open.open = false;
      open?.querySelector("summary")?.focus();
    }
    const typing = closest(event, "input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const field = document.getElementById("q");
    if (field) field.focus();
    else document.querySelector("[data-find]")?.click();
  });
})();

// Where a bookmark may stand: the lists of a page of shelves, their rows, and the places between them.
export const lists = (root) => [...root.querySelectorAll("[data-shelf]")];
export const rowsOf = (list) => [...list.children].filter((row) => row.dataset.address);
export const name = (row) => row.querySelector("[data-name]").textContent;
export const grip = (row) => row?.querySelector("[data-grip]");
const listOf = (root, key) => lists(root).find((list) => list.dataset.shelf === key);

// Where a row may go: before each row of each list, and at the end of what is shown of it.
export function stops(root) {
  return lists(root).flatMap((list) => [...rowsOf(list), null].map((row) => ({ list, row })));
}

export function isHome({ list, row }, moved) {
  return row === moved || (list === moved.parentElement && (row ?? null) === moved.nextElementSibling);
}

export function height({ list, row }) {
  const last = rowsOf(list).at(-1);
  return row ? row.getBoundingClientRect().top : last ? last.getBoundingClientRect().bottom : list.getBoundingClientRect().top + 8;
}

export function nearest(root, y) {
  return stops(root).reduce((best, stop) => (Math.abs(height(stop) - y) < Math.abs(height(best) - y) ? stop : best));
}

// "Ollama: 2 of 5"; with the name of the shelf where it is or was another one.
export function words(stop, moved, last) {
  const others = rowsOf(stop.list).filter((row) => row !== moved);
  const before = stop.row === moved ? moved.nextElementSibling : stop.row;
  const place = (before ? others.indexOf(before) : others.length) + 1 + Number(stop.list.dataset.skipped);
  const home = stop.list === moved.parentElement;
  const many = Number(stop.list.dataset.many) + (home ? 0 : 1);
  const shelf = home && last.list === stop.list ? "" : `${stop.list.dataset.name}, `;
  return `${name(moved)}: ${shelf}${place} of ${many}`;
}

// Where something is done, so that a focus which is lost by it has a place to go: a row, or a shelf's own forms.
export function spotOf(inside, root) {
  const row = inside.closest("[data-address]");
  const list = row?.parentElement ?? inside.closest("section")?.querySelector("[data-shelf]");
  if (!list) return null;
  const at = row ? rowsOf(list).indexOf(row) : -1;
  return { address: row?.dataset.address ?? "", shelf: list.dataset.shelf, at, nth: lists(root).indexOf(list) };
}

function heading(list) {
  const title = document.getElementById(list.getAttribute("aria-labelledby"));
  title.tabIndex = -1;
  return title;
}

// The row itself; else its neighbour; else its shelf, or what stands in its place; else the way to a new shelf. What
// was done to a shelf was done from its menu, or is found there.
export function landing(root, { address, shelf, at, nth }) {
  const rows = lists(root).flatMap(rowsOf);
  const list = listOf(root, shelf);
  const left = list && at >= 0 ? rowsOf(list) : [];
  const row = rows.find((one) => one.dataset.address === address) ?? left[Math.min(at, left.length - 1)];
  if (row) return grip(row) ?? row.querySelector("[data-name]");
  if (list) return (nth >= 0 && at < 0 && list.closest("section").querySelector("details.swap > summary")) || heading(list);
  const next = lists(root)[Math.min(nth ?? 0, lists(root).length - 1)];
  return next ? heading(next) : document.querySelector("details:has(> * #new-shelf) > summary");
}

// Where a bookmark may stand: the lists of a page of shelves, their rows, and the places between them.
export const lists = (root) => [...root.querySelectorAll("[data-shelf]")];
export const rowsOf = (list) => [...list.children].filter((row) => row.dataset.address);
export const name = (row) => row.querySelector("[data-name]").textContent;
export const grip = (row) => row?.querySelector("[data-grip]");

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

export function words(stop, moved) {
  const others = rowsOf(stop.list).filter((row) => row !== moved);
  const before = stop.row === moved ? moved.nextElementSibling : stop.row;
  const place = before ? others.indexOf(before) + 1 : others.length + 1;
  return `${name(moved)}: ${stop.list.dataset.name}, place ${place} of ${others.length + 1}`;
}

// Shows its child while the page is behind: a tool that it is about, or shows in a list, was published after it was
// opened. `news` are the last publications, `slug@number` each, + before a new tool, * for very many; `since` is the
// number up to which the page shows all. `reviewers=` says who they are now in short, `seats` who they are on the page.
// Nothing on the page changes before the reader says so.
import { useEffect, useState } from "react";
import { useLocation } from "react-router";

const REVIEWERS = "reviewers=";
const LISTS = ["/", "/compare", "/tools", "/ladder"];
const LINKS = 'main a[href^="/tools/"], main a[href^="/compare/"]';

const slugs = (path) => path.match(/^\/(?:tools|compare)\/([^/?#]+)/)?.[1].split("-vs-") ?? [];

// Whether the page at `path` shows the tool; a list would show a new one as well.
function shows(path, slug, fresh) {
  const own = slugs(path);
  if (slug === "*") return own.length > 0 || LISTS.includes(path);
  if (own.length || !LISTS.includes(path)) return own.includes(slug);
  return fresh || [...document.querySelectorAll(LINKS)].some((link) => slugs(link.getAttribute("href")).includes(slug));
}

const behind = (path, news, since, seats) => news.split(" ").filter(Boolean).some((one) => {
  if (one.startsWith(REVIEWERS)) return one !== REVIEWERS + seats && (path === "/method" || shows(path, "*"));
  const [, fresh, slug, number] = one.match(/^(\+?)(.+)@(\d+)$/) ?? [];
  return Number(number) > since && shows(path, slug, Boolean(fresh));
});

export function Edition({ news, since, seats, children }) {
  const path = useLocation().pathname.replace(/(.)\/+$/, "$1");
  const [offered, offer] = useState(false);
  useEffect(() => offer(false), [path]);
  useEffect(() => offer(since >= 0 && behind(path, news, since, seats)), [news, since, seats]);
  return offered ? children : null;
}

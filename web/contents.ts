// The contents of the page say which part is on screen; on a narrow screen they begin folded.
import { all, byId, one } from "./base";

export function startContents(): void {
  const list = one<HTMLDetailsElement>(".toc");
  if (!list) return;
  if (matchMedia("(width < 60rem)").matches) list.open = false;
  const links = new Map<Element, HTMLAnchorElement>();
  for (const link of all<HTMLAnchorElement>("a", list)) {
    const section = byId(link.hash.slice(1));
    if (section) links.set(section, link);
  }
  const seen = new Set<Element>();
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) entry.isIntersecting ? seen.add(entry.target) : seen.delete(entry.target);
      let found: boolean = false;
      for (const [section, link] of links) {
        const here: boolean = !found && seen.has(section);
        found ||= here;
        if (here) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      }
    },
    { rootMargin: "-20% 0px -55% 0px" },
  );
  for (const section of links.keys()) watcher.observe(section);
}

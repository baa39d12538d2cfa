// The spoken lines as things to be pressed: by mouse or finger, and by keys. One line of each part can be reached by Tab,
// the spoken one where there is one; from there arrows, Home and End lead on.
import { all, on } from "../base";
import type { Track } from "./track";

const linesOf = (within: Element): HTMLElement[] => all(".l", within);

// `press`: a line was chosen.
export function startLines(tracks: readonly Track[], press: (line: HTMLElement) => void): void {
  for (const { element } of tracks) {
    element.classList.add("heard");
    linesOf(element).forEach((line, index) => (line.tabIndex = index ? -1 : 0));
  }
  on("click", ".heard .l", (line, event) => {
    if (event.target instanceof Element && event.target.closest("a, button, input, audio")) return;
    if (getSelection()?.isCollapsed === false) return; // words were marked, not a line tapped
    press(line);
  });
  document.addEventListener("keydown", (event) => {
    const line = event.target;
    if (!(line instanceof HTMLElement) || !line.matches(".heard .l")) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const part = line.closest(".heard");
    const lines = part ? linesOf(part) : [];
    const here = lines.indexOf(line);
    const to: { [key: string]: number } = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: lines.length - 1 };
    if (event.key === "Enter" || event.key === " ") press(line);
    else if (event.key in to) lines[to[event.key] ?? here]?.focus();
    else return;
    event.preventDefault();
  });
  document.addEventListener("focusin", (event) => {
    if (event.target instanceof HTMLElement && event.target.matches(".heard .l")) reachable(event.target);
  });
}

// From now on Tab leads to this line of its part.
export function reachable(line: HTMLElement | null): void {
  const part = line?.closest(".heard");
  if (!line || !part) return;
  for (const other of all('.l[tabindex="0"]', part)) other.tabIndex = -1;
  line.tabIndex = 0;
}

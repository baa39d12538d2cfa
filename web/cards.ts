// Keys on a flash card: Enter or space shows (its button has the focus), 1 to 4 grade, z takes back, - puts off, @ sets
// aside; the buttons name them. And how long the learner took for each.
import { isField, one } from "./base";

const kLongest = 3_600_000; // milliseconds

export function startCards(): void {
  let since = performance.now();
  document.addEventListener("swapped", () => {
    if (one('[data-card][data-side="front"]')) since = performance.now();
  });
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || !form.closest("[data-card]")) return;
      const took = form.elements.namedItem("ms");
      if (took instanceof HTMLInputElement) took.value = String(Math.min(kLongest, Math.round(performance.now() - since)));
    },
    { capture: true },
  );
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || isField(event.target)) return;
    const card = one("[data-card]");
    if (!card) return;
    const within = event.target instanceof Node && (card.contains(event.target) || event.target === document.body);
    const button = within ? one<HTMLButtonElement>(`[aria-keyshortcuts="${CSS.escape(event.key)}"]`, card) : null;
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}

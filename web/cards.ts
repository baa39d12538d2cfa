// Keys on a flash card: Enter or space shows (its button has the focus), 1 to 4 grade.
import { isField, one } from "./base";

export function startCards(): void {
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || isField(event.target)) return;
    const card = one("[data-card]");
    if (!card) return;
    const within = event.target instanceof Node && (card.contains(event.target) || event.target === document.body);
    const button = within ? one<HTMLButtonElement>(`[data-key="${CSS.escape(event.key)}"]`, card) : null;
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}

// The overview's length is kept: who wants it short wants it short next time.
import { all, recall, remember } from "./base";

export function startOverview(): void {
  const choices = all<HTMLInputElement>("input[name=overview]");
  const kept = recall("overview");
  for (const choice of choices) {
    if (choice.value === kept) choice.checked = true;
    choice.addEventListener("change", () => remember("overview", choice.value));
  }
}

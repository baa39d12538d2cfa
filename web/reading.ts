// "Aa": light and dark, and text size; kept on this device. early.ts applies them before the paint.
import { asObject, byId, recall, remember } from "./base";

export function startReading(): void {
  const panel = byId("reading");
  if (!panel) return;
  const kept = asObject(recall("reading"));
  for (const input of panel.querySelectorAll<HTMLInputElement>("input")) {
    const value = kept[input.name];
    if (typeof value === "string") input.checked = input.value === value;
  }
  panel.addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const { name, value } = event.target;
    const root = document.documentElement;
    if (value === "auto" || value === "normal") delete root.dataset[name];
    else root.dataset[name] = value;
    remember("reading", { ...asObject(recall("reading")), [name]: value });
  });
}

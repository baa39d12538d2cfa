// Runs before the first paint: says that there is script, and sets the reader's own theme and text
// size, so that no page flashes. Small, alone, and without imports for that reason.
export {};

const root = document.documentElement;
root.classList.add("script");
try {
  const kept = JSON.parse(localStorage.getItem("colloquy.reading") ?? "{}") as { theme?: string; size?: string };
  if (kept.theme === "light" || kept.theme === "dark") root.dataset["theme"] = kept.theme;
  if (kept.size && kept.size !== "normal") root.dataset["size"] = kept.size;
} catch {
  // No storage, or something else's words in it: the device's own settings hold.
}

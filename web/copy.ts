// Buttons that take what a field holds to the clipboard, and say so.
export function startCopy(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    const field = document.getElementById(button.dataset["copy"] ?? "");
    if (!(field instanceof HTMLInputElement)) continue;
    button.addEventListener("click", () => {
      field.select();
      navigator.clipboard?.writeText(field.value).then(() => {
        button.textContent = button.dataset["done"] ?? "";
      }, () => {});
    });
  }
}

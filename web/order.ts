// Ordering by buttons: each moves its step and writes all places into the selects, which are what is
// sent. Changing a select moves its step there.
import { all, on, tell } from "./base";

const places = (list: Element) => all<HTMLSelectElement>("select", list);

function renumber(list: Element): void {
  places(list).forEach((select, index) => (select.value = String(index + 1)));
}

export function startOrder(): void {
  on("click", "[data-move]", (button) => {
    const item = button.closest("li");
    const list = button.closest("[data-order]");
    if (!item || !list) return;
    if (button.dataset["move"] === "up") item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    renumber(list);
    button.focus();
    tell(`${item.querySelector("select")?.value ?? ""}. ${item.querySelector(":scope > span")?.textContent ?? ""}`);
  });
  on("change", "[data-order] select", (changed) => {
    const list = changed.closest("[data-order]");
    const item = changed.closest("li");
    if (!list || !item || !(changed instanceof HTMLSelectElement)) return;
    const rest = Array.from(list.children).filter((child) => child !== item);
    rest.splice(Number(changed.value) - 1, 0, item);
    list.append(...rest);
    renumber(list);
    changed.focus();
  });
}

// A term of the glossary opens its definition in place; without script it is a link to it.
import { byId, on, tell } from "./base";

export function startTerms(): void {
  const box = byId("definition");
  if (!box || !("showPopover" in box)) return;
  let open: HTMLElement | null = null;

  const close = () => {
    open?.setAttribute("aria-expanded", "false");
    open = null;
  };

  on("click", "a.term", (link, event) => {
    const click = event as MouseEvent;
    const name = byId(decodeURIComponent((link as HTMLAnchorElement).hash.slice(1)));
    const meaning = name?.nextElementSibling;
    if (!name || !meaning || click.metaKey || click.ctrlKey || click.shiftKey) return;
    event.preventDefault();
    close();
    const title = document.createElement("p");
    const strong = document.createElement("b");
    strong.textContent = name.querySelector("dfn")?.textContent ?? name.textContent;
    title.append(strong);
    const body = document.createElement("div");
    body.className = "read";
    body.append(...Array.from(meaning.cloneNode(true).childNodes));
    for (const element of body.querySelectorAll("[id]")) element.removeAttribute("id");
    box.replaceChildren(title, body);
    open = link;
    link.setAttribute("aria-expanded", "true");
    box.showPopover();
    tell(`${strong.textContent}: ${body.textContent}`);
  });
  box.addEventListener("toggle", (event) => {
    if ((event as ToggleEvent).newState === "closed") close();
  });
  // A place inside the definition that was followed is a place on the page.
  box.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) box.hidePopover();
  });
}

// Pause and answer: opens the card, holds the coming answer back until the learner has tried, and
// says when it is time to go on. The card itself comes from the server. Works in a lesson without sound,
// too: there "go on" leads to the answer on the page.
import { byId, on, say, tell } from "../base";
import type { Swapped } from "../fragments";
import { compareAgain } from "./again";

export class Prompts {
  // Called with the id of the prompt after which the voice may go on.
  goOn: (prompt: string) => void = (prompt) => this.show(prompt);
  readonly done = new Set<string>();
  readonly #asked = new Map<string, Element>();

  constructor() {
    document.addEventListener("toggle", (event) => this.#toggled(event), { capture: true });
    document.addEventListener("swapped", (event) => this.#swapped(event as Swapped));
    on("click", "[data-go-on]", (link, event) => {
      const card = link.closest("[data-prompt]");
      if (!card) return;
      event.preventDefault();
      this.#release(card);
      this.goOn(card.id);
    });
    on("click", "[data-again]", (link, event) => {
      const card = link.closest<HTMLElement>("[data-prompt]");
      const asked = card && this.#asked.get(card.id);
      if (!card || !asked) return;
      event.preventDefault();
      this.done.delete(card.id);
      const fresh = asked.cloneNode(true) as Element;
      card.replaceWith(fresh);
      this.open(fresh.id);
      void compareAgain(fresh, card.dataset["compare"], (covered, n) => say("so.far", { covered: `${covered}`, n: `${n}` }));
    });
  }

  // Whether the voice has to stop for this prompt of `page`.
  waits(id: string, page: Document): boolean {
    return !this.done.has(id) && page.getElementById(id)?.dataset["state"] === "asked";
  }

  open(id: string): void {
    const card = byId(id);
    const details = card?.querySelector("details");
    if (!card || !details) return;
    details.open = true;
    this.#hold(card);
    card.scrollIntoView({ block: "nearest" });
    tell(say("your.turn"));
    card.querySelector<HTMLElement>("textarea, input:not([type=hidden])")?.focus({ preventScroll: true });
  }

  // Shows what comes after the prompt, where there is nothing to hear.
  show(id: string): void {
    const card = byId(id);
    const next = card && this.#next(card);
    if (!next) return;
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  // The learner goes on without an answer.
  pass(id: string): void {
    const card = byId(id);
    this.done.add(id);
    if (!card) return;
    this.#release(card);
    const details = card.querySelector("details");
    if (details) details.open = false;
  }

  #next(card: Element): HTMLElement | null {
    const next = card.nextElementSibling;
    return next instanceof HTMLElement && next.classList.contains("turn") ? next : null;
  }

  #hold(card: Element): void {
    const next = this.#next(card);
    if (!next) return;
    next.dataset["held"] = say("held");
    next.classList.add("held");
  }

  #release(card: Element): void {
    const next = this.#next(card);
    next?.classList.remove("held");
    if (next) delete next.dataset["held"];
  }

  #toggled(event: Event): void {
    const details = event.target;
    const card = details instanceof HTMLDetailsElement ? details.closest("[data-prompt]") : null;
    if (!card || !(details instanceof HTMLDetailsElement)) return;
    if (details.open && !this.done.has(card.id)) {
      this.#hold(card);
      card.scrollIntoView({ block: "nearest" });
    } else {
      this.#release(card);
    }
  }

  #swapped(event: Swapped): void {
    const { old, fresh, submitter } = event.detail;
    if (!fresh.matches("[data-prompt]")) return;
    if (old instanceof HTMLElement && old.dataset["state"] === "asked") {
      const kept = old.cloneNode(true) as HTMLElement;
      for (const field of kept.querySelectorAll<HTMLInputElement>("input[name=event]")) field.value = "";
      this.#asked.set(fresh.id, kept);
    }
    this.done.add(fresh.id);
    this.#release(fresh);
    if (submitter === "skip") this.goOn(fresh.id);
  }
}

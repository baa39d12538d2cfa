// The locked player: neither a pocket, a cat nor a child stops or moves the voice. Only the keys of a headset and of the
// lock screen still do, and the button that unlocks, pressed twice. It lasts as long as the page.
import { isField, one, say, tell } from "../base";

const kAgainWithin = 3000; // ms between the two presses
const kLeads = "[data-play], [data-at], .l, a[data-node]"; // what on the page leads into the sound

export class Lock {
  readonly #button: HTMLElement | null;
  #locked = false;
  #timer = 0;

  constructor(readonly root: HTMLElement) {
    this.#button = one("[data-do=unlock]", root);
    this.#button?.addEventListener("click", () => this.#press());
    // Before anybody else hears of it.
    document.addEventListener("click", (event) => this.#meet(event), true);
    document.addEventListener("keydown", (event) => this.#meet(event), true);
  }

  lock(): void {
    if (!this.#button) return;
    one<HTMLElement>(":popover-open", this.root)?.hidePopover();
    this.#show(true);
    this.#button.focus();
    tell(say("locked"));
  }

  #press(): void {
    if (this.#timer) {
      this.#show(false);
      one("[data-do=play]", this.root)?.focus();
      tell(say("unlocked"));
      return;
    }
    this.#label("unlock.again");
    tell(say("unlock.again"));
    this.#timer = window.setTimeout(() => this.#show(true), kAgainWithin);
  }

  #show(locked: boolean): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#locked = locked;
    this.root.classList.toggle("locked", locked);
    if (this.#button) this.#button.hidden = !locked;
    this.#label("unlock");
  }

  #label(text: string): void {
    if (this.#button) this.#button.textContent = say(text);
  }

  #meet(event: Event): void {
    const target = event.target instanceof Element ? event.target : null;
    if (!this.#locked || !target || this.#button?.contains(target)) return;
    const key = event instanceof KeyboardEvent ? event.key : "";
    if (key ? key === "Tab" || isField(target) : !target.closest(kLeads) && !this.root.contains(target)) return;
    event.stopImmediatePropagation();
    if (key) return; // it still scrolls the page
    event.preventDefault();
    tell(say("locked"));
  }
}

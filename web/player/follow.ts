// Keeps the spoken line in view until the reader scrolls; then the page is theirs, and the dock offers
// the way back. A page that moves because something on it opened, closed or was swapped is not a reader.
import { calm } from "../base";

const kSettle = 160; // ms without a scroll event: the movement is over
const kReader = 500; // ms after the reader's last movement in which the page is not moved
const kOwn = 900; // ms in which a scroll may still be ours

export class Follow {
  enabled = !calm();
  away = false;
  changed: () => void = () => {};
  #element: HTMLElement | null = null;
  #playing = false; // while nothing sounds there is nothing to follow, or to scroll away from
  #own = -kOwn; // when we last moved the page
  #moved = -kReader; // when the reader did
  #timer = 0;
  #again = 0;

  constructor() {
    const mine = () => {
      this.#own = -kOwn;
      this.#moved = performance.now();
    };
    for (const type of ["wheel", "touchmove"]) addEventListener(type, mine, { passive: true });
    addEventListener("keydown", (event) => {
      if (/^(Page(Up|Down)|Home|End|Arrow(Up|Down)| )$/.test(event.key)) mine();
    });
    for (const type of ["toggle", "swapped"]) document.addEventListener(type, () => this.#ours(), { capture: true });
    addEventListener("scroll", () => {
      if (performance.now() - this.#own < kOwn) {
        this.#ours(); // a long way takes longer
        return;
      }
      this.#moved = performance.now();
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#playing && this.#set(this.#element !== null && !this.#visible()), kSettle);
    }, { passive: true });
  }

  playing(on: boolean): void {
    this.#playing = on;
    if (on) {
      // Whoever presses play asks for the line: what was scrolled before, even just now, is past.
      clearTimeout(this.#timer);
      this.#moved = -kReader;
      this.#set(false);
    }
    this.to(this.#element);
  }

  to(element: HTMLElement | null): void {
    this.#element = element;
    clearTimeout(this.#again);
    if (!element || !this.#playing || !this.enabled || this.away || this.#visible()) return;
    const wait = this.#moved + kReader - performance.now();
    // The reader's hand is still on the page: asked again when it has come to rest.
    if (wait > 0) this.#again = window.setTimeout(() => this.to(this.#element), wait);
    else this.#scroll(element);
  }

  back(): void {
    this.#set(false);
    if (this.#element) this.#scroll(this.#element);
  }

  #scroll(element: HTMLElement): void {
    this.#ours();
    clearTimeout(this.#timer); // the reader's last movement is past
    element.scrollIntoView({ block: "center", behavior: calm() ? "instant" : "smooth" });
  }

  #ours(): void {
    this.#own = performance.now();
  }

  #visible(): boolean {
    const box = this.#element?.getBoundingClientRect();
    return !!box && box.top > 64 && box.bottom < innerHeight - 96;
  }

  #set(away: boolean): void {
    if (away === this.away) return;
    this.away = away;
    this.changed();
  }
}

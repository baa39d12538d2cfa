// Keeps the spoken line in view until the reader scrolls; then the page is theirs, and the dock offers
// the way back.
import { calm } from "../base";

const kSettle = 160; // ms without a scroll event: the movement is over
const kReader = 500; // ms after the reader's last movement in which the page is not moved
const kOwn = 900; // ms in which a scroll may still be ours

export class Follow {
  enabled = !calm();
  away = false;
  changed: () => void = () => {};
  #element: HTMLElement | null = null;
  #own = 0; // when we last moved the page
  #moved = -kReader; // when the reader did
  #timer = 0;

  constructor() {
    const mine = () => {
      this.#own = 0;
      this.#moved = performance.now();
    };
    for (const type of ["wheel", "touchmove"]) addEventListener(type, mine, { passive: true });
    addEventListener("keydown", (event) => {
      if (/^(Page(Up|Down)|Home|End|Arrow(Up|Down)| )$/.test(event.key)) mine();
    });
    addEventListener("scroll", () => {
      if (performance.now() - this.#own < kOwn) {
        this.#own = performance.now(); // a long way takes longer
        return;
      }
      this.#moved = performance.now();
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#set(this.#element !== null && !this.#visible()), kSettle);
    }, { passive: true });
  }

  to(element: HTMLElement | null): void {
    this.#element = element;
    if (performance.now() - this.#moved < kReader) return;
    if (element && this.enabled && !this.away && !this.#visible()) this.#scroll(element);
  }

  back(): void {
    this.#set(false);
    if (this.#element) this.#scroll(this.#element);
  }

  #scroll(element: HTMLElement): void {
    this.#own = performance.now();
    clearTimeout(this.#timer); // the reader's last movement is past
    element.scrollIntoView({ block: "center", behavior: calm() ? "instant" : "smooth" });
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

// The voice on the page: the spoken line and the spoken word. Lines by aria-current, which tells
// everybody; words by the CSS Custom Highlight API, which changes no markup.
import { wordAt, wordRanges, type Line, elementOf } from "./cues";

interface Highlights {
  set(name: string, highlight: unknown): void;
  delete(name: string): void;
}

const highlights = (CSS as unknown as { highlights?: Highlights }).highlights;
const Highlight = (globalThis as unknown as { Highlight?: new (range: Range) => unknown }).Highlight;

export class Marks {
  element: HTMLElement | null = null;
  words = true;
  #line: Line | null = null;
  #ranges: Range[] = [];
  #word = -1;

  line(line: Line | null): void {
    if (line === this.#line) return;
    this.element?.removeAttribute("aria-current");
    this.#line = line;
    this.element = line ? elementOf(line) : null;
    this.element?.setAttribute("aria-current", "true");
    this.#ranges = this.element && line?.w ? wordRanges(this.element) : [];
    // A line whose words are not those that were spoken (a formula, say) is marked as a whole.
    if (this.#ranges.length * 2 !== (line?.w?.length ?? 0)) this.#ranges = [];
    this.#show(-1);
  }

  at(ms: number): void {
    const index = this.words && this.#line?.w && this.#ranges.length ? wordAt(this.#line.w, ms) : -1;
    if (index !== this.#word) this.#show(index);
  }

  #show(index: number): void {
    this.#word = index;
    const range = this.#ranges[index];
    if (!highlights || !Highlight) return;
    if (range) highlights.set("spoken", new Highlight(range));
    else highlights.delete("spoken");
  }
}

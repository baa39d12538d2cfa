// Search in the transcript: every line of the page's sound that holds the words, one after the other, and play from there.
import { all, byId, calm, one, say } from "../base";
import type { Lent } from "../player/tools";
import { showPanel } from "./panel";

interface Highlights {
  set(name: string, highlight: unknown): void;
  delete(name: string): void;
}
const highlights = (CSS as unknown as { highlights?: Highlights }).highlights;
const Highlight = (globalThis as unknown as { Highlight?: new (...ranges: Range[]) => unknown }).Highlight;

// Small letters without accents; of the same length, so that places in both agree.
const plain = (text: string): string =>
  Array.from(text, (letter) => letter.normalize("NFD").charAt(0).toLocaleLowerCase().slice(0, 1).padEnd(letter.length, " ")).join("");

export class Find {
  readonly #panel = byId("find");
  #found: { line: HTMLElement; range: Range }[] = [];
  #at = -1;

  constructor(readonly lent: Lent) {
    const field = this.#field;
    field?.addEventListener("input", () => this.#search(field.value));
    field?.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.#step(event.shiftKey ? -1 : 1);
    });
    this.#panel?.addEventListener("toggle", (event) => {
      if ((event as ToggleEvent).newState === "closed") highlights?.delete("found");
    });
  }

  // Whether it is one of its names.
  press(name: string): boolean {
    if (name === "find") {
      showPanel("find");
      this.#field?.select();
      if (this.#field?.value) this.#search(this.#field.value);
    } else if (name === "found-before") this.#step(-1);
    else if (name === "found-next") this.#step(1);
    else if (name === "found-play") this.#play();
    else return false;
    return true;
  }

  get #field(): HTMLInputElement | null {
    return one<HTMLInputElement>("input", this.#panel ?? document);
  }

  #search(words: string): void {
    this.#found = [];
    this.#at = -1;
    const wanted = plain(words.trim());
    if (wanted) for (const line of all(".heard .l")) this.#lookInto(line, wanted);
    this.#step(1);
  }

  // The words may run across emphasis and links: places are counted over the line's whole text.
  #lookInto(line: HTMLElement, wanted: string): void {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const nodes: { node: Node; from: number }[] = [];
    let text = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push({ node, from: text.length });
      text += node.textContent ?? "";
    }
    const spot = (place: number) => nodes.findLast((each) => each.from <= place);
    const folded = plain(text);
    for (let from = folded.indexOf(wanted); from >= 0; from = folded.indexOf(wanted, from + wanted.length)) {
      const first = spot(from);
      const last = spot(from + wanted.length - 1);
      if (!first || !last) continue;
      const range = document.createRange();
      range.setStart(first.node, from - first.from);
      range.setEnd(last.node, from + wanted.length - last.from);
      this.#found.push({ line, range });
    }
  }

  #step(by: number): void {
    const { length } = this.#found;
    this.#at = length ? (this.#at + by + length) % length : -1;
    const here = this.#found[this.#at];
    const status = one(".found", this.#panel ?? document);
    const typed = this.#field?.value.trim();
    if (status) status.textContent = here ? say("found", { n: `${this.#at + 1}`, all: `${length}` }) : typed ? say("found.none") : "";
    if (!here) return highlights?.delete("found");
    if (highlights && Highlight) highlights.set("found", new Highlight(here.range));
    here.line.scrollIntoView({ block: "center", behavior: calm() ? "instant" : "smooth" });
  }

  #play(): void {
    const here = this.#found[this.#at];
    if (!here) return;
    this.#panel?.hidePopover();
    void this.lent.ways?.playLine(here.line);
  }
}

// Highlights and notes on words of the lesson, the learner's own. They are events like everything else a learner does: kept
// on the server, made without a network, and the same on every device. Shown by the CSS Custom Highlight API, which
// changes no markup.
import { newId, page } from "../base";
import type { Lent } from "../player/tools";
import { rangeOf, type Anchor } from "./words";

export interface Note extends Anchor {
  note: string; // its id
  text: string; // "" a highlight alone
}

interface Highlights {
  set(name: string, highlight: unknown): void;
}
const highlights = (CSS as unknown as { highlights?: Highlights }).highlights;
const Highlight = (globalThis as unknown as { Highlight?: new (...ranges: Range[]) => { priority: number } }).Highlight;

export class Notes {
  readonly #all = new Map<string, Note>();
  #ranges = new Map<string, Range>();

  constructor(readonly lent: Lent) {}

  async load(): Promise<void> {
    if (!page.learner || !page.slug || !page.lesson) return;
    try {
      const answer = await fetch(`/api/notes/${encodeURIComponent(page.slug)}?lesson=${encodeURIComponent(page.lesson)}`);
      if (!answer.ok) return;
      const { notes } = (await answer.json()) as { notes: Note[] };
      for (const note of notes) this.#all.set(note.note, note);
    } catch {
      // Without a network only what this page itself made is shown.
    }
    // What the server has not heard of yet.
    for (const event of this.lent.unsent(["note", "unnote"])) {
      const note = event.data as unknown as Note;
      if (event.kind === "note") this.#all.set(note.note, note);
      else this.#all.delete(note.note);
    }
    this.#show();
  }

  // The note of the same words, if there is one.
  at(anchor: Anchor): Note | undefined {
    return [...this.#all.values()].find(
      (each) => each.node === anchor.node && each.index === anchor.index && each.from < anchor.from + anchor.words && anchor.from < each.from + each.words,
    );
  }

  // The note whose words are at this place of the page.
  under(node: Node, offset: number): Note | undefined {
    for (const [id, range] of this.#ranges) if (range.isPointInRange(node, offset)) return this.#all.get(id);
    return undefined;
  }

  put(anchor: Anchor, text: string, id = newId()): Note {
    const { node, index, from, words, quote } = anchor;
    const note: Note = { note: id, node, index, from, words, quote, text };
    this.#all.set(id, note);
    this.lent.happened("note", { ...note });
    void this.lent.send();
    this.#show();
    return note;
  }

  remove(note: Note): void {
    this.#all.delete(note.note);
    this.lent.happened("unnote", { note: note.note });
    void this.lent.send();
    this.#show();
  }

  #show(): void {
    this.#ranges = new Map();
    for (const [id, note] of this.#all) {
      const range = rangeOf(note);
      if (range) this.#ranges.set(id, range);
    }
    if (!highlights || !Highlight) return;
    const shown = new Highlight(...this.#ranges.values());
    shown.priority = -1; // the voice is seen above it
    highlights.set("noted", shown);
  }
}

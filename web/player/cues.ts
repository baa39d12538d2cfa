// When each line and word of a track sounds, and where they stand on the page.
import { byId } from "../base";

export interface Line {
  n: string; // node: turn, chapter layer, PART/summary
  i: number; // which line of it
  s: number; // ms
  e: number;
  w?: number[]; // start and end of each word
  stop?: string; // prompt after this line
  p?: number; // 1: the author wants the silence after it
}

export interface Cues {
  track: string;
  duration: number;
  lines: Line[];
}

export const elementOf = (line: Line): HTMLElement | null => byId(`L-${line.n}-${line.i}`);

// Index of the last line that has begun at `ms`; 0 before the first.
export function lineAt(lines: readonly Line[], ms: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.s ?? 0) <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}

// Index of the word that sounds at `ms`, or -1.
export function wordAt(words: readonly number[], ms: number): number {
  for (let i = 0; i + 1 < words.length; i += 2) {
    if (ms < (words[i] ?? 0)) return -1;
    if (ms < (words[i + 1] ?? 0)) return i >> 1;
  }
  return -1;
}

// The words of a line as ranges of its text: what stands between white space. Notes and directions
// are shown and not spoken, so they are no words.
export function wordRanges(line: HTMLElement): Range[] {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(".dir, .fn") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const ranges: Range[] = [];
  let open: Range | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? "";
    for (let at = 0; at < text.length; ++at) {
      if (/\s/.test(text.charAt(at))) {
        open = null;
        continue;
      }
      if (!open) {
        open = document.createRange();
        open.setStart(node, at);
        ranges.push(open);
      }
      open.setEnd(node, at + 1);
    }
  }
  return ranges;
}

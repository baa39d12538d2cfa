// The words of a line as a note is anchored to them: from which word on, how many, and what they were. A lesson that was
// edited is searched for the same words, first where they stood, then in the same turn.
import { all } from "../base";
import { wordRanges } from "../player/cues";

export interface Anchor {
  node: string; // of the lesson: turn, chapter layer, PART/summary
  index: number; // which line of it
  from: number; // which word of the line, from 0
  words: number; // how many
  quote: string; // the words, with one space between them
}

// "L-NODE-INDEX" of a line's element.
function lineOf(element: Element): { node: string; index: number } | null {
  const found = /^L-(.+)-(\d+)$/.exec(element.id);
  return found ? { node: found[1] ?? "", index: Number(found[2]) } : null;
}

const textOf = (ranges: Range[]): string[] => ranges.map((range) => range.toString());

// A whole line, or what of it `selected` touches. Null: not a word.
export function anchorOf(element: HTMLElement, selected: Range | null): Anchor | null {
  const line = lineOf(element);
  const ranges = wordRanges(element);
  if (!line || !ranges.length) return null;
  let from = 0;
  let to = ranges.length;
  if (selected) {
    const touched = ranges.map(
      (range) => selected.compareBoundaryPoints(Range.END_TO_START, range) < 0 && selected.compareBoundaryPoints(Range.START_TO_END, range) > 0,
    );
    from = touched.indexOf(true);
    to = touched.lastIndexOf(true) + 1;
    if (from < 0) return null;
  }
  return { ...line, from, words: to - from, quote: textOf(ranges.slice(from, to)).join(" ") };
}

function at(ranges: Range[], from: number, words: number): Range | null {
  const first = ranges[from];
  const last = ranges[from + words - 1];
  if (!first || !last) return null;
  const out = first.cloneRange();
  out.setEnd(last.endContainer, last.endOffset);
  return out;
}

function within(element: HTMLElement, anchor: Anchor): Range | null {
  const ranges = wordRanges(element);
  const words = textOf(ranges);
  const fits = (from: number) => words.slice(from, from + anchor.words).join(" ") === anchor.quote;
  if (fits(anchor.from)) return at(ranges, anchor.from, anchor.words);
  for (let from = 0; from + anchor.words <= words.length; ++from) if (fits(from)) return at(ranges, from, anchor.words);
  return null;
}

// Where the words stand on this page now; null: nowhere any more.
export function rangeOf(anchor: Anchor): Range | null {
  const lines = all(`.l[id^="L-${CSS.escape(anchor.node)}-"]`);
  const own = lines.find((line) => line.id === `L-${anchor.node}-${anchor.index}`);
  for (const line of own ? [own, ...lines] : lines) {
    const found = within(line, anchor);
    if (found) return found;
  }
  return null;
}

// How far the voice goes back when listening goes on: the longer the break, the more of it is forgotten. The steps are
// those of AntennaPod.
import type { Line } from "./cues";

const kSecond = 1000;
const kMinute = 60 * kSecond;

function rewindFor(pause: number): number {
  if (pause > 24 * 60 * kMinute) return 20 * kSecond;
  if (pause > 60 * kMinute) return 10 * kSecond;
  return pause > kMinute ? 3 * kSecond : 0.8 * kSecond;
}

// Where to go on after a break of `pause` ms at `ms`; never back over a question that was put to the learner.
export function resumeAt(ms: number, pause: number, lines: readonly Line[]): number {
  let floor = 0;
  lines.forEach((line, index) => {
    if (line.stop && line.e <= ms) floor = Math.min(ms, lines[index + 1]?.s ?? ms);
  });
  return Math.max(floor, ms - rewindFor(pause));
}

// Tight pauses: most of the silence between two lines is passed over. The timeline says where it is, so the sound itself
// is never looked at. What the author paused for, and what is left for the learner's answer, stays as long as it is.
import { recall, remember } from "../base";
import type { Line } from "./cues";

const kKept = 150; // ms of each silence, half at either end
const kWorth = 120; // ms below which a jump gains nothing

export class Pauses {
  tight = false;
  saved = Number(recall("saved")) || 0; // ms of the listener's time, on this device

  // Where to go from `ms`, in or before the silence after line `index`; -1: nowhere.
  skip(lines: readonly Line[], index: number, ms: number, speed: number): number {
    const line = lines[index];
    const next = lines[index + 1];
    if (!this.tight || !line || !next || line.stop || line.p) return -1;
    const to = next.s - kKept / 2;
    if (ms < line.e + kKept / 2 || to - ms < kWorth) return -1;
    this.saved += (to - ms) / speed;
    return to;
  }

  keep(): void {
    remember("saved", Math.round(this.saved));
  }
}

// The sleep timer: so many minutes of listening, to the end of the part, or to the end of the lesson. In the last
// minute the voice grows quieter, half a minute before the end there is a chime, and who is still awake may have more.
const kFade = 60_000; // ms
const kChime = 30_000;
const kFloor = 0.3; // of the volume, where the words to the end are wanted
const kShaken = 15; // m/s² beside gravity
const kShakeFor = 120_000; // ms after the end in which a shake brings the voice back

// Whether the time of day `now` lies between two others, "22:00" and "06:00" as well as "13:00" and "14:30": all HH:MM.
export const isBetween = (now: string, from: string, to: string): boolean =>
  from <= to ? from <= now && now < to : from <= now || now < to;

export type Until = "" | "time" | "part" | "lesson";

export class Sleep {
  until: Until = "";
  left = 0; // ms, for "time"
  ended: () => void = () => {};
  ending: (left: number) => void = () => {};
  shaken: () => void = () => {};
  #chimed = false;
  #at = 0;
  #over = -kShakeFor;
  #watching = false;

  set(until: Until, minutes = 0): void {
    this.until = until;
    this.left = minutes * 60_000;
    this.#chimed = false;
    this.#over = -kShakeFor;
    if (until) this.#watch();
  }

  // The same as one field's value: "0", "part", "lesson", or minutes.
  choose(value: string): void {
    const minutes = Number(value);
    if (minutes > 0) this.set("time", minutes);
    else this.set(value === "part" || value === "lesson" ? value : "");
  }

  more(minutes: number): void {
    this.set("time", minutes + (this.until === "time" ? this.left / 60_000 : 0));
  }

  begin(): void {
    this.#at = performance.now();
  }

  // Called while the voice is heard; the rest of part and lesson in ms of the listener's time. Gives the share of
  // the volume that is left.
  tick(part: number, lesson: number): number {
    const now = performance.now();
    const passed = Math.min(now - this.#at, 5000); // what is longer was no listening
    this.#at = now;
    if (!this.until) return 1;
    if (this.until === "time") this.left -= passed;
    const left = this.until === "time" ? this.left : this.until === "part" ? part : lesson;
    if (left < kChime && !this.#chimed) {
      this.#chimed = true;
      chime();
    }
    if (left < kFade) this.ending(left);
    if (this.until === "time" && left <= 0) {
      this.over();
      return 1;
    }
    const share = Math.min(1, Math.max(0, left / kFade));
    return this.until === "time" ? share : kFloor + (1 - kFloor) * share;
  }

  // Whether the voice has to stop at the end of a part.
  atEnd(last: boolean): boolean {
    return this.until === "part" || (this.until === "lesson" && last);
  }

  over(): void {
    this.until = "";
    this.#over = performance.now();
    this.ended();
  }

  #watch(): void {
    if (this.#watching || typeof DeviceMotionEvent === "undefined") return;
    this.#watching = true;
    addEventListener("devicemotion", ({ acceleration }) => {
      if (performance.now() - this.#over > kShakeFor || !acceleration) return;
      if (Math.hypot(acceleration.x ?? 0, acceleration.y ?? 0, acceleration.z ?? 0) < kShaken) return;
      this.#over = -kShakeFor;
      this.shaken();
    });
  }
}

// Two soft tones.
function chime(): void {
  try {
    const sound = new AudioContext();
    const level = sound.createGain();
    level.connect(sound.destination);
    for (const [index, pitch] of [660, 528].entries()) {
      const tone = sound.createOscillator();
      const at = sound.currentTime + index * 0.35;
      tone.frequency.value = pitch;
      level.gain.setValueAtTime(0.08, at);
      level.gain.exponentialRampToValueAtTime(0.001, at + 0.33);
      tone.connect(level);
      tone.start(at);
      tone.stop(at + 0.35);
    }
    window.setTimeout(() => void sound.close(), 1500);
  } catch {
    // A browser without it falls asleep in silence.
  }
}

// Ways back that are offered and never taken by themselves: to where a seek began, which may have been a slip of the
// finger, and to where another device has been since this page was looked at last.
import { clock, say, tell } from "../base";
import { isJump, jumpOffered, type Offer } from "./places";
import type { Player } from "./player";

const kOneDrag = 1000; // ms within which movements of the slider are one seek

export class WaysBack {
  #from = -1;
  #timer = 0;

  constructor(
    readonly player: Player,
    readonly offer: Offer,
  ) {
    document.addEventListener("visibilitychange", () => void this.#lookElsewhere());
  }

  // Seeks. While a slider is dragged, back is where the drag began.
  jump(ms: number): void {
    const { voice } = this.player;
    const { track } = voice;
    const from = this.#from >= 0 ? this.#from : voice.ms;
    this.#from = from;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => (this.#from = -1), kOneDrag);
    voice.seek(ms);
    if (isJump(from, ms)) this.offer.show(say("jump.back", { time: clock(from) }), () => this.player.goAt(track, from), jumpOffered);
  }

  async #lookElsewhere(): Promise<void> {
    const { voice } = this.player;
    if (document.hidden || voice.playing || !voice.programme.here) return;
    const place = await voice.places.elsewhere();
    const found = place && (await voice.find(place));
    if (!found || voice.playing) return;
    const [track, ms] = found;
    const text = say("elsewhere", { time: clock(ms), title: track.title });
    this.offer.show(text, () => this.player.goAt(track, ms));
    tell(text);
  }
}

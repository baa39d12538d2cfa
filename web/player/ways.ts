// What on a lesson's page leads into its sound: the parts' buttons, time links, lines, links to a node, and the address
// itself.
import { byId, on } from "../base";
import { elementOf, type Line } from "./cues";
import { startLines } from "./lines";
import type { Player } from "./player";
import type { Programme } from "./programme";
import type { Track } from "./track";

export class Ways {
  constructor(
    readonly player: Player,
    readonly local: Programme,
  ) {
    const { voice } = player;
    on("click", "[data-play]", (button) => {
      const track = local.track(button.dataset["play"]);
      if (!track) return;
      const here = track === voice.track;
      if (here && voice.used) player.toggle();
      else if (here) void player.play();
      else player.playFrom(track, 0, local);
    });
    on("click", "[data-at]", (link, event) => {
      const track = this.#trackOf(link);
      if (!track) return;
      event.preventDefault();
      player.playFrom(track, Number(link.dataset["at"]), local);
    });
    // On the line that is being heard a press means "stop".
    startLines(local.tracks, (line) => {
      if (line === player.marks.element && voice.playing) voice.pause();
      else void this.playLine(line);
    });
    on("click", "a[data-node]", (link, event) => {
      const first = byId(`L-${link.dataset["node"] ?? ""}-0`);
      if (!first || !this.#trackOf(first)) return;
      event.preventDefault();
      void this.playLine(first);
    });
    addEventListener("hashchange", () => void this.toAddress());
  }

  #trackOf(element: Element): Track | undefined {
    return this.local.tracks.find((each) => each.element.contains(element));
  }

  // When a line of this page is spoken.
  async cueOf(element: Element): Promise<{ track: Track; line: Line } | null> {
    const track = this.#trackOf(element);
    if (!track) return null;
    await track.load();
    const line = track.lines.find((each) => elementOf(each) === element);
    return line ? { track, line } : null;
  }

  async playLine(element: Element): Promise<void> {
    const found = await this.cueOf(element);
    if (found) this.player.playFrom(found.track, found.line.s, this.local);
  }

  // An address that names a line, a turn, a question or a second (?t=83) puts the player there, silently.
  async toAddress(): Promise<boolean> {
    const { player, local } = this;
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    const given = new URLSearchParams(location.search).get("t");
    const ms = given ? Number(given) * 1000 : NaN;
    const track = target ? this.#trackOf(target) : ms >= 0 ? local.tracks[0] : undefined;
    if (!track || player.voice.programme !== local) return false;
    await track.load();
    const asks = target?.matches("[data-prompt]");
    const line = target?.matches(".l") ? target : target?.querySelector<HTMLElement>(".l");
    const cue = track.lines.find((each) => (asks ? each.stop === target?.id : line && elementOf(each) === line));
    if (!cue && !(ms >= 0)) return false;
    if (player.voice.playing) return true;
    // A line that has moved since is still the one that is meant.
    const within = ms >= 0 && (!cue || (ms >= cue.s && ms <= cue.e));
    player.voice.at(track, within ? Math.min(ms, track.duration) : asks ? (cue?.e ?? 0) : (cue?.s ?? 0));
    if (asks && target) {
      player.voice.waiting = target.id;
      player.prompts.open(target.id);
    }
    return true;
  }

  // Where the learner stopped in this lesson.
  async restore(): Promise<void> {
    if (await this.toAddress()) return;
    const place = await this.player.voice.places.last();
    if (place) await this.player.goTo(place);
  }
}

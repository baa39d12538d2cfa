// Puts the player on the page: a lesson's own, or, where the learner came from a lesson that was being heard, that
// lesson's, which goes on.
import { byId, one } from "../base";
import { startSending } from "../events";
import { keepListening, listeningBefore, type Listening } from "./listening";
import { Player } from "./player";
import { Programme, programmeAt } from "./programme";
import type { Prompts } from "./prompts";
import { startTools } from "./tools";
import { Ways } from "./ways";

// A lesson's own page. What was heard here goes on where it was, unless the address names another place.
async function startHere(root: HTMLElement, local: Programme, before: Listening | null, prompts: Prompts): Promise<void> {
  const first = local.tracks[0];
  if (!first) return;
  const tool = startTools(root, () => ({ player, ways }));
  const player: Player = new Player(root, local, first, local, prompts, tool);
  const ways: Ways = new Ways(player, local);
  if (!before?.playing || before.address !== local.address) return ways.restore();
  await player.take(before, await ways.toAddress());
}

export async function startPlayer(prompts: Prompts): Promise<void> {
  const before = listeningBefore();
  const own = byId("dock");
  const local = own ? new Programme(document, location.pathname) : null;
  // A lesson that was opened while another was paused is looked at for its own sake.
  if (own && local && (!before?.playing || before.address === local.address)) return startHere(own, local, before, prompts);
  // What is paused waits on the pages of courses and on Today; who studies is not reminded of it.
  const waits = /^\/(c\/|$)/.test(location.pathname) && !one("main.study");
  if (!before || !(before.playing || waits)) return;
  const programme = await programmeAt(before.address).catch(() => null);
  const first = programme?.tracks[0];
  const root = own ?? programme?.page.getElementById("dock");
  if (!programme || !first || !root) {
    if (programme) keepListening(null); // signed out, or the lesson is gone
    return own && local ? startHere(own, local, null, prompts) : undefined;
  }
  if (!own) document.body.insertBefore(document.adoptNode(root), byId("live"));
  startSending();
  const tool = startTools(root, () => ({ player, ways }));
  const player: Player = new Player(root, programme, first, local, prompts, tool);
  const ways: Ways | null = local && new Ways(player, local);
  await player.take(before);
}

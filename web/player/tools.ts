// What is wanted now and then (search, notes, sharing, reading aloud, the list of keys) is a script of its own, fetched
// when the page has come to rest, or at once when somebody asks.
import { unsent, happened, send } from "../events";
import { page } from "../base";
import type { Player } from "./player";
import type { Ways } from "./ways";

// What the tools may use of the page's own script; they must not bring another copy of it.
export interface Lent {
  player: Player;
  ways: Ways | null; // null: what is heard is not on this page
  happened: typeof happened;
  unsent: typeof unsent;
  send: typeof send;
}

interface Tools {
  startTools(lent: Lent): (name: string) => void;
}

// Gives what opens a tool by its name.
export function startTools(root: HTMLElement, lent: () => { player: Player; ways: Ways | null }): (name: string) => void {
  const address = root.dataset["tools"];
  let loaded: Promise<(name: string) => void> | undefined;
  const load = () => {
    loaded ??= (import(address ?? "") as Promise<Tools>).then((tools) => tools.startTools({ ...lent(), happened, unsent, send }));
    return loaded;
  };
  if (address && page.learner) {
    const soon = window.requestIdleCallback ?? ((run: () => void) => window.setTimeout(run, 500));
    soon(() => void load().catch(() => (loaded = undefined)));
  }
  return (name) => {
    if (address) load().then((open) => open(name), () => (loaded = undefined));
  };
}

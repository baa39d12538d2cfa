// A script of its own, fetched when the page has come to rest: what is wanted now and then. It brings no copy of the
// player; what it needs of it is lent.
import type { Lent } from "../player/tools";
import { Aloud } from "./aloud";
import { Find } from "./find";
import { LineMenu } from "./line_menu";
import { Notes } from "./notes";
import { showPanel } from "./panel";

export type { Lent };

// Opens a tool by its name.
export function startTools(lent: Lent): (name: string) => void {
  const notes = new Notes(lent);
  const find = new Find(lent);
  const menu = new LineMenu(lent, notes, new Aloud(lent));
  void notes.load();
  return (name) => {
    if (name === "keys") showPanel("keys");
    else if (!find.press(name)) menu.press(name);
  };
}

// A course of which every lesson has the same test and takes its answers in another way: made of the lesson with every
// kind of question, so that there is one text of them.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./site.mjs";

const ways = {
  deferred: "deferred; pass 70%; time 20 min",
  immediate: "immediate",
  interactive: "3 tries",
  certainty: "deferred; certainty",
  hurried: "deferred; time 1 min",
};

export function makeSittings() {
  const kinds = join(root, "tests/browser/kinds");
  const folder = join(root, "build/courses/sittings");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(kinds, "course.yaml"), join(folder, "course.yaml"));
  const lesson = readFileSync(join(kinds, "1-kinds.md"), "utf8");
  const [before, test] = lesson.split("## Practice test");
  const conversation = before.slice(before.indexOf("## Conversation"), before.indexOf("## Videos"));
  let number = 0;
  for (const [name, how] of Object.entries(ways)) {
    number += 1;
    const asked = test
      .replace("*(pass 70%; time 20 min)*", `*(${how})*`)
      .replace("Which is tender?", "Which is tender? *(objective frost)*")
      .replace("Pansies stand frost.", "Pansies stand frost. *(objective frost)*");
    writeFileSync(
      join(folder, `${number}-${name}.md`),
      `---\ntitle: The ${name} way\n---\n## Objectives\n\n- frost: You can say what stands frost.\n\n${conversation}## Practice test${asked}`,
    );
  }
  return folder;
}

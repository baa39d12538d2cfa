// An answer said again is compared while it is typed, by the page itself: the same code as the server's, as
// WebAssembly (web/wasm). Possible only now: what counts as an answer came with the server's comparison of the
// first try, and never before. Without it, or without the network, the button "Compare" works as ever.

interface Given {
  program: string;
  question: string;
  ideas: string[][]; // the wordings of each
}

interface Program {
  memory: WebAssembly.Memory;
  room(): number;
  size(): number;
  compare(bytes: number): number;
  _initialize(): void;
}

const kCovered = 2; // of learn::Coverage
const kCoverageAt = 16; // bytes before it in the result (web/wasm/ideas.cpp)

let loaded: Promise<Program> | undefined;

async function load(address: string): Promise<Program> {
  const { instance } = await WebAssembly.instantiateStreaming(fetch(address), {});
  const program = instance.exports as unknown as Program;
  program._initialize();
  return program;
}

function covers(program: Program, answer: string, question: string, wordings: string[]): boolean {
  const bytes = new TextEncoder().encode([answer, question, ...wordings].map((text) => text.replaceAll("\0", " ") + "\0").join(""));
  if (bytes.length > program.size()) return false;
  new Uint8Array(program.memory.buffer, program.room(), bytes.length).set(bytes);
  const at = program.compare(bytes.length);
  return new DataView(program.memory.buffer).getUint32(at + kCoverageAt, true) === kCovered;
}

// `card` asks again; `given` is what the compared card had (data-compare). `words` makes the line under the field.
export async function compareAgain(card: Element, given: string | undefined, words: (covered: number, all: number) => string): Promise<void> {
  const field = card.querySelector("textarea");
  if (!field || !given) return;
  const { program: address, question, ideas } = JSON.parse(given) as Given;
  try {
    const program = await (loaded ??= load(address));
    const line = document.createElement("p");
    line.className = "quiet";
    line.dataset["soFar"] = "";
    line.setAttribute("role", "status");
    field.after(line);
    const show = () => {
      const covered = ideas.filter((wordings) => covers(program, field.value, question, wordings)).length;
      const text = field.value.trim() ? words(covered, ideas.length) : "";
      if (line.textContent !== text) line.textContent = text;
    };
    field.addEventListener("input", show);
    show();
  } catch {
    loaded = undefined; // the next try asks anew
    card.querySelector("[data-so-far]")?.remove();
  }
}

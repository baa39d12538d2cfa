// The comparison as a browser runs it says the same as the program, bit for bit: same.mjs IDEAS.WASM reads what
// `ideas_agreement results` printed, and prints "N of M the same".
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2]), {});
const { memory, room, size, compare, _initialize } = instance.exports;
_initialize?.();
const encoder = new TextEncoder();

function result(answer, question, wordings) {
  const bytes = encoder.encode([answer, question, ...wordings].map((text) => text + "\0").join(""));
  if (bytes.length > size()) throw new Error("too long");
  new Uint8Array(memory.buffer, room(), bytes.length).set(bytes);
  const at = compare(bytes.length);
  const read = new DataView(memory.buffer, at, 28);
  const bits = (offset) => read.getBigUint64(offset, true).toString(16).padStart(16, "0");
  const [coverage, wording, opposite] = [16, 20, 24].map((offset) => read.getUint32(offset, true));
  return { coverage, wording, opposite: opposite === 1, share: bits(0), log_odds: bits(8) };
}

let same = 0;
let all = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const native = JSON.parse(line);
  const here = result(native.answer, native.question, native.wordings);
  ++all;
  if (Object.entries(here).every(([key, value]) => native[key] === value)) {
    ++same;
  } else if (all - same < 4) {
    console.log(`FAILED: ${JSON.stringify(here)} for ${line}`);
  }
}
console.log(`${same} of ${all} the same`);
process.exit(same === all && all > 0 ? 0 : 1);

// A test under way: the clock of one that has a time limit, and the saving of answers that are judged together at its end.
import { all, byId, clock, newId, on, one, say, tell } from "./base";
import { request } from "./fragments";

const pause = 800; // ms without a change, before answers are saved
const again = 5000; // ms until what could not be saved is tried once more
let waiting = 0;
// One saving at a time: of two under way the older could arrive last, and would stand.
let saving = false;
let changed = false; // since the one under way was sent

function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  body.set("event", newId()); // each saving is its own
  body.set("offset", String(-new Date().getTimezoneOffset()));
  return body;
}

function saved(form: HTMLFormElement): void {
  saving = false;
  if (changed && form.isConnected) save(form);
}

function save(form: HTMLFormElement): void {
  waiting = 0;
  changed = saving;
  if (saving) return;
  saving = true;
  request("POST", form.dataset["saves"] ?? "", fieldsOf(form)).then(
    (answer) => {
      const fresh = answer.body.firstElementChild;
      if (fresh) byId("saved-here")?.replaceWith(document.adoptNode(fresh));
      saved(form);
    },
    () => {
      const note = byId("saved-here");
      if (note) note.textContent = say("offline");
      saved(form);
      if (!saving && !waiting && form.isConnected) waiting = setTimeout(() => save(form), again);
    },
  );
}

function soon(element: HTMLElement): void {
  const form = element.closest<HTMLFormElement>("form[data-saves]");
  if (!form) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => save(form), pause);
}

// Counts down from what the server said was left: its clock decides, not this device's.
function run(holder: HTMLElement): void {
  const face = one("[data-clock]", holder);
  const end = performance.now() + Number(holder.dataset["left"]);
  let before = Infinity;
  const tick = (): void => {
    if (!holder.isConnected) return clearInterval(timer);
    const left = Math.max(0, end - performance.now());
    if (face) face.textContent = clock(left);
    if (left <= 300_000 && before > 300_000 && before < Infinity) tell(say("left.long"));
    if (left <= 60_000 && before > 60_000 && before < Infinity) tell(say("left.short"));
    holder.toggleAttribute("data-short", left <= 60_000);
    before = left;
    if (left > 0) return;
    clearInterval(timer);
    tell(say("left.none"));
    // Nobody is asked whether they mean it.
    const button = one<HTMLButtonElement>("form[data-end] .end-of-test button, form.end-of-test button");
    button?.removeAttribute("name");
    one<HTMLFormElement>("form[data-end]")?.requestSubmit(button);
  };
  const timer = setInterval(tick, 1000);
  tick();
}

export function startAttempt(): void {
  const clocks = (): void => all(".clock[data-left]").forEach(run);
  clocks();
  document.addEventListener("swapped", (event) => {
    clearTimeout(waiting);
    waiting = 0;
    const { fresh } = (event as CustomEvent<{ fresh: Element }>).detail;
    if (one(".clock[data-left]", fresh)) clocks();
  });
  // Enter in a field presses the button that saves: here that needs no new page, and it ends nothing.
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || !("saves" in form.dataset)) return;
      if (!(event as SubmitEvent).submitter?.hasAttribute("formaction")) return;
      event.preventDefault();
      event.stopPropagation();
      save(form);
    },
    { capture: true },
  );
  on("input", "form[data-saves] :is(input, textarea)", soon);
  on("change", "form[data-saves] select", soon);
  on("click", "form[data-saves] [data-move]", soon);
  // Whoever closes the page has not waited.
  addEventListener("pagehide", () => {
    const form = one<HTMLFormElement>("form[data-saves]");
    if (!waiting || !form) return;
    clearTimeout(waiting);
    waiting = 0;
    navigator.sendBeacon(form.dataset["saves"] ?? "", fieldsOf(form));
  });
}

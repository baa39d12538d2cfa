// Forms marked data-fragment are sent in the background and answered by a piece of the page, which
// the server wrote; without script the same form posts as any other. Answers are parsed by the
// browser as a document of their own, so nothing here turns text into markup.
import { byId, newId, on, say, tell } from "./base";

export type Swapped = CustomEvent<{ old: Element; fresh: Element; form: HTMLElement; submitter: string }>;

export function request(method: string, address: string, body: URLSearchParams | null): Promise<Document> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open(method, address);
    call.responseType = "document";
    call.timeout = 20000;
    call.setRequestHeader("X-Fragment", "1");
    if (body) call.setRequestHeader("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8");
    call.onload = () => (call.status < 400 && call.responseXML ? resolve(call.responseXML) : reject(call.status));
    call.onerror = call.ontimeout = () => reject(0);
    call.send(body);
  });
}

function pieces(from: Document): Element[] {
  return Array.from(from.body.children).map((child) => document.adoptNode(child));
}

// Where the answer of `form` goes: an element named by id, or the card or question around it.
function placeOf(form: HTMLElement): Element | null {
  const named = form.dataset["fragment"] ?? form.dataset["load"] ?? "";
  return (named !== "closest" && byId(named)) || form.closest("[data-prompt], [data-card], [data-question]");
}

function put(old: Element, fresh: Element[], form: HTMLElement, submitter: string): void {
  const first = fresh[0];
  if (!first) return;
  old.replaceWith(...fresh);
  const status = first.querySelector("[data-says]") ?? first.querySelector("[role=status]");
  if (status) tell(status.textContent ?? "");
  const focus = first.querySelector<HTMLElement>("[data-first]") ?? first.querySelector<HTMLElement>("[data-go-on], .verdict ~ .row .b");
  if (focus) {
    focus.focus({ preventScroll: true });
  } else if (first instanceof HTMLElement) {
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
  }
  first.scrollIntoView({ block: "nearest" });
  document.dispatchEvent(new CustomEvent("swapped", { detail: { old, fresh: first, form, submitter } }) satisfies Swapped);
}

export function startFragments(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const id = form.elements.namedItem("event");
    if (id instanceof HTMLInputElement && !id.value) id.value = newId();
    if ("enrol" in form.dataset) {
      const back = form.elements.namedItem("back");
      if (back instanceof HTMLInputElement) sessionStorage.setItem("colloquy.spot", String(scrollY));
      return;
    }
    const old = "fragment" in form.dataset ? placeOf(form) : null;
    if (!old) return;
    event.preventDefault();
    const submitter = (event as SubmitEvent).submitter;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
    body.set("offset", String(-new Date().getTimezoneOffset())); // the learner's day ends at four by their own clock
    const pressed = submitter instanceof HTMLButtonElement ? submitter : null;
    if (pressed?.name) body.append(pressed.name, pressed.value);
    form.setAttribute("aria-busy", "true");
    request("POST", form.action, body).then(
      (answer) => put(old, pieces(answer), form, pressed?.name ?? ""),
      (status: number) => {
        form.removeAttribute("aria-busy");
        // The same id goes out again with the next try: the server counts it once.
        if (status === 0) {
          fault(form);
          return;
        }
        // Refused: the browser goes there itself and shows what the server says.
        if (pressed?.name) {
          const field = document.createElement("input");
          field.type = "hidden";
          field.name = pressed.name;
          field.value = pressed.value;
          form.append(field);
        }
        form.submit();
      },
    );
  });

  on("click", "a[data-load]", (link, event) => {
    const old = placeOf(link);
    if (!old) return;
    event.preventDefault();
    request("GET", (link as HTMLAnchorElement).href, null).then(
      (answer) => {
        const holder = old.cloneNode(false) as HTMLElement;
        holder.append(...pieces(answer));
        put(old, [holder], link, "");
      },
      () => location.assign((link as HTMLAnchorElement).href),
    );
  });

  const spot = sessionStorage.getItem("colloquy.spot");
  if (spot !== null) {
    sessionStorage.removeItem("colloquy.spot");
    scrollTo({ top: Number(spot), behavior: "instant" });
  }
}

function fault(form: HTMLFormElement): void {
  let note = form.querySelector(".fault");
  if (!note) {
    note = document.createElement("p");
    note.className = "fault is-soft";
    note.setAttribute("role", "alert");
    form.append(note);
  }
  note.textContent = say("offline");
}

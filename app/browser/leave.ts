import { isLeft, leftCookieLine } from "#app/domain/left.ts";
import {
  afterShift,
  NO_PRESSES,
  PRESSED_WITHIN_MS,
  PRESSES_NEEDED,
  type ShiftEvent,
} from "./shift-presses.ts";

/**
 * “Leave this page”, faster than the plain link that it makes better: the page is covered at once, its place in the
 * history goes to the neutral site, other tabs of the forum leave as well, and Shift pressed three times does the same.
 * A page that Back brings out of the browser's memory stays covered, and asks the server, which says that it is closed.
 */

/** Readable here, so that a page of the browser's own memory knows. */
const hasLeft = (): boolean => isLeft(document.cookie);

/** As the answer sets it, but at once: that may come late, or never. */
function rememberToLeave(): void {
  const isSafe = location.protocol === "https:";
  // biome-ignore lint/suspicious/noDocumentCookie: Nothing else sets one before the page goes.
  document.cookie = leftCookieLine({ prefix: isSafe ? "__Host-" : "", secure: isSafe ? "; Secure" : "" });
}

let presses = NO_PRESSES;
let callOff: ReturnType<typeof setTimeout> | undefined;
let counter: { box: HTMLElement; dots: HTMLElement; said: HTMLElement } | undefined;

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element) || !event.target.closest("[data-leave]")) return;
  event.preventDefault();
  tellOtherTabs();
  leave();
});

/** Cleared by the answer. A browser that keeps nothing for this site refuses it with an error, and leaves all the same. */
function tellOtherTabs(): void {
  try {
    localStorage.setItem("left", String(Date.now()));
  } catch {}
}

addEventListener("storage", ({ key, newValue }) => {
  if (key === "left" && newValue !== null) leave();
});

addEventListener("pageshow", ({ persisted }) => {
  if (!persisted || !(isCovered() || hasLeft())) return;
  cover();
  location.reload();
});

if (hasLeft()) {
  cover();
  location.reload();
}

document.addEventListener("keydown", ({ key, repeat }) => {
  if (repeat && key === "Shift") return;
  count(key === "Shift" ? "down" : "other");
});
document.addEventListener("keyup", ({ key }) => {
  if (key === "Shift") count("up");
});
document.addEventListener("pointerdown", () => count("other"));

function leave(): void {
  cover();
  rememberToLeave();
  location.replace("/leave");
}

const isCovered = (): boolean => document.documentElement.dataset.leaving !== undefined;

function cover(): void {
  document.documentElement.dataset.leaving = "";
  document.title = "…";
  counter ??= makeCounter();
  counter.said.textContent = "Leaving.";
}

function count(what: ShiftEvent["what"]): void {
  if (what === "down") counter ??= makeCounter(); // There before it says something, so that a screen reader hears it.
  const before = presses.presses;
  presses = afterShift(presses, { what, atMs: Date.now() });
  if (presses.presses === before) return;
  if (presses.presses >= PRESSES_NEEDED) {
    presses = NO_PRESSES;
    document.querySelector<HTMLElement>("[data-leave]")?.click();
    return;
  }
  clearTimeout(callOff);
  show(presses.presses);
  if (presses.presses > 0) callOff = setTimeout(() => count("other"), PRESSED_WITHIN_MS);
}

/** As many dots as there are presses, for the eyes, and the words of it for a screen reader. */
function show(pressed: number): void {
  if (!counter) return;
  counter.box.hidden = pressed === 0;
  for (const [at, dot] of [...counter.dots.children].entries())
    dot.toggleAttribute("data-pressed", at < pressed);
  const left = PRESSES_NEEDED - pressed;
  counter.said.textContent =
    pressed === 0
      ? "Not leaving."
      : `Press Shift ${left === 1 ? "once more" : `${left} more times`} to leave this page.`;
}

function makeCounter(): NonNullable<typeof counter> {
  const box = document.createElement("div");
  box.className = "leave-count";
  box.hidden = true;
  const dots = document.createElement("span");
  for (let at = 0; at < PRESSES_NEEDED; at++) dots.append(document.createElement("span"));
  dots.ariaHidden = "true";
  const said = document.createElement("span");
  said.className = "visually-hidden leave-said";
  said.role = "status";
  box.append(dots);
  document.body.append(box, said);
  return { box, dots, said };
}

import { useEffect } from "react";

const OFF = "desk-keys-off";

/** Whether a moderator has switched the keys off on this device. A single letter must not surprise whoever speaks to their browser. */
export const deskKeysAreOff = (): boolean => localStorage.getItem(OFF) !== null;

export function switchDeskKeys(off: boolean): void {
  if (off) localStorage.setItem(OFF, "yes");
  else localStorage.removeItem(OFF);
}

/**
 * The desk by keyboard: `j` and `k` go through the queue, Enter opens what is focused, `u` goes back to it, `t` takes the
 * item, `a` goes to its acts, `x` shows and folds the text. Nothing is done by a key that cannot be taken back.
 */
export function useDeskKeys(): void {
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || deskKeysAreOff()) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;

const KEYS: Record<string, () => void> = {
  j: () => step(1),
  k: () => step(-1),
  u: () => document.querySelector<HTMLElement>("[data-desk-back]")?.click(),
  t: () => document.querySelector<HTMLElement>("[data-desk-take]")?.click(),
  a: () => document.querySelector<HTMLElement>("[data-desk-acts] :is(summary, button)")?.focus(),
  x: () => document.querySelector<HTMLElement>("[data-desk-text] > summary")?.click(),
};

/** Beside an item the one that is open is where it begins. */
function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>("[data-desk-queue] a")];
  const focused = links.indexOf(document.activeElement as HTMLElement);
  const at = focused === -1 ? links.findIndex((link) => link.ariaCurrent === "page") : focused;
  links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
}

import type { DraftAnswer } from "#app/domain/draft-answer.ts";
import { declineFiles } from "./decline-files.ts";
import { statusOf } from "./draft-status.ts";
import { type Keeper, keep, type Sent } from "./keeper.ts";

/**
 * Keeps every form on the page that has `data-draft`, its place, while somebody writes in it; nothing stays in the
 * browser. It listens at the document, so it does not matter when a form comes onto the page or by whom it is drawn.
 */
const keepers = new Map<HTMLFormElement, Keeper>();

/** A server that takes longer than this, in milliseconds, is taken to be away. */
const ANSWERED_WITHIN_MS = 20_000;

/** So that nobody fetches this script a second time. */
document.documentElement.dataset.draftsKept = "";

/** What a browser sends along after its page is gone, in bytes, for all such requests together. */
const KEEPALIVE_BYTES = 60_000;

function keeperOf(target: EventTarget | null): Keeper | null {
  const form = target instanceof Element ? target.closest<HTMLFormElement>("form[data-draft]") : null;
  if (!form) return null;
  const known = keepers.get(form);
  if (known) return known;
  for (const old of keepers.keys()) if (!old.isConnected && keepers.size > 20) keepers.delete(old);
  const named = form.querySelector<HTMLInputElement>("input[name=draft]")?.value ?? "";
  const keeper = keep({
    draft: named.split(".", 2).join("."),
    writer: randomName(),
    read: () => readForm(form),
    send,
    say: statusOf(form),
  });
  keepers.set(form, keeper);
  return keeper;
}

/** 24 letters of a kind that nobody can guess or has had before. */
const randomName = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => (byte & 31).toString(32)).join("");

/** The form as it would be sent, with its place. Reading it asks for its reference, below. */
function readForm(form: HTMLFormElement): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  body.set("draftAt", form.dataset.draft ?? "");
  return body;
}

async function send(body: URLSearchParams, signal: AbortSignal): Promise<Sent> {
  const request = new AbortController();
  const stop = () => request.abort();
  signal.addEventListener("abort", stop);
  const tooLong = setTimeout(stop, ANSWERED_WITHIN_MS);
  try {
    return await post(body, request.signal);
  } finally {
    clearTimeout(tooLong);
  }
}

async function post(body: URLSearchParams, signal: AbortSignal): Promise<Sent> {
  const text = body.toString();
  const answer = await fetch("/drafts/save", {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: text,
    keepalive: text.length < KEEPALIVE_BYTES,
    signal,
  });
  const retryAfterS = Number(answer.headers.get("Retry-After")) || null;
  return {
    status: answer.status,
    retryAfterS,
    answer: answer.ok ? ((await answer.json()) as DraftAnswer) : null,
  };
}

const saveAll = () => {
  for (const keeper of keepers.values()) keeper.saveNow();
};
const forgetAll = () => {
  for (const keeper of keepers.values()) keeper.forget();
};

declineFiles();

document.addEventListener("input", ({ target }) => keeperOf(target)?.typed());
document.addEventListener("focusout", ({ target }) => keeperOf(target)?.leftField());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") saveAll();
});
addEventListener("pagehide", saveAll);

// However the form is read, by the browser or by a script, the reference goes with it.
document.addEventListener("formdata", ({ target, formData }) => {
  const keeper = keeperOf(target);
  if (keeper) formData.set("draft", keeper.ref());
});

// First of all who listen: what is read here has to be older than what is sent.
addEventListener(
  "submit",
  ({ target }) => {
    const isSignOut = target instanceof HTMLFormElement && target.getAttribute("action") === "/sign-out";
    if (isSignOut) forgetAll();
    else keeperOf(target)?.submitted();
  },
  true,
);

// “Leave this page” lets go of what was typed. A save on the way out would bring the words back, and the cookie.
document.addEventListener(
  "click",
  ({ target }) => {
    if (target instanceof Element && target.closest("[data-leave]")) forgetAll();
  },
  true,
);

// What was typed before this script came. What the browser has put back itself was typed on another visit, and may have been posted.
const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
if (visit?.type === "navigate")
  for (const field of document.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(
    "form[data-draft] :is(textarea, input[type=text])",
  ))
    if (field.value !== field.defaultValue) keeperOf(field)?.typed();

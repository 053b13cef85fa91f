/**
 * The copy of everything about oneself that a member can ask for. It holds what they wrote and chose, and what they were
 * told; of others it holds addresses only: neither their words nor their names.
 *
 * One copy at a time. A new one can be asked for when there is none, when it is ready, and when it failed.
 */
export type ExportState = "waiting" | "working" | "ready" | "failed";

export const isBeingMade = (state: ExportState): boolean => state === "waiting" || state === "working";

/** For how long a copy can be taken; then it is deleted. */
export const EXPORT_LASTS_MS = 24 * 60 * 60 * 1000;

/** For how long a slice is one server's. After a crash the next one begins the slice again. */
export const EXPORT_LEASE_MS = 2 * 60 * 1000;

/** In the order of the file. */
export const EXPORT_SECTIONS = [
  "posts",
  "drafts",
  "gestures",
  "following",
  "hiddenThreads",
  "reports",
  "letters",
  "appeals",
] as const;
export type ExportSection = (typeof EXPORT_SECTIONS)[number];

/** Where the next slice begins: a section, and after which of its rows. `pack`: all is gathered. */
export type ExportPlace = { step: "about" } | { step: "pack" } | { step: ExportSection; after: string };

export const FIRST_PLACE = "";

export function parsePlace(cursor: string): ExportPlace {
  const [step = "", after = ""] = cursor.split(" ");
  if (step === "pack") return { step };
  const section = EXPORT_SECTIONS.find((name) => name === step);
  return section ? { step: section, after } : { step: "about" };
}

/** The place after this one; `next`: the last row that was read of this section, null when it was the last of all. */
export function placeAfter(place: ExportPlace, next: string | null): string {
  if (place.step === "pack") return "pack";
  if (place.step !== "about" && next !== null) return `${place.step} ${next}`;
  const at = place.step === "about" ? 0 : EXPORT_SECTIONS.indexOf(place.step) + 1;
  return EXPORT_SECTIONS[at] ?? "pack";
}

/** What the page says of the copy. */
export type ExportView =
  | { state: "none" | "failed" }
  | { state: "making"; done: number; total: number }
  | { state: "ready"; bytes: number; untilMs: number };

type Job = { state: ExportState; done: number; total: number; expiresAtMs: number };

/** What was written after the copy was begun can make it more than was counted: it never says "21 of 20". */
export function exportView(job: Job | undefined, bytes: number, nowMs: number): ExportView {
  if (!job) return { state: "none" };
  const { state, done, total, expiresAtMs } = job;
  if (isBeingMade(state)) return { state: "making", done: Math.min(done, total), total };
  if (expiresAtMs <= nowMs) return { state: "none" };
  return state === "ready" ? { state, bytes, untilMs: expiresAtMs } : { state: "failed" };
}

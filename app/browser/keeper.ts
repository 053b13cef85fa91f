import type { DraftAnswer } from "#app/domain/draft-answer.ts";

/** A pause in typing after which the form is saved, and the longest that it waits for one, in milliseconds. */
export const PAUSE_MS = 1_000;
const WAITS_FOR_A_PAUSE_MS = 8_000;

/**
 * After the field was left, in milliseconds. A press on “Post” leaves the field too, and cancels this: a first save and
 * the form itself, sent at once, would make a guest two owners, and the later of the two cookies would win.
 */
export const LEFT_FIELD_MS = 300;

/** When to try again while the server does not answer, in milliseconds: sooner at first, then every half minute. */
const TRY_AGAIN_MS = [2_000, 4_000, 8_000, 15_000, 30_000];

/** A form that was sent and got no answer is kept as a draft after so many milliseconds. */
const SENT_UNANSWERED_MS = 5_000;

/** What there is to say about a form. Nothing is said while somebody types. */
export type Saying =
  | { is: "typing" }
  | { is: "saved"; path: string; others: boolean; signedOut: boolean; care: boolean }
  | { is: "trying-again" | "full" | "too-long" | "not-possible" | "nothing" };

export type Sent = { status: number; retryAfterS: number | null; answer: DraftAnswer | null };

export type Keeping = {
  /** `ID.VERSION` of the draft that the form was filled with; empty when there was none. */
  draft: string;
  /** A name for this page that no other has. */
  writer: string;
  /** The form as it stands now. Asks `ref` for its reference. */
  read: () => URLSearchParams;
  /** Rejects when there is no answer. */
  send: (body: URLSearchParams, signal: AbortSignal) => Promise<Sent>;
  say: (saying: Saying) => void;
};

export type Keeper = {
  /** Something was typed or chosen. */
  typed: () => void;
  /** The field was left: a moment later is soon enough. */
  leftField: () => void;
  /** Now or never: the page is hidden. */
  saveNow: () => void;
  /** The reference that goes with the form, whenever it is read; see domain/draft-ref.ts. */
  ref: () => string;
  /** The form is being sent. */
  submitted: () => void;
  /** Whoever sits here is leaving: not a word more. */
  forget: () => void;
};

/**
 * Keeps one form: saves it when its writer pauses, one request at a time, and tries again for as long as it takes. The
 * server sorts out what arrives in the wrong order, because every reading of the form is numbered.
 */
export function keep({ draft: filledWith, writer, read, send, say }: Keeping): Keeper {
  let draft = filledWith;
  let turn = 0;
  let unsaved = false;
  let failures = 0;
  let waitingSince: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underway: AbortController | null = null;
  /** Read and not yet stored. It is sent again as it is, so that it stays older than whatever was read since. */
  let pending: URLSearchParams | null = null;
  let forgotten = false;

  const later = (delayMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), delayMs);
  };

  async function save(): Promise<void> {
    clearTimeout(timer);
    if (forgotten || (!unsaved && !pending)) return;
    if (underway) return later(PAUSE_MS);
    const body = unsaved || !pending ? read() : pending;
    pending = body;
    unsaved = false;
    waitingSince = null;
    const request = new AbortController();
    underway = request;
    const sent = await send(body, request.signal).catch(() => null);
    if (underway === request) underway = null;
    if (!request.signal.aborted) hear(sent, body);
  }

  function hear(sent: Sent | null, body: URLSearchParams): void {
    if (sent?.answer) {
      failures = 0;
      if (pending === body) pending = null;
      if (sent.answer.outcome === "saved") draft = sent.answer.draft.split(".", 2).join(".");
      if (sent.answer.outcome === "empty") draft = "";
      if (!unsaved) say(sayingOf(sent.answer));
    } else if (sent && sent.status < 500 && sent.status !== 429) {
      pending = null;
      say({ is: "not-possible" });
    } else {
      const delayMs = TRY_AGAIN_MS[Math.min(failures, TRY_AGAIN_MS.length - 1)] ?? 0;
      failures += 1;
      say({ is: "trying-again" });
      later(Math.max(delayMs, (sent?.retryAfterS ?? 0) * 1000));
    }
  }

  return {
    typed() {
      if (forgotten) return;
      unsaved = true;
      if (failures === 0) say({ is: "typing" });
      waitingSince ??= Date.now();
      const waitedMs = Date.now() - waitingSince;
      later(Math.max(0, Math.min(PAUSE_MS, WAITS_FOR_A_PAUSE_MS - waitedMs)));
    },
    leftField() {
      if (unsaved) later(LEFT_FIELD_MS);
    },
    saveNow() {
      if (!unsaved) return;
      underway = null; // Whatever is on its way goes on; the turns tell which of the two is the later.
      void save();
    },
    ref() {
      turn += 1;
      return `${draft || "."}.${writer}.${turn}`;
    },
    submitted() {
      if (forgotten) return;
      underway?.abort();
      underway = null;
      unsaved = false;
      pending = read();
      later(SENT_UNANSWERED_MS);
    },
    forget() {
      forgotten = true;
      clearTimeout(timer);
      underway?.abort();
      pending = null;
    },
  };
}

function sayingOf(answer: DraftAnswer): Saying {
  if (answer.outcome === "saved") return { ...answer, is: "saved" };
  return { is: answer.outcome === "empty" || answer.outcome === "late" ? "nothing" : answer.outcome };
}

import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { Db } from "#db/schema.ts";
import { mailer } from "./email.ts";
import { sendDue } from "./outbox.ts";

const LOOK_EVERY_MS = 3_000;

/** Sends mails while the forum serves, if it has a mail server. Returns what ends it, when the mail at hand is sent. */
export function keepMailing(
  db: Db,
  { log, mail, origin }: { log: Logger; mail: { url: string; from: string } | null; origin: string },
): () => Promise<void> {
  if (!mail) return async () => {};
  const ending = new AbortController();
  const send = mailer(mail);
  const onTrouble = (err: unknown, about: { id: string; isLast: boolean }) =>
    log.warn({ code: (err as { code?: string }).code, mail: about }, "a mail was not sent");
  const work = async () => {
    while (!ending.signal.aborted) {
      await sendDue(db, { send, origin, nowMs: Date.now(), onTrouble }).catch((err) =>
        log.error({ err }, "mailing failed"),
      );
      await wait(LOOK_EVERY_MS, undefined, { signal: ending.signal }).catch(() => {});
    }
  };
  const working = work();
  return async () => {
    ending.abort();
    await working;
  };
}

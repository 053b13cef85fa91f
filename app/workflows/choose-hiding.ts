import type { Member } from "#app/domain/actor.ts";
import { handleKey } from "#app/domain/handle.ts";
import { linesOf } from "#app/domain/hidden-words.ts";
import { type ContentNote, notesToStore } from "#app/domain/need.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { accountByHandleKey } from "#db/queries/accounts.ts";
import {
  setHiddenNotes,
  setHiddenWords,
  type ThreadAlias,
  unhideThread,
  unmuteAlias,
  unmutePerson,
} from "#db/queries/hiding.ts";
import type { Db } from "#db/schema.ts";
import { type Stale, stale } from "./refusal.ts";

/*
 * What a member chooses under “What you hide”. None of it needs a permission: it changes their own rows and nothing that
 * anybody else sees. Letting go of what was never hidden does nothing, and says nothing.
 */

export const hideNotes = (db: Db, member: Member, notes: readonly ContentNote[]): Promise<void> =>
  setHiddenNotes(db, member.id, notesToStore(notes));

const CHANGED_ELSEWHERE = stale(
  "Your list was changed in another tab or on another device meanwhile. What you typed is below; save once more to keep this one.",
);

/** Keeps a list of words in place of version `fromVersion`, unless a newer one has come in between. */
export async function hideWords(
  db: Db,
  member: Member,
  { words, fromVersion }: { words: string; fromVersion: number },
): Promise<Result<null, Stale>> {
  const kept = await setHiddenWords(db, member.id, { words: linesOf(words).join("\n"), fromVersion });
  return kept ? ok(null) : err(CHANGED_ELSEWHERE);
}

export async function letGoOfPerson(db: Db, member: Member, handle: string): Promise<void> {
  const account = await accountByHandleKey(db, handleKey(handle));
  if (account) await unmutePerson(db, member.id, account.id);
}

export const letGoOfAlias = (db: Db, member: Member, alias: ThreadAlias): Promise<void> =>
  unmuteAlias(db, member.id, alias);

export const letGoOfThread = (db: Db, member: Member, threadId: string): Promise<void> =>
  unhideThread(db, member.id, threadId);

import type { ExportedAbout } from "#app/domain/exported.ts";
import { linesOf } from "#app/domain/hidden-words.ts";
import { storedNotes } from "#app/domain/need.ts";
import { startOfDay } from "#app/domain/session.ts";
import { accountById } from "#db/queries/accounts.ts";
import { emailOf } from "#db/queries/email.ts";
import { appOf } from "#db/queries/factors.ts";
import { helpCountryOf } from "#db/queries/help-country.ts";
import { hiddenWords, hidingChoice } from "#db/queries/hiding.ts";
import { getNewcomer } from "#db/queries/newcomers.ts";
import { ownFacts } from "#db/queries/own-things.ts";
import { passkeysOf } from "#db/queries/passkeys.ts";
import { profileOf } from "#db/queries/profiles.ts";
import { quietHoursOf } from "#db/queries/quiet-hours.ts";
import { countRecoveryCodes } from "#db/queries/recovery-codes.ts";
import { sessionsOf } from "#db/queries/sessions.ts";
import type { Db } from "#db/schema.ts";
import { isoTime } from "./gather-export.ts";

/** Who somebody is here and what they chose: the beginning of the copy. Null for nobody. */
export async function gatherAbout(db: Db, accountId: string, nowMs: number): Promise<ExportedAbout | null> {
  const account = await accountById(db, accountId);
  if (!account) return null;
  const profile = await profileOf(db, accountId);
  const email = await emailOf(db, accountId);
  const quiet = await quietHoursOf(db, accountId);
  const facts = await ownFacts(db, accountId);
  return {
    madeAt: isoTime(nowMs),
    handle: account.handle,
    role: account.role,
    joinedAt: isoTime(account.createdAtMs),
    noteOnJoining: (await getNewcomer(db, accountId))?.note || null,
    about: profile.about,
    hasPage: !profile.isOff,
    country: await helpCountryOf(db, accountId),
    email: email
      ? { address: email.address, confirmedAt: email.verifiedAtMs === 0 ? null : isoTime(email.verifiedAtMs) }
      : null,
    quietHours: quiet && {
      from: clock(quiet.fromMinute),
      to: clock(quiet.toMinute),
      timeZone: quiet.timeZone,
    },
    feedMadeAt: facts.feedMadeAtMs === null ? null : isoTime(facts.feedMadeAtMs),
    hiddenNotes: storedNotes((await hidingChoice(db, accountId))?.notes ?? "[]"),
    hiddenWords: linesOf((await hiddenWords(db, accountId))?.words ?? ""),
    mutedPeople: facts.mutedPeople,
    mutedAliases: facts.mutedAliases,
    breakAfterItems: facts.breakAfter,
    sessions: (await sessionsOf(db, accountId)).map(({ device, createdAtMs, usedOnDay }) => ({
      device,
      signedInAt: isoTime(createdAtMs),
      lastUsedOn: isoDay(usedOnDay),
    })),
    passkeys: (await passkeysOf(db, accountId)).map(({ name, createdAtMs, usedOnDay }) => ({
      name,
      addedAt: isoTime(createdAtMs),
      lastUsedOn: isoDay(usedOnDay),
    })),
    hasAuthenticatorApp: (await appOf(db, accountId)) !== undefined,
    recoveryCodesLeft: await countRecoveryCodes(db, accountId),
  };
}

const isoDay = (day: number): string => isoTime(startOfDay(day)).slice(0, 10);

/** `07:30` for 450 minutes after midnight. */
const clock = (minute: number): string => isoTime(minute * 60_000).slice(11, 16);

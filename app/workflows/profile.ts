import type { Member } from "#app/domain/actor.ts";
import type { Profile } from "#app/domain/profile.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import type { Danger } from "#app/domain/screening/finding.ts";
import { screenAbout } from "#app/domain/screening/index.ts";
import { withSuggestions } from "#app/domain/screening/with-suggestions.ts";
import { profileOf, setProfile } from "#db/queries/profiles.ts";
import type { Db } from "#db/schema.ts";
import { currentRules } from "./rules.ts";
import type { GivenBack } from "./screen-writing.ts";

export const ownProfile = (db: Db, member: Member): Promise<Profile> => profileOf(db, member.id);

/** What its writer answered to what was asked about the few words: nothing yet, as they are, or as was suggested. */
export type AboutAnswer = "none" | "as-it-is" | "as-suggested";

/**
 * Takes effect with the next page that anybody opens: nothing about a profile is kept anywhere else. Words that could tell
 * who somebody is are given back with the question first.
 */
export async function changeProfile(
  db: Db,
  member: Member,
  { answer, ...profile }: Profile & { answer: AboutAnswer },
): Promise<Result<{ danger: Danger }, GivenBack>> {
  const { about } = profile;
  const screened = screenAbout(about, await currentRules(db));
  const { verdict, danger, findings } = screened;
  if (verdict === "ask" && answer === "as-suggested") {
    const changed = withSuggestions(about, findings, "body");
    return changeProfile(db, member, { ...profile, about: changed, answer: "none" });
  }
  const isGivenBack = verdict === "refuse" || verdict === "hold" || (verdict === "ask" && answer === "none");
  if (isGivenBack) return err({ kind: "screened", screened, title: null, body: about });
  await setProfile(db, member.id, profile);
  return ok({ danger });
}

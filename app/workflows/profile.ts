import type { Member } from "#app/domain/actor.ts";
import type { Profile } from "#app/domain/profile.ts";
import { profileOf, setProfile } from "#db/queries/profiles.ts";
import type { Db } from "#db/schema.ts";

export const ownProfile = (db: Db, member: Member): Promise<Profile> => profileOf(db, member.id);

/** Takes effect with the next page that anybody opens: nothing about a profile is kept anywhere else. */
export const changeProfile = (db: Db, member: Member, profile: Profile): Promise<void> =>
  setProfile(db, member.id, profile);

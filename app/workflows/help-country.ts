import { type Actor, isMember, type Member } from "#app/domain/actor.ts";
import { deleteHelpCountry, helpCountryOf, setHelpCountry } from "#db/queries/help-country.ts";
import type { Db } from "#db/schema.ts";

/** The code of the country that a member chose to see first. Null for none, and for guests: nothing is guessed. */
export const ownCountry = async (db: Db, viewer: Actor): Promise<string | null> =>
  isMember(viewer) ? helpCountryOf(db, viewer.id) : null;

/** `null` takes it away, and nothing of it is left. */
export const chooseCountry = (db: Db, member: Member, country: string | null): Promise<void> =>
  country === null ? deleteHelpCountry(db, member.id) : setHelpCountry(db, member.id, country);

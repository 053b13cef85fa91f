import { type Actor, isMember } from "#app/domain/actor.ts";
import { countryHelp, countryNames, type HelpNowView } from "#app/domain/helpline-views.ts";
import type { Helplines } from "#app/domain/helplines.ts";
import type { Db } from "#db/schema.ts";
import { ownCountry } from "./help-country.ts";

/** The page `/help-now`. A country that is asked for (`chosen`, any text) goes before the reader's own. */
export async function viewHelpNow(
  db: Db,
  data: Helplines,
  { viewer, chosen }: { viewer: Actor; chosen: string | null },
): Promise<HelpNowView> {
  const own = await ownCountry(db, viewer);
  const country = countryHelp(data, chosen || own);
  return {
    country,
    unknown: country === null && Boolean(chosen),
    own,
    canKeep: isMember(viewer) && country !== null && country.code !== own,
    countries: countryNames(data),
    directories: data.directories,
    note: data.note,
  };
}

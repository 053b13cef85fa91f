import type { Actor } from "#app/domain/actor.ts";
import { type CareContent, type CareLevel, type CarePanelView, carePanel } from "#app/domain/care.ts";
import type { Db } from "#db/schema.ts";
import { ownCountry } from "./help-country.ts";

/** The panel as this viewer sees it. A country that the page asks for (`chosen`, any text) goes before their own. */
export async function viewCarePanel(
  db: Db,
  content: CareContent,
  { viewer, level, chosen }: { viewer: Actor; level: CareLevel; chosen: string | null },
): Promise<CarePanelView> {
  return carePanel(content, { level, country: chosen || (await ownCountry(db, viewer)) });
}

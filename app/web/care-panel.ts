import guidelines from "#app/content/guidelines.md?raw";
import helplines from "#app/content/helplines.json";
import type { Actor } from "#app/domain/actor.ts";
import type { CareContent, CareLevel, CarePanelView } from "#app/domain/care.ts";
import { guidelineName } from "#app/domain/guidelines.ts";
import type { Helplines } from "#app/domain/helplines.ts";
import { guidelineText } from "#app/render/guideline-text.ts";
import { viewCarePanel } from "#app/workflows/care-panel.ts";
import type { Db } from "#db/schema.ts";

const content: CareContent = {
  helplines: helplines as Helplines,
  guideline: { name: guidelineName(7) ?? "", html: guidelineText(guidelines, 7) },
};

/**
 * The care panel for this viewer, from what the forum's own files say. `chosen` is what the page was asked for with
 * `?country=`, if it takes that; a member's own country stands in its place.
 */
export const carePanelFor = (
  db: Db,
  viewer: Actor,
  level: CareLevel,
  chosen: string | null = null,
): Promise<CarePanelView> => viewCarePanel(db, content, { viewer, level, chosen });

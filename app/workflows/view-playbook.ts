import type { Member } from "#app/domain/actor.ts";
import type { PlaybookView } from "#app/domain/desk-views.ts";
import { laneAt } from "#app/domain/lane.ts";
import { PLAYBOOK, playbookState } from "#app/domain/playbook.ts";
import type { ActRow } from "#db/queries/record.ts";
import type { ItemRow } from "#db/queries/reviews.ts";

/** The playbook of an item in which somebody may be in danger, or has been; null for every other. */
export function viewPlaybook(
  viewer: Member,
  item: ItemRow,
  { acts, colleagues }: { acts: readonly ActRow[]; colleagues: readonly { id: string }[] },
): PlaybookView | null {
  const asked = acts.findLast(({ act }) => act === PLAYBOOK.assess.act);
  const lane = laneAt(item.lane);
  if (lane !== "now" && lane !== "danger" && !asked) return null;
  const { done, missing } = playbookState(acts, { otherModerators: colleagues.length });
  return {
    done,
    missing: lane === "now" ? missing : [],
    secondByMs: item.secondByMs,
    hasOthers: colleagues.length > 0,
    askedByViewer: asked?.actorId === viewer.id,
  };
}

import type { Member } from "#app/domain/actor.ts";
import type { PlaybookView } from "#app/domain/desk-views.ts";
import { laneAt } from "#app/domain/lane.ts";
import { PLAYBOOK, playbookState, whoAsked } from "#app/domain/playbook.ts";
import type { ActRow } from "#db/queries/record.ts";
import type { ItemRow } from "#db/queries/reviews.ts";

/**
 * The playbook of an item in which somebody may be in danger, or has been. Every other that is open begins with its first
 * question: a moderator may see what nothing else has. Null for one that is closed.
 */
export function viewPlaybook(
  viewer: Member,
  item: ItemRow,
  {
    acts,
    colleagues,
    ...facts
  }: {
    acts: readonly ActRow[];
    colleagues: readonly unknown[];
    hasAuthor: boolean;
    sinceMs: number;
    nowMs: number;
  },
): PlaybookView | null {
  const asked = acts.some(({ act }) => act === PLAYBOOK.assess.act);
  const lane = laneAt(item.lane);
  const begun = lane === "now" || lane === "danger" || asked;
  if (!begun && item.status === "closed") return null;
  const { done, missing } = playbookState(acts, { otherModerators: colleagues.length, ...facts });
  const askedBy = whoAsked(acts, facts.sinceMs);
  return {
    begun,
    done,
    missing: lane === "now" ? missing : [],
    secondByMs: item.secondByMs,
    hasOthers: colleagues.length > 0,
    hasAuthor: facts.hasAuthor,
    askedBy: askedBy === null ? "nobody" : askedBy === viewer.id ? "viewer" : "colleague",
  };
}

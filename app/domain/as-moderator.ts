import { type Actor, isMember, type Member } from "./actor.ts";
import { can, type Denied, denied } from "./permissions.ts";
import { err, ok, type Result } from "./result.ts";

/** The moderator for whom the desk opens, or why it does not. */
export function asModerator(actor: Actor): Result<Member, Denied> {
  const decision = can(actor, "open-desk", null);
  if (!decision.allowed) return err(decision);
  return isMember(actor) ? ok(actor) : err(denied("moderators-only"));
}

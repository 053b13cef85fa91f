import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { postLink } from "#app/domain/paths.ts";
import type { Result } from "#app/domain/result.ts";
import type { OwnPostAct } from "#app/workflows/change-own-post.ts";
import type { Refusal } from "#app/workflows/refusal.ts";
import type { Db } from "#db/schema.ts";
import { requireMember } from "./guard.ts";
import { refused } from "./responses.ts";

type Act = (db: Db, input: OwnPostAct) => Promise<Result<unknown, Refusal>>;

/** A press of a button on an own post: done, it leads back to the post; refused, to a page that says why. */
export async function actOnOwnPost({ request, params, context }: ActionFunctionArgs, act: Act) {
  const actor = await requireMember(request, context);
  const postId = params.id ?? "";
  const result = await act(context.db, { actor, postId, nowMs: context.nowMs() });
  if (result.ok) return redirect(postLink(postId));
  throw refused(result.error);
}

import type { Member } from "#app/domain/actor.ts";
import { editPost, withdrawPost } from "#app/workflows/change-own-post.ts";
import { forgetHistory } from "#app/workflows/forget-history.ts";
import type { Db } from "#db/schema.ts";
import { aDecision, aReply, aThread, SKIPPED } from "./people.ts";

const AUTHOR_AND_TEAM = ["author", "moderator", "admin"] as const;

/** Words in earlier versions and in quotes, and who may come upon them. */
export const QUOTE_SECRETS = {
  quotedpartword: ["guest", "member", ...AUTHOR_AND_TEAM],
  earlierword: AUTHOR_AND_TEAM,
  earliertitle: AUTHOR_AND_TEAM,
  takenbackword: ["author"],
  removedquoteword: AUTHOR_AND_TEAM,
  forgottenword: [],
  forgottentitle: [],
} as const;

/** Posts that were edited, with parts of them quoted by somebody else: as they stand, taken back, removed, forgotten. */
export async function quotesAndVersions(db: Db, { author, member }: { author: Member; member: Member }) {
  const nowMs = Date.now();
  const { id: openingId, threadId } = await aThread(db, author, {
    title: "Earliertitle, of the forgottentitle",
    body: "A beginning.",
  });
  const heading = { ...SKIPPED, ending: "money" } as const;
  const retitle = (title: string, fromRevision: number, body = "A beginning.") =>
    editPost(db, {
      ...{ actor: author, postId: openingId, body, contentNotes: [], nowMs },
      heading: { ...heading, title },
      fromRevision,
    });
  await forgetAfter(() => retitle("Earliertitle here", 1), openingId);
  await retitle("Now titled", 2);

  async function forgetAfter(edit: () => Promise<unknown>, postId: string) {
    await edit();
    await forgetHistory(db, { actor: author, postId, revision: null });
  }

  /** A post of the author's, a part of which the member quotes, edited so often. */
  async function quoted(versions: readonly [string, ...string[]], part: string): Promise<string> {
    const [first, ...later] = versions;
    const { id } = await aReply(db, author, threadId, { body: first });
    await aReply(db, member, threadId, { body: "Yes.", quotedPostId: id, quotedText: part });
    for (const [at, body] of later.entries())
      await editPost(db, {
        ...{ actor: author, postId: id, body, contentNotes: [], heading: null, nowMs },
        fromRevision: at + 1,
      });
    return id;
  }

  const standing = await quoted(["It was the quotedpartword then."], "the quotedpartword");
  const edited = await quoted(["It was the earlierword then.", "It was them."], "the earlierword");
  const takenBack = await quoted(
    ["The takenbackword.", "The takenbackword, still.", "Nothing."],
    "takenbackword",
  );
  await withdrawPost(db, { actor: author, postId: takenBack, nowMs });
  const removed = await quoted(["The removedquoteword was here."], "removedquoteword");
  await aDecision(db, removed, {
    act: "remove",
    guideline: 4,
    moderator: "deciding-owl",
    reason: "It names a clinic.",
  });
  const forgotten = await quoted(
    ["By the forgottenword.", "By the forgottenword, too.", "By them."],
    "forgottenword",
  );
  await forgetHistory(db, { actor: author, postId: forgotten, revision: null });
  return { threadId, posts: [openingId, standing, edited, takenBack, removed, forgotten] };
}

import { type Actor, GUEST } from "#app/domain/actor.ts";
import type { Mention } from "#app/domain/mention.ts";
import { type Audience, audiencesOpenTo } from "#app/domain/thread.ts";
import { excerptOf, namesInPost, renderMarkdown, renderPost } from "#app/render/markdown.ts";
import { aliasesShownIn, membersWithPage } from "#db/queries/mentions.ts";
import type { PostText } from "#db/queries/posts.ts";
import type { Db } from "#db/schema.ts";

/** Longest excerpt kept beside a post, in characters: two lines of a list. */
export const EXCERPT_CHARS = 220;

const textOf = (markdown: string, html: string): PostText => ({
  markdown,
  html,
  excerpt: excerptOf(html, EXCERPT_CHARS),
});

/** A text in the three forms that are stored: as written, as shown, and as two lines of a list. It mentions nobody. */
export const renderedText = (markdown: string): PostText => textOf(markdown, renderMarkdown(markdown));

export type WrittenText = {
  actor: Actor;
  markdown: string;
  /** Where it stands. A thread that is only being started has nobody in it yet. */
  threadId: string;
  audience: Audience;
};

/**
 * The same, with `@names` of members and of this thread's aliases as mentions, and the accounts that are mentioned
 * beside it. Which names become mentions is the same for every writer; only among the accounts one's own is left out.
 */
export async function renderForThread(
  db: Db,
  { actor, markdown, threadId, audience }: WrittenText,
): Promise<{ text: PostText; mentionedIds: string[] }> {
  const { handleKeys, aliases } = namesInPost(markdown);
  const readers = audience === "everyone" ? GUEST : actor;
  const members = await membersWithPage(db, { handleKeys, audiences: audiencesOpenTo(readers) });
  const shown = await aliasesShownIn(db, { threadId, aliases });
  const { html, mentioned } = renderPost(markdown, {
    handles: new Map(members.map(({ handleKey, handle }) => [handleKey, handle])),
    aliases: new Set(shown.map(({ alias }) => alias)),
  });
  const accountOf = (mention: Mention) =>
    mention.kind === "person"
      ? members.find(({ handle }) => handle === mention.handle)?.id
      : shown.find(({ alias }) => alias === mention.alias)?.accountId;
  const ids = new Set(mentioned.map(accountOf).filter((id) => typeof id === "string"));
  if (actor.kind === "member") ids.delete(actor.id);
  return { text: textOf(markdown, html), mentionedIds: [...ids] };
}

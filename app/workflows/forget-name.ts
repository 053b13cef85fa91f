import { GUEST, type Member } from "#app/domain/actor.ts";
import { withoutName } from "#app/domain/former-name.ts";
import { slugOf } from "#app/domain/thread.ts";
import { textOfHtml } from "#app/render/markdown.ts";
import {
  changeTextsNaming,
  draftsNaming,
  hiddenWordsNaming,
  longerNames,
  type Name,
  postsNaming,
  putTextInPlace,
  setDraftFields,
  threadsNaming,
} from "#db/queries/former-names.ts";
import { setHiddenWords } from "#db/queries/hiding.ts";
import { getPost, lockPost } from "#db/queries/posts.ts";
import { changeThread } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { followQuotes } from "./follow-quotes.ts";
import { renderForThread } from "./render-post.ts";

/**
 * Takes `@name` of somebody who is gone out of what others wrote: posts with their earlier versions and the search index,
 * titles with their addresses, quotes, drafts, hidden words, and what the desk keeps, but for the record, which is never
 * rewritten. Runs after the name is no account's any more, in the same transaction.
 */
export async function forgetName(tx: Db, name: Name): Promise<void> {
  const longer = await longerNames(tx, name);
  const change = (text: string): string => withoutName(text, name, longer);
  for (const { id } of await postsNaming(tx, name)) {
    await lockPost(tx, id);
    const post = await getPost(tx, id);
    const markdown = change(post?.markdown ?? "");
    if (!post || markdown === post.markdown) continue;
    const { threadId, audience, authorId } = post;
    const actor: Member | typeof GUEST =
      authorId === null ? GUEST : { kind: "member", id: authorId, handle: "", role: "member" };
    const { text } = await renderForThread(tx, { actor, markdown, threadId, audience });
    await putTextInPlace(tx, id, text);
    await followQuotes(tx, id, textOfHtml(text.html));
  }
  await changeTextsNaming(tx, name, change);
  for (const { id, kind, title } of await threadsNaming(tx, name)) {
    const changed = change(title);
    if (changed === title) continue;
    // The address of an article is chosen by whoever writes it, and no title.
    await changeThread(tx, id, { title: changed, ...(kind === "article" ? {} : { slug: slugOf(changed) }) });
  }
  for (const { accountId, words, wordsVersion } of await hiddenWordsNaming(tx, name)) {
    // Hidden as "@former-member", it would hide what names anybody who has gone.
    const others = words.split("\n").filter((line) => change(line) === line);
    await setHiddenWords(tx, accountId, { words: others.join("\n"), fromVersion: wordsVersion });
  }
  for (const { id, fields } of await draftsNaming(tx, name)) {
    const changed = JSON.stringify(JSON.parse(fields), (_key, value: unknown) =>
      typeof value === "string" ? change(value) : value,
    );
    if (changed !== fields) await setDraftFields(tx, id, changed);
  }
}

import type { Member } from "#app/domain/actor.ts";
import { hideNotes, hideWords } from "#app/workflows/choose-hiding.ts";
import { chooseHiddenThread } from "#app/workflows/hide-thread.ts";
import { muteAuthor } from "#app/workflows/mute.ts";
import { setProfile } from "#db/queries/profiles.ts";
import type { Db } from "#db/schema.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";

/** One of everything that a reader can hide, hidden by this one. */
export async function hiddenThings(db: Db, reader: Member, nowMs: number) {
  const old = { nowMs };
  const muted = await aMember(db, "lampandletter");
  await setProfile(db, muted.id, { about: "I keep bees.\nMondays are long.", isOff: false });
  const folded = await aThread(db, muted, { title: "What I did with the hour", ...old });
  const said = await aReply(db, muted, folded.threadId, { body: "I went for a walk instead.", ...old });
  const night = await aReply(db, muted, folded.threadId, {
    body: "I could not sleep.",
    anonymous: true,
    ...old,
  });
  await aReply(db, reader, folded.threadId, { body: "So did I.", quotedPostId: said.id, ...old });
  await aReply(db, muted, folded.threadId, { body: "After the funeral.", contentNotes: ["death"], ...old });
  await aReply(db, muted, folded.threadId, { body: "The clinic has moved.", anonymous: true, ...old });
  const hidden = await aThread(db, muted, { title: "A long goodbye", anonymous: true, ...old });

  await hideNotes(db, reader, ["death", "suicide"]);
  await hideWords(db, reader, { words: "clinic\nwaiting room", fromVersion: 0 });
  for (const { id } of [said, night]) await muteAuthor(db, { actor: reader, postId: id, act: "mute", nowMs });
  await chooseHiddenThread(db, { actor: reader, threadId: hidden.threadId, act: "hide", nowMs });
  return {
    folded: `/threads/${folded.threadId}/what-i-did-with-the-hour`,
    hiddenThread: `/threads/${hidden.threadId}/a-long-goodbye`,
    mutedPerson: "/people/lampandletter",
  };
}

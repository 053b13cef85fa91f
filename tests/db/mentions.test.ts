import { describe, expect, test } from "vitest";
import { GUEST, type Member } from "#app/domain/actor.ts";
import { editPost, withdrawPost } from "#app/workflows/change-own-post.ts";
import { askToLeave } from "#app/workflows/leave-forum.ts";
import { muteAuthor } from "#app/workflows/mute.ts";
import { namesInThread } from "#app/workflows/names-in-thread.ts";
import { setProfile } from "#db/queries/profiles.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";

const nowMs = Date.UTC(2026, 2, 12);

const stored = (db: Db, postId: string) =>
  db.selectFrom("post").select(["html", "alias"]).where("id", "=", postId).executeTakeFirstOrThrow();

async function mentioned(db: Db, postId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("mention")
    .innerJoin("account", "account.id", "mention.accountId")
    .select("account.handle")
    .where("mention.postId", "=", postId)
    .orderBy("account.handle")
    .execute();
  return rows.map(({ handle }) => handle);
}

const LINK = /<a class="mention" href="\/people\/([^"]+)">@[^<]+<\/a>/g;
const linked = (html: string): string[] => [...html.matchAll(LINK)].map(([, path]) => path ?? "");
const spans = (html: string): string[] =>
  [...html.matchAll(/<span class="mention">@([^<]+)<\/span>/g)].map(([, name]) => name ?? "");

for (const database of databases) {
  async function open() {
    const { db } = await database.open();
    const robin = await aMember(db, "oatgrass");
    const wren = await aMember(db, "small-fox");
    const hidden = await aMember(db, "inkandrain");
    const { threadId } = await aThread(db, robin);
    const anonymous = await aReply(db, hidden, threadId, {
      body: "I would rather not say.",
      anonymous: true,
    });
    const alias = (await stored(db, anonymous.id)).alias ?? "";
    const post = async (actor: Member, body: string, more = {}) => {
      const { id } = await aReply(db, actor, threadId, { body, ...more });
      return { id, ...(await stored(db, id)) };
    };
    return { db, robin, wren, hidden, threadId, anonymous, alias, post };
  }

  describe(`a mention on ${database.name}`, () => {
    test("of a member with a page is a link; of everyone else it stays text", async () => {
      const { db, wren, post } = await open();
      const { id, html } = await post(wren, "@Oatgrass, @small-fox, @inkandrain and @nobody");
      expect(linked(html)).toEqual(["oatgrass"]);
      expect(html).toContain("@small-fox, @inkandrain and @nobody");
      expect(await mentioned(db, id)).toEqual(["oatgrass"]);
    });

    test("of an alias of this thread is marked and leads nowhere; its account is told to nobody", async () => {
      const { db, wren, hidden, alias, post } = await open();
      const { id, html } = await post(wren, `Thank you, @${alias.toLowerCase()}.`);
      expect(spans(html)).toEqual([alias.toLowerCase()]);
      expect(html).not.toMatch(new RegExp(`${hidden.handle}|${hidden.id}|href`));
      expect(await mentioned(db, id)).toEqual([hidden.handle]);
    });

    test("of an alias of another thread, or of one whose posts are gone, is text", async () => {
      const { db, robin, wren, hidden, alias, anonymous, post } = await open();
      const elsewhere = await aThread(db, robin, { title: "Another" });
      const { id } = await aReply(db, wren, elsewhere.threadId, { body: `@${alias}` });
      expect([spans((await stored(db, id)).html), await mentioned(db, id)]).toEqual([[], []]);
      await withdrawPost(db, { actor: hidden, postId: anonymous.id, nowMs });
      const late = await post(wren, `@${alias}`);
      expect([spans(late.html), await mentioned(db, late.id)]).toEqual([[], []]);
    });

    test("says nothing of who writes: one's own names are mentions like others', and only the row is left out", async () => {
      const { db, robin, wren, hidden, alias, post } = await open();
      const text = `@oatgrass @${alias}`;
      const byOther = await post(wren, text);
      const byAlias = await post(hidden, text, { anonymous: true });
      const byNamed = await post(robin, text);
      expect([byAlias.html, byNamed.html]).toEqual([byOther.html, byOther.html]);
      expect(await mentioned(db, byOther.id)).toEqual(["inkandrain", "oatgrass"]);
      expect(await mentioned(db, byAlias.id)).toEqual(["oatgrass"]);
      expect(await mentioned(db, byNamed.id)).toEqual(["inkandrain"]);
    });

    test("in a thread for everyone does not tell who writes among members only", async () => {
      const { db, wren, hidden, post } = await open();
      const inside = await aThread(db, hidden, { title: "Inside", audience: "members" });
      expect(linked((await post(wren, "@inkandrain")).html)).toEqual([]);
      const { id } = await aReply(db, wren, inside.threadId, { body: "@inkandrain" });
      expect(linked((await stored(db, id)).html)).toEqual(["inkandrain"]);
    });

    test("of a member who has switched their page off stays text", async () => {
      const { db, robin, wren, post } = await open();
      await setProfile(db, robin.id, { about: "", isOff: true });
      expect(linked((await post(wren, "@oatgrass")).html)).toEqual([]);
    });

    test("follows an edit", async () => {
      const { db, wren, alias, post } = await open();
      const { id } = await post(wren, "@oatgrass");
      const edit = { actor: wren, postId: id, contentNotes: [], heading: null, nowMs };
      await editPost(db, { ...edit, body: `@${alias}`, fromRevision: 1 });
      expect(await mentioned(db, id)).toEqual(["inkandrain"]);
      await editPost(db, { ...edit, body: "Nobody.", fromRevision: 2 });
      expect(await mentioned(db, id)).toEqual([]);
    });

    test("of eleven people reaches ten of them", async () => {
      const { db, robin, wren, threadId, post } = await open();
      const handles = [
        "amber",
        "birch",
        "cedar",
        "dahlia",
        "elder",
        "fern",
        "gorse",
        "hazel",
        "iris",
        "juniper",
      ];
      for (const handle of handles) await aReply(db, await aMember(db, handle), threadId);
      const text = [...handles, robin.handle].map((handle) => `@${handle}`).join(" ");
      const { id, html } = await post(wren, text);
      expect(linked(html)).toEqual(handles);
      expect(await mentioned(db, id)).toEqual(handles);
    });
  });

  describe(`the names that are offered at an @ on ${database.name}`, () => {
    test("are those over the posts, in the order of the alphabet, one's own left out", async () => {
      const { db, robin, wren, hidden, threadId, alias } = await open();
      await aReply(db, hidden, threadId, { body: "Under my name." });
      await aReply(db, wren, threadId);
      const names = await namesInThread(db, { viewer: wren, threadId });
      const expected = [
        { name: alias, anonymous: true },
        { name: hidden.handle, anonymous: false },
        { name: robin.handle, anonymous: false },
      ];
      expect(names).toEqual(expected.toSorted((one, other) => (one.name < other.name ? -1 : 1)));
      expect(await namesInThread(db, { viewer: hidden, threadId })).toEqual([
        { name: robin.handle, anonymous: false },
        { name: wren.handle, anonymous: false },
      ]);
    });

    test("leave out whom their reader has muted: by name, or by alias, and never one for the other", async () => {
      const { db, wren, hidden, robin, threadId, anonymous, alias } = await open();
      const named = await aReply(db, hidden, threadId, { body: "Under my name." });
      const names = async () =>
        (await namesInThread(db, { viewer: wren, threadId }))?.map(({ name }) => name).sort();
      await muteAuthor(db, { actor: wren, postId: named.id, act: "mute", nowMs });
      expect(await names()).toEqual([alias, robin.handle].sort());
      await muteAuthor(db, { actor: wren, postId: anonymous.id, act: "mute", nowMs });
      expect(await names()).toEqual([robin.handle]);
    });

    test("are for whoever can reply, and do not name those whose posts are gone", async () => {
      const { db, wren, hidden, robin, threadId, anonymous } = await open();
      expect(await namesInThread(db, { viewer: GUEST, threadId })).toBeNull();
      expect(await namesInThread(db, { viewer: wren, threadId: "nothing" })).toBeNull();
      await withdrawPost(db, { actor: hidden, postId: anonymous.id, nowMs });
      expect(await namesInThread(db, { viewer: wren, threadId })).toEqual([
        { name: robin.handle, anonymous: false },
      ]);
      await db.updateTable("thread").set({ audience: "only-me" }).where("id", "=", threadId).execute();
      expect(await namesInThread(db, { viewer: wren, threadId })).toBeNull();
    });

    test("an alias stays one when the person behind it leaves, like every other in the thread", async () => {
      const { db, wren, hidden, threadId, alias, post } = await open();
      const beside = await aReply(db, wren, threadId, { body: "Nor I.", anonymous: true });
      const other = (await stored(db, beside.id)).alias ?? "";
      const reader = await aMember(db, "loosestrife");
      const before = await post(reader, `@inkandrain says, and @${alias}, and @${other}.`);
      expect(spans(before.html)).toEqual([alias, other]);
      const leave = { member: hidden, keepPosts: true, atOnce: true, token: "t", nowMs };
      expect(await askToLeave(db, leave)).toMatchObject({ ok: true });
      const after = await stored(db, before.id);
      expect(spans(after.html)).toEqual([alias, other]);
      const later = await post(reader, `@${alias} and @${other}`);
      expect(spans(later.html)).toEqual([alias, other]);
      expect(await mentioned(db, later.id)).toEqual(["small-fox"]);
    });
  });
}

import { describe, expect, test } from "vitest";
import { joinAccount } from "#app/workflows/accounts.ts";
import { databases } from "#tests/support/databases.ts";
import { sessionFor, withApp, withPasskey } from "#tests/support/factors.ts";
import { aMember } from "#tests/support/people.ts";
import { runAfterword } from "./run-afterword.ts";

const [sqlite] = databases;

async function aForum() {
  if (!sqlite) throw new Error("There is no database to test with.");
  const { db, url } = await sqlite.open({ file: true });
  return { db, databaseUrl: url ?? "" };
}

describe("factors", () => {
  test("are shown, and taken off for somebody who has lost them, with every session", async () => {
    const { db, databaseUrl } = await aForum();
    const joining = { handle: "Ash-Tree", password: "a few words in a row", invitation: null, nowMs: 0 };
    const joined = await joinAccount(db, joining);
    if (!joined.ok) throw new Error(joined.error.message);
    await withApp(db, joined.value);
    await withPasskey(db, joined.value, "my phone");
    await sessionFor(db, joined.value);

    const shown = await runAfterword(["factors", "ash-tree"], { databaseUrl });
    const has = "Ash-Tree has a password, 1 passkey, an authenticator app.\n";
    expect([shown.code, shown.stdout.toString()]).toEqual([0, has]);
    expect(await db.selectFrom("session").select("id").execute()).toHaveLength(1);

    const removed = await runAfterword(["factors", "ash-tree", "--remove"], { databaseUrl });
    expect(removed.stdout.toString()).toBe(
      "Ash-Tree has a password, 0 passkeys, no authenticator app.\nThey are signed out everywhere.\n",
    );
    expect(await db.selectFrom("session").select("id").execute()).toEqual([]);
  });

  test("leave somebody without a password their passkeys, and nobody is nobody", async () => {
    const { db, databaseUrl } = await aForum();
    const member = await aMember(db, "Ash-Tree");
    await withApp(db, member);
    await withPasskey(db, member, "my phone");
    const { stdout } = await runAfterword(["factors", "ash-tree", "--remove"], { databaseUrl });
    expect(stdout.toString()).toContain("Ash-Tree has no password, 1 passkey, no authenticator app.");
    const nobody = await runAfterword(["factors", "ash-tre"], { databaseUrl });
    expect([nobody.code, nobody.stderr]).toEqual([1, "Nobody here has the name “ash-tre”.\n"]);
  });
});

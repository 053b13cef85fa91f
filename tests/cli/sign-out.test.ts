import { describe, expect, test } from "vitest";
import { databases } from "#tests/support/databases.ts";
import { sessionFor } from "#tests/support/factors.ts";
import { aMember } from "#tests/support/people.ts";
import { runAfterword } from "./run-afterword.ts";

for (const database of databases) {
  describe(`sign-out on ${database.name}`, () => {
    test("ends the sessions of one person, or of everybody, and of nobody else", async () => {
      const { db, url } = await database.open({ file: true });
      const [ash, wren] = [await aMember(db, "Ash-Tree"), await aMember(db, "wren")];
      for (const member of [ash, ash, wren, wren]) await sessionFor(db, member);
      const signedIn = async () => {
        const rows = await db.selectFrom("session").select("accountId").execute();
        return rows.map(({ accountId }) => accountId);
      };
      const run = async (...words: string[]) => {
        const { code, stdout, stderr } = await runAfterword(["sign-out", ...words], {
          databaseUrl: url ?? "",
        });
        return [code, stdout.toString(), stderr];
      };

      expect(await run("ash-tre")).toEqual([1, "", "Nobody here has the name “ash-tre”.\n"]);
      const either = [1, "", "Say either a name or --everybody.\n"];
      expect(await run()).toEqual(either);
      expect(await run("wren", "--everybody")).toEqual(either);
      expect(await signedIn()).toHaveLength(4);

      expect(await run("ash-tree")).toEqual([0, "2 sessions have ended.\n", ""]);
      expect(await signedIn()).toEqual([wren.id, wren.id]);
      await sessionFor(db, ash);
      expect(await run("--everybody")).toEqual([0, "3 sessions have ended.\n", ""]);
      expect(await signedIn()).toEqual([]);
    });
  });
}

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Actor, GUEST, type Member } from "#app/domain/actor.ts";
import type { Audience } from "#app/domain/thread.ts";
import { databases } from "#tests/support/databases.ts";
import { wordFor } from "#tests/support/desk.ts";
import { ACTS, type DeskAct, OF_THREADS } from "#tests/support/desk-acts.ts";
import { aDeskWithEverything, type Everything } from "#tests/support/desk-of-everything.ts";
import { grid } from "#tests/support/grid.ts";
import { wholeDatabase } from "#tests/support/whole-database.ts";

/** Everybody × every act of the desk × what it is done to, asked of the workflows themselves. */

/** Who tries, in the order of the letters below. The author wrote what it is about, and began the thread. */
const actorsOf = ({ reader, author, moderator, admin }: Everything): Record<string, Actor> => ({
  guest: GUEST,
  member: reader,
  author,
  "member who waits": { ...reader, waits: true },
  "paused moderator": { ...moderator, standing: "paused" },
  "banned moderator": { ...moderator, standing: "banned" },
  "moderator without a second factor": { ...moderator, rests: "prove" },
  moderator,
  "author who is a moderator": { ...author, role: "moderator" },
  admin,
});

const LETTERS: Record<string, string> = {
  done: "y",
  "moderators-only": "m",
  "not-found": "f",
  "not-yours": "n",
  "own-post": "o",
  "own-account": "a",
  "lock-own": "l",
  "above-you": "u",
  "not-now": "x",
};

/** By who reads the thread. */
const IN_A_THREAD = grid(`
                          everyone    members     only-me
  openItemForPost         mmmmmmmyfy  mmmmmmmyfy  mmmmmmmfff
  claimItem               mmmmmmmyfy  mmmmmmmyfy  mmmmmmmyfy
  claimItem-over          mmmmmmmyfy  mmmmmmmyfy  mmmmmmmyfy
  decideItem              mmmmmmmyfy  mmmmmmmyfy  mmmmmmmxfx
  undoDecision            mmmmmmmyfy  mmmmmmmyfy  mmmmmmmyfy
  noteOnItem              mmmmmmmyfy  mmmmmmmyfy  mmmmmmmyfy
  askOpinion              mmmmmmmyfy  mmmmmmmyfy  mmmmmmmyfy
  runPlaybookStep-assess  mmmmmmmyfy  mmmmmmmyfy  mmmmmmmyfy
  runPlaybookStep-care    mmmmmmmyfy  mmmmmmmyfy  mmmmmmmyfy
  runPlaybookStep-second  mmmmmmmyfy  mmmmmmmyfy  mmmmmmmyfy
  runPlaybookStep-services  mmmmmmmyfy  mmmmmmmyfy  mmmmmmmyfy
  runPlaybookStep-after   mmmmmmmyfy  mmmmmmmyfy  mmmmmmmyfy
  sanctionAuthor          mmmmmmmyfy  mmmmmmmyfy  mmmmmmmyfy
  unmaskPost              mmmmmmmyfy  mmmmmmmyfy  mmmmmmmyfy
  lockThread              mmmmmmmyly  mmmmmmmyly  mmmmmmmflf
  lockThread-open         mmmmmmmyly  mmmmmmmyly  mmmmmmmflf
  viewLock                mmmmmmmyly  mmmmmmmyly  mmmmmmmflf
  viewItem                fffffffyfy  fffffffyfy  fffffffyfy
`);

/** About people, about appeals, and about the desk itself. */
const ELSEWHERE = grid(`
                             word
  sanctionPerson             mmmmmmmyay
  sanctionPerson-moderator   mmmmmmmuuy
  sanctionPerson-admin       mmmmmmmuuy
  liftPersonSanction         mmmmmmmyay
  noteOnPerson               mmmmmmmyfy
  removeRun                  mmmmmmmyay
  openAppeal                 ffyffffnyn
  writeInAppeal              ffyffffyyy
  decideAppeal               fmmmmmmyay
  releaseItems-one           mmmmmmmyyy
  releaseItems               mmmmmmmyyy
  handOverShift              mmmmmmmyyy
  chooseBreak                mmmmmmmyyy
  addCannedReason            mmmmmmmyyy
  changeCannedReason         mmmmmmmyyy
  removeCannedReason         mmmmmmmyyy
  makeInvitation             mmmmmmmyyy
  takeBackInvitation         mmmmmmmyyy
  letIn                      mmmmmmmyyy
  changeRules                mmmmmmmyyy
  evidencePack               fffffffffy
`);

class Undone extends Error {}

for (const database of databases) {
  describe(`who may do what on the desk, on ${database.name}`, () => {
    /** What came of it for everybody, each as if the others had not tried; a refusal has left no trace. */
    async function wordOf(act: DeskAct, audience: Audience): Promise<string> {
      const { db } = await database.open();
      const everything = await aDeskWithEverything(db);
      const before = await wholeDatabase(db, database.kind);
      let word = "";
      for (const actor of Object.values(actorsOf(everything))) {
        const trying = db.transaction().execute(async (tx) => {
          const prepared = { ...everything, db: tx, actor: actor as Member };
          await act.before?.(prepared);
          await tx.updateTable("thread").set({ audience }).where("id", "=", everything.threadId).execute();
          const state = async () => (audience === "everyone" ? await wholeDatabase(tx, database.kind) : {});
          const started = await state();
          const came = wordFor(await act.run(prepared));
          if (came !== "done") expect(await state()).toEqual(started);
          word += LETTERS[came] ?? `(${came})`;
          throw new Undone();
        });
        await trying.catch((error: unknown) => {
          if (!(error instanceof Undone)) throw error;
        });
      }
      expect(await wholeDatabase(db, database.kind)).toEqual(before);
      return word;
    }

    test.each(ACTS.filter(({ name }) => !OF_THREADS.includes(name)))("$name", async (act) => {
      expect(await wordOf(act, "everyone")).toBe(ELSEWHERE.at(act.name, "word"));
    });

    test.each(ACTS.filter(({ name }) => OF_THREADS.includes(name)))("$name", async (act) => {
      for (const audience of ["everyone", "members", "only-me"] as const)
        expect([audience, await wordOf(act, audience)]).toEqual([
          audience,
          IN_A_THREAD.at(act.name, audience),
        ]);
    });
  });
}

/** What begins a piece of the desk's work, in the source of a workflow. */
const GUARDS =
  /\b(?:asModerator|itemFor)\(|"(?:sanction|lock-thread|unmask-post|decide-appeal|write-in-appeal|appeal)"/;

/** Exported beside them, and no acts of the desk: what reads has the routes' table. */
const READS = /^(?:view|list|present)/;
const NO_ACTS = [
  ...[
    "appealFacts",
    "heldByColleague",
    "itemFor",
    "newerItemOf",
    "openThreadsAgain",
    "opensTheDoor",
    "personOnDesk",
  ],
  ...["leastBusy", "passAppealsOn", "whoCouldDecide", "whoseAppeal"],
  ...["caughtByNewLines", "currentRules", "rulesInForce", "tryRules", "undoableAct"],
  "reportPost", // Every member's: permissions.test.ts has it.
];

test("the tables have every workflow that asks who is on the desk", () => {
  const folder = new URL("../../app/workflows/", import.meta.url);
  const guarded = readdirSync(folder)
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .filter((source) => GUARDS.test(source));
  const exported = guarded.flatMap((source) =>
    [...source.matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name = ""]) => name),
  );
  const walked = new Set(ACTS.map(({ name }) => name.split("-")[0] ?? ""));
  expect(
    exported.filter((name) => !walked.has(name) && !READS.test(name) && !NO_ACTS.includes(name)),
  ).toEqual([]);
  expect(exported.length).toBeGreaterThan(20);
});

import { existsSync } from "node:fs";
import { leaveAgain, leftSince, whoLeft } from "#app/workflows/leave-again.ts";
import { databaseKind } from "#db/connect.ts";
import { command, withConnectionTo, withDatabase } from "./command.ts";
import { fileProblem, OperatorError } from "./problems.ts";
import { counted } from "./progress.ts";

const SQLITE = "sqlite:";

export default command({
  name: "erase-again",
  description:
    "After a backup was restored: says who has left since by the newer database, and erases them here as well.",
  args: {
    newer: {
      type: "positional",
      required: true,
      description: "The database that the backup takes the place of, as DATABASE_URL would name it",
    },
    erase: { type: "boolean", description: "Do it; without, it is only said what there is to do" },
  },
  async run({ newer, erase }) {
    refuseNoDatabase(newer);
    const left = await withConnectionTo(newer, ({ db }) => whoLeft(db));
    await withDatabase(async ({ db }) => {
      const since = await leftSince(db, left);
      const { isNewer, gone, leaving, staying } = since;
      const has = (count: number) => counted(count, "person has", "people have");
      console.log(
        `${has(gone.length)} left since, ${counted(leaving.length, "is", "are")} leaving, ${counted(staying.length, "stays", "stay")} after all.`,
      );
      if (!isNewer)
        console.log("People have joined or left here meanwhile, so only who is gone there is counted.");
      if (!erase) return console.log("Nothing is changed without --erase.");
      const rest = gone.length - (await leaveAgain(db, since));
      console.log("So it is here as well now.");
      if (rest > 0) console.log("The last admin is erased once there is another.");
    });
  },
});

/** Opening a file of SQLite's that is not there would make one, in which nobody ever left. */
function refuseNoDatabase(url: string): void {
  const kind = databaseKind(url);
  if (kind === null) throw new OperatorError("Say the newer database as sqlite:PATH or postgres://….");
  const path = url.slice(SQLITE.length);
  if (kind === "sqlite" && !existsSync(path)) throw fileProblem(path, { code: "ENOENT" });
}

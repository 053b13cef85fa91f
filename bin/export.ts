import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { exportThreads } from "#app/workflows/export-threads.ts";
import { countThreadsToExport } from "#db/queries/transfer.ts";
import { inSnapshot } from "#db/snapshot.ts";
import { command, withDatabase } from "./command.ts";
import { OperatorError } from "./problems.ts";
import { counted, showProgress } from "./progress.ts";
import { writeWhole } from "./whole-file.ts";

export default command({
  name: "export",
  description:
    "Writes the members' threads that stand, with their replies, one in JSON on each line. Private letters are among them: keep the file safe.",
  args: { file: { type: "positional", required: true, description: "Where to write; - is standard output" } },
  async run({ file }) {
    const done = { threads: 0, replies: 0 };
    await withDatabase((connection) =>
      inSnapshot(connection, async (snapshot) => {
        const progress = showProgress("Exporting", await countThreadsToExport(snapshot));
        const text = async function* () {
          for await (const line of exportThreads(snapshot)) {
            done.threads += 1;
            done.replies += line.replies;
            progress.advance(1);
            yield line.text;
          }
        };
        await (file === "-" ? toStandardOutput(text()) : writeWhole(file, text())).finally(progress.stop);
      }),
    );
    // On stderr, because stdout may be the file.
    console.error(
      `Exported ${counted(done.threads, "thread")} with ${counted(done.replies, "reply", "replies")}.`,
    );
  },
});

async function toStandardOutput(text: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(text), process.stdout, { end: false });
  } catch (error) {
    if ((error as { code?: unknown }).code !== "EPIPE") throw error;
    throw new OperatorError("The program that read the export ended before it was whole.", { cause: error });
  }
}

import { open } from "node:fs/promises";
import { badLineInWords } from "#app/domain/transfer.ts";
import { importThreads } from "#app/workflows/import-threads.ts";
import { command, withDatabase } from "./command.ts";
import { fileProblem, OperatorError } from "./problems.ts";
import { counted, type Progress, showProgress } from "./progress.ts";
import { threadsIn } from "./thread-lines.ts";

export default command({
  name: "import",
  description:
    "Adds threads from a file, one in JSON on each line, all or none. Best at a quiet hour: on SQLite nobody can post until it is done.",
  args: {
    file: {
      type: "positional",
      required: true,
      description: "JSON lines, as export writes them; - is standard input",
    },
  },
  async run({ file }) {
    const { chunks, bytes } = await openSource(file);
    const progress = showProgress("Importing", bytes);
    const threads = threadsIn(counting(chunks, progress), Date.now());
    const result = await withDatabase(({ db }) => importThreads(db, threads)).finally(progress.stop);
    if (!result.ok)
      throw new OperatorError(
        `${file === "-" ? "Standard input" : file}, ${badLineInWords(result.error)} Nothing was imported.`,
      );
    const { threads: stored, replies, members } = result.value;
    console.log(
      `Imported ${counted(stored, "thread")} with ${counted(replies, "reply", "replies")}, and made ${counted(members, "account")}.`,
    );
  },
});

type Source = { chunks: AsyncIterable<Uint8Array>; bytes: number };

/** The file's bytes and how many they are: 0 when nobody can know. */
async function openSource(file: string): Promise<Source> {
  if (file === "-") return { chunks: process.stdin, bytes: 0 };
  try {
    const handle = await open(file);
    const stat = await handle.stat();
    return { chunks: readable(file, handle.createReadStream()), bytes: stat.isFile() ? stat.size : 0 };
  } catch (error) {
    throw fileProblem(file, error);
  }
}

/** A folder opens like a file, and fails when it is read. */
async function* readable(file: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    throw fileProblem(file, error);
  }
}

async function* counting(chunks: AsyncIterable<Uint8Array>, progress: Progress): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk;
    progress.advance(chunk.length);
  }
}

import { randomBytes } from "node:crypto";
import { type FileHandle, open, realpath, rename, rm, stat } from "node:fs/promises";
import { fileProblem, OperatorError } from "./problems.ts";

/** Its owner reads and writes, nobody else: there are private letters in it. */
const OWNER_ONLY = 0o600;
/** Text collected before each write, in UTF-16 units. */
const WRITE_CHARS = 256 * 1024;

/**
 * Writes a file so that there is never half of one: under another name beside it, which takes its place when all of it
 * is on the disk. A file that was there stays as it was until then, and for good when anything goes wrong.
 */
export async function writeWhole(file: string, text: AsyncIterable<string>): Promise<void> {
  const target = await regularFile(file);
  const beside = `${target}.${randomBytes(4).toString("hex")}.part`;
  const interrupted = () => {
    void rm(beside, { force: true }).finally(() => process.exit(130)); // 128 + SIGINT, as shells have it.
  };
  process.once("SIGINT", interrupted);
  try {
    const handle = await attempt(file, () => open(beside, "wx", OWNER_ONLY));
    try {
      await writeAll(file, handle, text);
      await attempt(file, () => handle.sync());
    } finally {
      await handle.close();
    }
    await attempt(file, () => rename(beside, target));
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {}); // Where nothing could be made, nothing is left.
    throw error;
  } finally {
    process.off("SIGINT", interrupted);
  }
}

async function writeAll(file: string, handle: FileHandle, text: AsyncIterable<string>): Promise<void> {
  let held = "";
  for await (const some of text) {
    held += some;
    if (held.length < WRITE_CHARS) continue;
    const full = held;
    held = "";
    await attempt(file, () => handle.writeFile(full));
  }
  await attempt(file, () => handle.writeFile(held));
}

/** Where the file really is. Renaming over a device such as /dev/null would replace it for everyone. */
async function regularFile(file: string): Promise<string> {
  const there = await stat(file).catch(() => null);
  if (there === null) return file;
  if (there.isFile()) return realpath(file);
  throw new OperatorError(
    `${file}: This is not a file that can be replaced. For a pipe, use - and standard output.`,
  );
}

async function attempt<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileProblem(file, error);
  }
}

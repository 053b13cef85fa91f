import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const PROJECT = fileURLToPath(new URL("../", import.meta.url));

/** As an operator runs it, without the limits, and with a log that leaves out the ordinary. */
const settings = (databaseUrl: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  NODE_ENV: "production",
  PORT: "0",
  LOG_LEVEL: "warn",
  RATE_LIMIT_SCALE: "1000000",
  DATABASE_URL: databaseUrl,
});

export type Forum = { address: string; pid: number; stop: () => Promise<void> };

/** Runs one of the operator's commands against this database and gives what it printed. `folder` has no `.env`. */
export async function afterword(databaseUrl: string, folder: string, words: string[]): Promise<string> {
  const script = `${PROJECT}bin/afterword.ts`;
  const options = { cwd: folder, env: settings(databaseUrl) };
  return (await run(process.execPath, [script, ...words], options)).stdout.trim();
}

/** Starts the built forum as its own process. Throws what it said when it does not serve. */
export async function startForum(databaseUrl: string, folder: string): Promise<Forum> {
  if (!existsSync(`${PROJECT}build/server/index.js`)) throw new Error("Please build first: npm run build");
  const child = spawn(process.execPath, [`${PROJECT}server.ts`], {
    cwd: folder,
    env: settings(databaseUrl),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await announced(child);
  return {
    address: address.replace("localhost", "127.0.0.1"),
    pid: child.pid ?? 0,
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

async function announced(child: ChildProcess): Promise<string> {
  let said = "";
  for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    said += chunk;
    const address = /^Afterword is at (\S+)$/m.exec(said)?.[1];
    if (!address) continue;
    child.stdout?.resume();
    return address;
  }
  throw new Error("The forum did not start.");
}

/** The memory that a process has in use (resident set size), in megabytes of a million bytes. */
export async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => null);
  const kib = status
    ? /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
    : (await run("ps", ["-o", "rss=", "-p", String(pid)])).stdout;
  return (Number(kib) * 1024) / 1e6;
}

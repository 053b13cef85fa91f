import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { userInfo } from "node:os";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import { closeAfter } from "./close-after.ts";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
/** Generous, because a busy machine starts a process slowly; a server that is wrong says so by ending. */
const STARTS_WITHIN_MS = 30_000;

export type ServerOptions = {
  /** Settings over those of a test: a free port, no limits, only errors in the log. */
  settings?: Record<string, string>;
  /** Where it runs, which is where it looks for `.env`. A temporary folder when nothing is said. */
  folder?: string;
  /** The project it belongs to, when it is not this one. */
  project?: string;
  /** As somebody whom file modes bind. Root gives up the rights that pass over them; anyone else has none. */
  unprivileged?: boolean;
};

export type Ended = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string };

export type ServerProcess = {
  /** `http://127.0.0.1:PORT`, without a slash. */
  address: string;
  pid: number;
  /** The token of the first-run link that it printed, or null. */
  adminToken: string | null;
  /** Asks it to stop and waits until it has. */
  stop: () => Promise<Ended>;
  /** Ends it with SIGKILL, as a power cut would, and waits. */
  kill: () => Promise<Ended>;
  signal: (signal: NodeJS.Signals) => void;
  ended: Promise<Ended>;
};

/** Starts server.ts as its own process and waits until it serves. It is killed when the test ends. Throws what it said when it ends instead. */
export async function startServer(databaseUrl: string, options: ServerOptions = {}): Promise<ServerProcess> {
  const { child, ended, said } = spawnServer(databaseUrl, options);
  const address = await announced(child, ended, said);
  const signal = (name: NodeJS.Signals) => void child.kill(name);
  const endedBy = (name: NodeJS.Signals) => {
    signal(name);
    return ended;
  };
  return {
    address: address.replace("localhost", "127.0.0.1"),
    pid: child.pid ?? 0,
    adminToken: /\/first-run\/(\S+)/.exec(said().stdout)?.[1] ?? null,
    stop: () => endedBy("SIGTERM"),
    kill: () => endedBy("SIGKILL"),
    signal,
    ended,
  };
}

/** Runs server.ts where it should refuse to start, and gives what it said. One that serves is stopped after a while. */
export async function runServer(databaseUrl: string, options: ServerOptions = {}): Promise<Ended> {
  const { child, ended } = spawnServer(databaseUrl, options);
  const tooLong = setTimeout(() => child.kill("SIGTERM"), STARTS_WITHIN_MS);
  const end = await ended;
  clearTimeout(tooLong);
  return end;
}

function spawnServer(databaseUrl: string, { settings, folder, project, unprivileged }: ServerOptions) {
  const bound = unprivileged && userInfo().uid === 0 ? ["setpriv", ...BOUND_BY_MODES] : [];
  const [program = "", ...words] = [...bound, process.execPath, `${project ?? PROJECT}server.ts`];
  const child = spawn(program, words, {
    cwd: folder ?? inject("temporaryFolder"),
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      PORT: "0",
      LOG_LEVEL: "fatal",
      RATE_LIMIT_SCALE: "1000",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = collectWords(child);
  const ended = once(child, "close").then(
    ([code, signal]): Ended => ({ code, signal: signal as NodeJS.Signals | null, ...said() }),
  );
  closeAfter(() => {
    child.kill("SIGKILL");
    return ended;
  });
  return { child, ended, said };
}

/** Root without the rights that pass over file modes (capabilities(7)); setpriv is in util-linux, on every Debian. */
const BOUND_BY_MODES = [
  "--bounding-set=-dac_override,-dac_read_search",
  "--inh-caps=-dac_override,-dac_read_search",
];

function collectWords(child: ChildProcess): () => { stdout: string; stderr: string } {
  const words = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream]?.setEncoding("utf8").on("data", (text: string) => {
      words[stream] += text;
    });
  }
  return () => ({ ...words });
}

/** The address from the announcement. What follows the address comes in the same write. */
async function announced(
  child: ChildProcess,
  ended: Promise<Ended>,
  said: () => { stdout: string },
): Promise<string> {
  const address = () => /^Afterword is at (\S+)$/m.exec(said().stdout)?.[1];
  const late = AbortSignal.timeout(STARTS_WITHIN_MS);
  const hasEnded = ended.then((end) => {
    throw new Error(`The server ended instead of serving: ${JSON.stringify(end)}`);
  });
  hasEnded.catch(() => {}); // Once it serves, its end is the test's business.
  for (let found = address(); ; found = address()) {
    if (found) return found;
    if (!child.stdout) throw new Error("The server has no output.");
    await Promise.race([once(child.stdout, "data", { signal: late }), hasEnded]);
  }
}

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { TestProject } from "vitest/node";
import type { ServicesReady } from "./service.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where services.ts asks for PostgreSQL and the browser. */
    servicesUrl: string;
    /** A folder of this run alone; it is gone when the run ends. */
    temporaryFolder: string;
  }
}

const STOP_WITHIN_MS = 20_000;

/**
 * Starts the process that holds PostgreSQL and the browser for the whole run. It starts neither before a test asks,
 * so a run of pure tests costs nothing. It is a process of its own because it then ends with the run whatever ends
 * the run: it stops everything when its line to us breaks, and that happens on Ctrl-C and on SIGKILL too.
 */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const services = fork(new URL("./service-process.ts", import.meta.url), {
    execArgv: [],
    detached: true, // Ctrl-C in the terminal goes to the whole group; PostgreSQL and the browser stop in our order.
  });
  const { servicesUrl, temporaryFolder } = await readyOrFailed(services);
  project.provide("servicesUrl", servicesUrl);
  project.provide("temporaryFolder", temporaryFolder);
  return () => stopped(services);
}

async function readyOrFailed(services: ChildProcess): Promise<ServicesReady> {
  const failed = once(services, "exit").then(([code]) => {
    throw new Error(`The process for the tests' services ended at once (exit code ${code}).`);
  });
  const [ready] = await Promise.race([once(services, "message"), failed]);
  failed.catch(() => {}); // Once it runs, its end is the teardown's business.
  return ready as ServicesReady;
}

async function stopped(services: ChildProcess): Promise<void> {
  if (services.exitCode !== null || !services.connected) return;
  const lastResort = setTimeout(() => services.kill("SIGKILL"), STOP_WITHIN_MS);
  const exit = once(services, "exit");
  services.disconnect();
  await exit;
  clearTimeout(lastResort);
}

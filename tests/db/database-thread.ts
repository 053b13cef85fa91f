import { parentPort, Worker, workerData } from "node:worker_threads";
import { connect } from "#db/connect.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { inTransaction } from "#db/portable.ts";
import type { Db } from "#db/schema.ts";

/**
 * What a second server does to the same database. It needs a thread of its own because SQLite waits for a lock by
 * standing still: in one thread, whoever holds the lock would stand still with it.
 */
const TASKS = {
  migrate: (url: string) => migrateToLatest(connect(url)),

  /** Adds one to the setting "count" a hundred times, each time reading first, as every workflow does. */
  async countUp(url: string) {
    const { db } = connect(url);
    for (let turn = 0; turn < 100; turn++) await inTransaction(db, addOne);
    await db.destroy();
    return [];
  },
};

async function addOne(tx: Db): Promise<void> {
  const { value } = await tx
    .selectFrom("setting")
    .select("value")
    .where("name", "=", "count")
    .executeTakeFirstOrThrow();
  await new Promise(setImmediate); // The other thread gets every chance to come between.
  await tx
    .updateTable("setting")
    .set({ value: String(Number(value) + 1) })
    .where("name", "=", "count")
    .execute();
}

type Task = keyof typeof TASKS;
type ThreadData = { task: Task; url: string; arrived: Int32Array };

/** Runs the task in two threads that begin together, and gives both answers. Rejects with the first error. */
export function inTwoThreads(task: Task, url: string): Promise<[string[], string[]]> {
  const arrived = new Int32Array(new SharedArrayBuffer(4));
  return Promise.all([inThread({ task, url, arrived }), inThread({ task, url, arrived })]);
}

function inThread(databaseThread: ThreadData): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), { workerData: { databaseThread }, execArgv: [] });
    thread.once("message", resolve);
    thread.once("error", reject);
  });
}

/** Loading our modules takes longer than the task: whoever is ready first stands still until the other is. */
function waitForTheOther(arrived: Int32Array): void {
  Atomics.add(arrived, 0, 1);
  Atomics.notify(arrived, 0);
  Atomics.wait(arrived, 0, 1);
}

if (workerData?.databaseThread) {
  const { task, url, arrived } = workerData.databaseThread as ThreadData;
  waitForTheOther(arrived);
  parentPort?.postMessage(await TASKS[task](url));
}

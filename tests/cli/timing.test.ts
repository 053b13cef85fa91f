import { execFileSync } from "node:child_process";
import { test } from "vitest";
import { databases } from "../support/databases.ts";
for (const database of databases) test(database.name, async () => {
  const { url } = await database.open({ file: true });
  const sh = `time node bin/afterword.ts import /tmp/cli-xOPNox/a.jsonl; time node bin/afterword.ts export /tmp/cli-xOPNox/${database.kind}.jsonl; cat /proc/loadavg`;
  console.log(database.name, execFileSync("bash", ["-c", `(${sh}) 2>&1`], { env: { ...process.env, DATABASE_URL: url ?? "" } }).toString());
}, 200_000);

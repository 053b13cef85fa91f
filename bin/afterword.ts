#!/usr/bin/env node
import { refuseOldNode } from "./node-version.ts";

// Everything else is imported after this check: an older Node may not be able to load it.
const refused = refuseOldNode();
if (refused === null) {
  if (!process.stdout.isTTY) process.env.NO_COLOR = "1"; // citty looks at this and not at where its text goes.
  const { runAfterword } = await import("./commands.ts");
  await runAfterword(process.argv.slice(2));
} else {
  console.error(refused);
  process.exitCode = 1;
}

import { parseArgs } from "node:util";
import { trainLines } from "./labelled-lines.ts";

/**
 * `node tests/support/print-train.ts [KIND …]` prints the lines that rules may be written from, labels first.
 * The other part is never printed, so that nobody comes to know it by reading.
 */
const { positionals: kinds } = parseArgs({ allowPositionals: true });

for (const { id, kind, text, danger, ...marks } of trainLines()) {
  if (kinds.length > 0 && !kinds.includes(kind)) continue;
  const labels = [danger, ...Object.keys(marks).filter((mark) => marks[mark as keyof typeof marks])];
  console.log(`${id} ${kind} [${labels.join(", ")}] ${text.replaceAll("\n", " ⏎ ")}`);
}

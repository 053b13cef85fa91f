import type { ExportSection, ExportState } from "#app/domain/export.ts";

/** The tables behind the copy of everything about oneself. */
export type ExportTables = { exportJob: ExportJobTable; exportPart: ExportPartTable };

/**
 * A copy that a member asked for; one at a time each. `done` of `total` things are gathered. `cursor`: where the next
 * slice begins (workflows/work-on-exports.ts). `leaseUntilMs`: until then the slice at hand is one server's, 0 while
 * nobody works on it. `readyAtMs` and `expiresAtMs` are 0 until it has ended.
 */
export type ExportJobTable = {
  accountId: string;
  askedAtMs: number;
  state: ExportState;
  done: number;
  total: number;
  cursor: string;
  leaseUntilMs: number;
  readyAtMs: number;
  expiresAtMs: number;
};

/** While it is made: a slice of one section, as JSON. When it is ready: a piece of the file. */
export type ExportPartTable = {
  accountId: string;
  position: number;
  section: ExportSection | "about" | "zip";
  bytes: Uint8Array;
};

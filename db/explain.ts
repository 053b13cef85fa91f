import { NewerDatabaseError } from "./migrate.ts";
import { isStorageFailure } from "./portable.ts";

/**
 * What is wrong with the database in one line for the operator, or null when the error is not about it (a bug,
 * to be thrown on). Passwords in an address are left out.
 */
export function explainDatabaseError(error: unknown, databaseUrl: string): string | null {
  if (error instanceof NewerDatabaseError) return error.message;
  const said = String((error as { code?: unknown } | null)?.code ?? "");
  const code = said || (isStorageFailure(error) ? "ETIMEDOUT" : ""); // The driver gives a lost connection no code.
  const line = LINES.find(([pattern]) => pattern.test(code))?.[1];
  return line ? `The database ${placeOf(databaseUrl)} ${line} (${code}).` : null;
}

/** Where the database is, without the user's name and password. */
function placeOf(databaseUrl: string): string {
  const address = databaseUrl.startsWith("sqlite:") ? null : URL.parse(databaseUrl);
  return address ? `${address.protocol}//${address.host}${address.pathname}` : databaseUrl;
}

const LINES: readonly [RegExp, string][] = [
  [/^SQLITE_(BUSY|LOCKED)/, "is locked by another program. Stop that program, or try again"],
  [/^SQLITE_READONLY/, "cannot be written to. Check who owns the file and its folder"],
  [/^SQLITE_CANTOPEN/, "cannot be opened. Check that its folder exists and may be written to"],
  [/^SQLITE_FULL|^ENOSPC/, "has no room left on its disk"],
  [/^SQLITE_(NOTADB|CORRUPT)/, "is not a database that can be read. Restore it from a backup"],
  [/^SQLITE_IOERR/, "could not be read or written. Check the disk"],
  [/^(EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EEXIST)$/, "cannot be created there. Check who owns the folder"],
  [
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ECONNRESET|57P03)$/,
    "does not answer. Check that PostgreSQL runs at that address",
  ],
  [/^28/, "refused the user or the password"],
  [/^3D000$/, "does not exist. Create it first"],
  [/^(25006|42501)$/, "gives this user no right to write"],
  [/^53/, "has no room or no connections left"],
];

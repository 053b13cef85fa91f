import { stripVTControlCharacters } from "node:util";
import { NewerDatabaseError } from "#db/migrate.ts";

/** Something that the person at the command line can put right; the message is all they need to read. */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
}

/** What to print about an error: the line for the operator, or the whole of what must be a bug. */
export function oneLine(error: unknown): unknown {
  const isTheirs = error instanceof Error && ["OperatorError", "CLIError"].includes(error.name);
  return isTheirs ? stripVTControlCharacters(error.message) : error;
}

type Failure = { code?: unknown; syscall?: unknown; message?: unknown };
type Explanation = {
  when: (failure: { code: string; syscall: string; message: string }) => boolean;
  say: (where: string) => string;
};

const hasCode =
  (pattern: RegExp) =>
  ({ code }: { code: string }) =>
    pattern.test(code);

/**
 * What a database's error means for whoever runs the command. SQLite's codes are on sqlite.org/rescode.html,
 * PostgreSQL's five characters in its manual's appendix A, the others are Node's. The first that fits is said.
 */
const EXPLANATIONS: readonly Explanation[] = [
  {
    when: ({ syscall }) => syscall === "mkdir",
    say: (where) =>
      `The folder for the database ${where} could not be made. Is its path right, and may this user write there?`,
  },
  {
    when: hasCode(/^SQLITE_(BUSY|LOCKED)/),
    say: (where) =>
      `The database ${where} is locked: another program is writing to it. Nothing was changed. Please try again in a moment.`,
  },
  {
    when: hasCode(/^SQLITE_READONLY|^25006$/),
    say: (where) => `The database ${where} is read-only, so nothing was changed.`,
  },
  {
    when: hasCode(/^SQLITE_CANTOPEN/),
    say: (where) =>
      `The database ${where} could not be opened. Is it a file, and may this user read and write it?`,
  },
  {
    when: hasCode(/^SQLITE_(NOTADB|CORRUPT)/),
    say: (where) => `The file ${where} is damaged, or is not a database.`,
  },
  {
    when: hasCode(/^SQLITE_FULL|^53100$/),
    say: (where) => `There is no room left on the disk of the database ${where}. Nothing was changed.`,
  },
  {
    when: hasCode(/^SQLITE_IOERR/),
    say: (where) => `The disk of the database ${where} could not be read or written. Nothing was changed.`,
  },
  {
    when: hasCode(/^28/),
    say: (where) => `PostgreSQL at ${where} refused the user name or the password in DATABASE_URL.`,
  },
  {
    when: hasCode(/^3D000$/),
    say: (where) => `PostgreSQL has no database ${where}. Please create it first.`,
  },
  {
    when: hasCode(/^42501$/),
    say: (where) => `The user in DATABASE_URL may not do this in the database ${where}.`,
  },
  {
    when: ({ code, message }) =>
      isUnreachable(code) || message.includes("timeout exceeded when trying to connect"),
    say: (where) => `PostgreSQL does not answer at ${where}. Is it running, and is DATABASE_URL right?`,
  },
];

const isUnreachable = (code: string): boolean =>
  /^(08|57P)[0-9A-Z]{2,3}$/.test(code) ||
  [
    "ECONNREFUSED",
    "ECONNRESET",
    "ETIMEDOUT",
    "ENOTFOUND",
    "EAI_AGAIN",
    "EHOSTUNREACH",
    "ENETUNREACH",
  ].includes(code);

/** The error as an operator's one, when it is the database's and known; otherwise the error itself. */
export function explained(error: unknown, databaseUrl: string): unknown {
  if (error instanceof NewerDatabaseError) return new OperatorError(error.message, { cause: error });
  const { code, syscall, message } = (error ?? {}) as Failure;
  const failure = {
    code: String(code ?? ""),
    syscall: String(syscall ?? ""),
    message: String(message ?? ""),
  };
  const known = EXPLANATIONS.find(({ when }) => when(failure));
  return known ? new OperatorError(known.say(placeOf(databaseUrl)), { cause: error }) : error;
}

/** Where the database is, without the user's name and password. */
function placeOf(databaseUrl: string): string {
  if (databaseUrl.startsWith("sqlite:")) return databaseUrl.slice("sqlite:".length);
  const address = URL.parse(databaseUrl);
  return address ? `${address.host}${address.pathname}` : "in DATABASE_URL";
}

/** What is wrong with a file that was named on the command line. */
export function fileProblem(path: string, error: unknown): OperatorError {
  const code = String((error as Failure | null)?.code ?? "");
  const meaning: Record<string, string> = {
    ENOENT: "There is no such file or folder.",
    EISDIR: "This is a folder and not a file.",
    ENOTDIR: "A part of this path is a file and not a folder.",
    EACCES: "This user may not open it.",
    EPERM: "This user may not open it.",
    EROFS: "The disk is read-only.",
    ENOSPC: "There is no room left on the disk.",
  };
  return new OperatorError(`${path}: ${meaning[code] ?? `It cannot be used (${code || String(error)}).`}`, {
    cause: error,
  });
}

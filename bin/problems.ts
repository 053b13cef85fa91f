import { stripVTControlCharacters } from "node:util";
import { explainDatabaseError } from "#db/explain.ts";

/** Something that the person at the command line can put right; the message is all they need to read. */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
}

/** What to print about an error: the line for the operator, or the whole of what must be a bug. */
export function oneLine(error: unknown): unknown {
  const isTheirs = error instanceof Error && ["OperatorError", "CLIError"].includes(error.name);
  return isTheirs ? stripVTControlCharacters(error.message) : error;
}

/** The error as an operator's one, when it is about the database; otherwise the error itself. */
export function explained(error: unknown, databaseUrl: string): unknown {
  const line = explainDatabaseError(error, databaseUrl);
  return line === null ? error : new OperatorError(line, { cause: error });
}

/** What is wrong with a file that was named on the command line. */
export function fileProblem(path: string, error: unknown): OperatorError {
  const code = String((error as { code?: unknown } | null)?.code ?? "");
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

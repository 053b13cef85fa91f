import { type ArgsDef, type CommandDef, defineCommand, type ParsedArgs } from "citty";
import { readConfig } from "#app/web/config.ts";
import { type Connection, connect } from "#db/connect.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { explained, OperatorError } from "./problems.ts";

type Command<T extends ArgsDef> = {
  name: string;
  description: string;
  args: T;
  run: (args: ParsedArgs<T>) => Promise<void>;
};

/** A command that refuses a flag or a word it does not know: a mistyped `--force` must not be a silent nothing. */
export function command<const T extends ArgsDef>({
  name,
  description,
  args,
  run,
}: Command<T>): CommandDef<T> {
  return defineCommand({
    meta: { name: `afterword ${name}`, description },
    args,
    async run(context) {
      refuseUnknown(name, args, context.args);
      await run(context.args);
    },
  });
}

function refuseUnknown(name: string, known: ArgsDef, given: { _: string[] }): void {
  const flags = Object.keys(known).map(plainName);
  const unknown = Object.keys(given).find((flag) => flag !== "_" && !flags.includes(plainName(flag)));
  const help = `See afterword ${name} --help`;
  if (unknown) throw new OperatorError(`--${unknown} is not a flag of this command. ${help}`);

  const places = Object.values(known).filter((arg) => arg.type === "positional").length;
  const extra = given._[places];
  if (extra !== undefined) throw new OperatorError(`“${extra}” is one word too many. ${help}`);
}

/** The parser gives a flag under its own name and in camel case. */
const plainName = (flag: string): string => flag.replaceAll("-", "").toLowerCase();

/** A whole number from a flag, between 0 and `most`. */
export function countFrom(flag: string, text: string, most: number): number {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (count <= most) return count;
  throw new OperatorError(`--${flag} should be a whole number from 0 to ${most.toLocaleString("en")}.`);
}

/** The DATABASE_URL of the settings. Throws the one line that names a setting that cannot be used. */
function databaseUrl(): string {
  const config = readConfig();
  if (!config.ok) throw new OperatorError(config.error);
  return config.value.databaseUrl;
}

/**
 * Connects as the settings say, brings the tables up to date, works, and disconnects whatever happened.
 * The database's own errors come out as lines for the operator.
 */
export async function withDatabase<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  return withConnection(async (connection) => {
    await migrateToLatest(connection);
    return work(connection);
  });
}

/** As `withDatabase`, with the tables as they are. */
export async function withConnection<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  return withConnectionTo(databaseUrl(), work);
}

/** The same for a database that the settings do not name. */
export async function withConnectionTo<T>(
  url: string,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  try {
    const connection = connect(url, { poolSize: 2 });
    try {
      return await work(connection);
    } finally {
      await connection.db.destroy();
    }
  } catch (error) {
    throw explained(error, url);
  }
}

import { migrateToLatest } from "#db/migrate.ts";
import { command, withConnection } from "./command.ts";

export default command({
  name: "migrate",
  description: "Brings the database up to date. The server does the same when it starts.",
  args: {},
  async run() {
    const names = await withConnection(migrateToLatest);
    console.log(
      names.length === 0
        ? "The database is up to date."
        : names.map((name) => `Migrated: ${name}`).join("\n"),
    );
  },
});

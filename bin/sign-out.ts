import { endSessions } from "#app/workflows/end-sessions.ts";
import { command, withDatabase } from "./command.ts";
import { OperatorError } from "./problems.ts";

export default command({
  name: "sign-out",
  description: "Signs one member out everywhere, or everybody.",
  args: {
    handle: { type: "positional", required: false, description: "The person's name on the forum" },
    everybody: { type: "boolean", description: "All members, moderators and admins" },
  },
  async run({ handle, everybody }) {
    if ((everybody ?? false) === (handle !== undefined))
      throw new OperatorError("Say either a name or --everybody.");
    const ended = await withDatabase(({ db }) => endSessions(db, handle ?? null));
    if (ended === null) throw new OperatorError(`Nobody here has the name “${handle}”.`);
    console.log(ended === 1 ? "1 session has ended." : `${ended} sessions have ended.`);
  },
});

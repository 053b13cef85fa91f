import { ROLES, type Role } from "#app/domain/actor.ts";
import { assignRole } from "#app/workflows/accounts.ts";
import { command, withDatabase } from "./command.ts";
import { OperatorError } from "./problems.ts";

export default command({
  name: "role",
  description: "Makes somebody a moderator or an admin, or a member again.",
  args: {
    handle: { type: "positional", required: true, description: "The person's name on the forum" },
    role: { type: "positional", required: true, description: "member, moderator or admin" },
  },
  async run({ handle, role }) {
    if (!isRole(role))
      throw new OperatorError(`“${role}” is not a role. The roles are member, moderator and admin.`);
    const changed = await withDatabase(({ db }) => assignRole(db, { handle, role, nowMs: Date.now() }));
    if (!changed) throw new OperatorError(`Nobody here has the name “${handle}”.`);
    if (!changed.ok)
      throw new OperatorError(`“${handle}” is the only admin. Please make somebody else an admin first.`);
    const { handle: name, from } = changed.value;
    console.log(
      from === role
        ? `${name} already has the role ${role}.`
        : `${name} now has the role ${role}. Before, it was ${from}.`,
    );
  },
});

const isRole = (word: string): word is Role => (ROLES as readonly string[]).includes(word);

import { lookUpFactors, removeFactors } from "#app/workflows/lost-factors.ts";
import { command, withDatabase } from "./command.ts";
import { OperatorError } from "./problems.ts";

export default command({
  name: "factors",
  description: "Shows what somebody signs in with, and takes off what they have lost.",
  args: {
    handle: { type: "positional", required: true, description: "The person's name on the forum" },
    remove: {
      type: "boolean",
      description: "Take the authenticator app off, and the passkeys where there is a password",
    },
  },
  async run({ handle, remove }) {
    const found = await withDatabase(({ db }) =>
      remove ? removeFactors(db, handle, Date.now()) : lookUpFactors(db, handle),
    );
    if (!found) throw new OperatorError(`Nobody here has the name “${handle}”.`);
    const { hasPassword, passkeys, hasApp } = found.factors;
    const has = [
      hasPassword ? "a password" : "no password",
      passkeys === 1 ? "1 passkey" : `${passkeys} passkeys`,
      hasApp ? "an authenticator app" : "no authenticator app",
    ];
    console.log(`${found.handle} has ${has.join(", ")}.`);
    if (remove) console.log("They are signed out everywhere.");
  },
});

import { z } from "zod";
import { hiddenKey } from "./fields.ts";
import { noteToModerators } from "./joining-forms.ts";
import { defineForm } from "./parse-form.ts";

/** Long enough for any password that checkPassword takes, short enough that hashing it is never an attack. */
const PASSWORD_MAX_UNITS = 1_000;

const password = z
  .string()
  .refine((text) => text.length <= PASSWORD_MAX_UNITS, "This password is too long.")
  .refine((text) => text !== "", "Please type a password.");

/** The name's own rules are in domain/handle.ts, the password's in domain/password.ts. */
const handle = z
  .string()
  .refine((text) => text.trim() !== "", "Please type a name.")
  .refine((text) => text.length <= 200, "A name can have 24 characters.");

/** A signed time, which the page put into the form: web/form-signs.ts. */
const signedTime = z.string().transform((text) => text.slice(0, 100));

/**
 * `setupToken` is from the one-time link that makes an admin, `invitation` from one by which people can join; `next` is a path
 * to go to afterwards.
 */
/** What a form for joining says beside the name and what opens the account. */
const joining = {
  ...{ handle, setupToken: hiddenKey, next: z.string().max(1_000) },
  ...{ shown: signedTime, asked: signedTime, invitation: hiddenKey, note: noteToModerators },
};

export const joinForm = defineForm({ ...joining, password });

/** What a passkey has answered, as JSON; an attestation that nobody asked for can be long. */
const credential = z.string().max(20_000, "Please try again.");

export const joinByPasskeyForm = defineForm({ ...joining, credential });

/** What a page's script asks for a challenge with. The rest is of somebody who joins, as in the form for it. */
export const passkeyOptionsForm = defineForm({
  kind: z.enum(["sign-in", "join", "add", "prove"]),
  ...{ handle: z.string().max(200), setupToken: hiddenKey, invitation: hiddenKey },
});

export const passkeyForm = defineForm({ credential, next: z.string().max(1_000) });

/** A name that its owner gives a passkey, to tell it from others. */
const passkeyName = z
  .string()
  .transform((text) => text.trim())
  .refine((text) => [...text].length <= 60, "A name can have 60 characters.");

export const newPasskeyForm = defineForm({ credential, name: passkeyName, next: z.string().max(1_000) });
export const passkeyNameForm = defineForm({ name: passkeyName });

export const signInForm = defineForm({ handle, password, next: z.string().max(1_000) });

const next = z.string().max(1_000);

/** A code as it is typed; what it is compared by is in passwords/recovery-codes.ts. */
const code = z
  .string()
  .refine((text) => text.trim() !== "", "Please type one of your codes.")
  .refine((text) => text.length <= 200, "A code has 24 letters and digits.");

export const recoverForm = defineForm({ handle, code, password });

/** A code of an authenticator app, or one of the recovery codes in its place. */
export const codeForm = defineForm({
  code: z
    .string()
    .refine((text) => text.trim() !== "", "Please type a code.")
    .refine((text) => text.length <= 200, "A code is shorter than this."),
  next,
});

export const confirmForm = defineForm({ password, next });

/** What the page about signing in is asked for. `session`: one of those that it lists. */
export const securityForm = defineForm({
  act: z.enum([
    "end-session",
    "end-others",
    "new-codes",
    "password",
    "remove-app",
    "rename-passkey",
    "remove-passkey",
  ]),
  passkey: hiddenKey.transform((key) => key ?? ""),
  session: hiddenKey.transform((key) => key ?? ""),
});

/** A first password, of somebody who joined with a passkey. */
export const firstPasswordForm = defineForm({ password });

/** A new password, and the present one beside it. */
export const passwordForm = defineForm({ current: password, password });

/** The name alone: whoever has it and has confirmed an address is sent a link. */
export const recoverByEmailForm = defineForm({ handle });

/** The new password of whoever opened such a link. */
export const newPasswordForm = defineForm({ password });

/** One address as mail servers take it. */
const address = z
  .string()
  .trim()
  .max(254, "This address is too long.")
  .pipe(z.email("This does not look like an address for mail, such as name@example.org."));

export const emailForm = defineForm({ address });

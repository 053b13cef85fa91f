import { z } from "zod";
import { hiddenKey } from "./fields.ts";
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

/** `setupToken` is from the one-time link that makes an admin; `next` is a path to go to afterwards. */
export const joinForm = defineForm({ handle, password, setupToken: hiddenKey, next: z.string().max(1_000) });

export const signInForm = defineForm({ handle, password, next: z.string().max(1_000) });

import type { Role } from "./actor.ts";

/** Whether the desk asks moderators for a second factor: the operator's setting. */
export const FACTOR_SETTINGS = ["required", "relaxed"] as const;
export type FactorSetting = (typeof FACTOR_SETTINGS)[number];

/** What an account can sign in with. */
export type Factors = { hasPassword: boolean; passkeys: number; hasApp: boolean };

/** Something besides a password: a passkey, or an authenticator app. */
export const hasSecondFactor = ({ passkeys, hasApp }: Pick<Factors, "passkeys" | "hasApp">): boolean =>
  passkeys > 0 || hasApp;

/**
 * What stands between somebody and the desk. `closed`: there is none for them. `proved`: this session has shown a
 * second factor that its account has; a passkey is both factors at once.
 *
 * | who                | has none | has one, not proved | proved |
 * | ------------------ | -------- | ------------------- | ------ |
 * | members            | closed   | closed              | closed |
 * | moderators, admins | set-up   | prove               | open   |
 * | the same, relaxed  | open     | open                | open   |
 */
export type DeskDoor = "closed" | "open" | "set-up" | "prove";

export function deskDoor(
  role: Role,
  { setting, hasFactor, proved }: { setting: FactorSetting; hasFactor: boolean; proved: boolean },
): DeskDoor {
  if (role === "member") return "closed";
  if (setting === "relaxed" || (hasFactor && proved)) return "open";
  return hasFactor ? "prove" : "set-up";
}

/** After a right password: whether a code is asked for before there is a session. A passkey asks for nothing more. */
export const asksForCode = ({ hasApp }: Pick<Factors, "hasApp">): boolean => hasApp;

/**
 * Whether this session may do what matters: with a second factor on the account, one that never showed it could take
 * it away, or make recovery codes that stand in for it.
 */
export const hasShownAll = (
  factors: Pick<Factors, "passkeys" | "hasApp">,
  { proved }: { proved: boolean },
): boolean => proved || !hasSecondFactor(factors);

/** The last way in stays. An app is none by itself, and recovery codes are for the day that all else is lost. */
export const canRemovePasskey = ({
  hasPassword,
  passkeys,
}: Pick<Factors, "hasPassword" | "passkeys">): boolean => hasPassword || passkeys > 1;

/** How long a passkey may take to answer, and how long a right password waits for its code. */
export const CHALLENGE_LASTS_MS = 5 * 60 * 1000;
export const CODE_AWAITED_MS = 10 * 60 * 1000;

/** Codes that may be tried after one right password. */
export const CODE_TRIES = 5;

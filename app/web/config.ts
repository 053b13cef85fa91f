import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { z } from "zod";
import { FACTOR_SETTINGS, type FactorSetting } from "#app/domain/factor.ts";
import { JOINING_WAYS, type Joining } from "#app/domain/joining.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { KEEP_SETTINGS, type Keep, type KeepSetting } from "#app/domain/retention.ts";
import { DEFAULT_DATABASE_URL, databaseKind } from "#db/connect.ts";

/** A whole number as people write it: not `1e3`, `0x50` or nothing, which Number would take. */
const whole = (least: number, most: number) =>
  z
    .string()
    .refine(
      (text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most,
      `must be a whole number from ${least} to ${most}`,
    )
    .transform(Number);

/** Days from and to where domain/retention.ts lets an operator choose. */
const keptDays = (name: KeepSetting) =>
  whole(KEEP_SETTINGS[name].least, KEEP_SETTINGS[name].most).default(KEEP_SETTINGS[name].usual);

/** Every setting, with what it may be and what it is when nobody says. README has the same table in words. */
const SETTINGS = z.object({
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: z
    .string()
    .refine((url) => databaseKind(url) !== null, "must be empty, sqlite:PATH or postgres://…")
    .refine((url) => databaseKind(url) === "sqlite" || URL.canParse(url), "is not a complete address")
    .default(DEFAULT_DATABASE_URL),
  DATABASE_POOL_SIZE: whole(1, 200).default(10),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, "must be the forum's address such as https://forum.example.org, without a path")
    .optional(),
  TRUSTED_PROXY: whole(0, 10).default(0),
  EXIT_URL: z
    .string()
    .refine((url) => /^https:\/\//.test(url) && URL.canParse(url), "must be an https:// address")
    .default("https://www.wikipedia.org/"),
  CLASSIFIER_URL: z
    .string()
    .refine((url) => /^https?:\/\//.test(url) && URL.canParse(url), "must be an http:// or https:// address")
    .optional(),
  SMTP_URL: z
    .string()
    .refine((url) => /^smtps?:\/\//.test(url) && URL.canParse(url), "must be an smtp:// or smtps:// address")
    .optional(),
  MAIL_FROM: z.email("must be an address such as forum@example.org").optional(),
  KEEP_DRAFTS_DAYS: keptDays("KEEP_DRAFTS_DAYS"),
  KEEP_LETTERS_DAYS: keptDays("KEEP_LETTERS_DAYS"),
  KEEP_REPORTED_DAYS: keptDays("KEEP_REPORTED_DAYS"),
  KEEP_EVIDENCE_DAYS: keptDays("KEEP_EVIDENCE_DAYS"),
  SECOND_FACTOR: z.enum(FACTOR_SETTINGS).default("required"),
  JOINING: z.enum(JOINING_WAYS).default("open"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  RATE_LIMIT_SCALE: z.coerce.number().min(0.1).max(1_000_000).default(1),
});

function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, "");
}

export type Config = {
  port: number;
  host: string;
  databaseUrl: string;
  databasePoolSize: number;
  /** The address people type, without a slash at the end. Null: http at the port that was opened. */
  publicUrl: string | null;
  /** How many proxies stand in front and are believed about the visitor's address. 0 believes nobody. */
  trustedProxies: number;
  /** Where "Leave this page" leads. */
  exitUrl: string;
  /** Where software outside this forum is asked about what is about to be posted. Null: nowhere. */
  classifierUrl: string | null;
  /** The SMTP server that mails go through, and the address they come from. Null: the forum sends none. */
  mail: { url: string; from: string } | null;
  /** Who can join. */
  joining: Joining;
  /** How long what an operator may choose about is kept. */
  keep: Keep;
  /** Whether moderators and admins need a second factor before the desk opens. */
  secondFactor: FactorSetting;
  logLevel: string;
  /** Multiplies every rate limit. For measuring; 1 in real life. */
  rateLimitScale: number;
};

/** React and Express ask the environment whether this is production. Said before the build is loaded. */
export function tellLibraries(development: boolean): void {
  process.env.NODE_ENV ??= development ? "development" : "production";
}

/** The environment's variables over those of the settings file (`.env`), which only has names from the table. */
export function readConfig(
  environment: Record<string, string | undefined> = process.env,
  file = ".env",
): Result<Config, string> {
  const known = Object.keys(SETTINGS.shape);
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  for (const name of Object.keys(fromFile)) {
    if (!known.includes(name))
      return err(`${name} in ${file} is not a setting. The settings are ${known.join(", ")}.`);
  }
  const meant = misspelt(Object.keys(environment), known);
  if (meant) return err(`${meant.name} is not a setting. Did you mean ${meant.known}?`);

  const parsed = SETTINGS.safeParse({ ...withoutEmpty(fromFile), ...withoutEmpty(environment) });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return err(`The setting ${issue?.path.join(".")} is not usable: ${issue?.message}.`);
  }
  const value = parsed.data;
  if (!value.SMTP_URL !== !value.MAIL_FROM)
    return err("SMTP_URL and MAIL_FROM belong together: set both, or neither.");
  return ok({
    port: value.PORT,
    host: value.HOST,
    databaseUrl: value.DATABASE_URL,
    databasePoolSize: value.DATABASE_POOL_SIZE,
    publicUrl: value.PUBLIC_URL?.replace(/\/$/, "") ?? null,
    trustedProxies: value.TRUSTED_PROXY,
    exitUrl: value.EXIT_URL,
    classifierUrl: value.CLASSIFIER_URL ?? null,
    mail: value.SMTP_URL && value.MAIL_FROM ? { url: value.SMTP_URL, from: value.MAIL_FROM } : null,
    joining: value.JOINING,
    keep: {
      KEEP_DRAFTS_DAYS: value.KEEP_DRAFTS_DAYS,
      KEEP_LETTERS_DAYS: value.KEEP_LETTERS_DAYS,
      KEEP_REPORTED_DAYS: value.KEEP_REPORTED_DAYS,
      KEEP_EVIDENCE_DAYS: value.KEEP_EVIDENCE_DAYS,
    },
    secondFactor: value.SECOND_FACTOR,
    logLevel: value.LOG_LEVEL,
    rateLimitScale: value.RATE_LIMIT_SCALE,
  });
}

/** `PORT=` says nothing about the port: compose files pass on variables that nobody has set as empty ones. */
const withoutEmpty = (record: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value));

/**
 * A variable that is almost a setting's name was meant to be one: two letters off, and one in short names, so that
 * GIT_URL, which build servers set, is no EXIT_URL. Names of one word are too like others'.
 */
function misspelt(
  names: readonly string[],
  known: readonly string[],
): { name: string; known: string } | null {
  const candidates = known.filter((setting) => setting.includes("_"));
  for (const name of names) {
    if (known.includes(name)) continue;
    const near = candidates.find(
      (setting) => distance(name.toUpperCase(), setting) <= (setting.length < 10 ? 1 : 2),
    );
    if (near) return { name, known: near };
  }
  return null;
}

/** Levenshtein's distance, given up as soon as the lengths rule a small one out. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

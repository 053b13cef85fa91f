import { dictionary } from "@zxcvbn-ts/language-common";

let common: ReadonlySet<string> | undefined;

/**
 * Whether a lower-case password is among the 49,233 most common ones. Their list comes with the package
 * `@zxcvbn-ts/language-common`; the set is built on the first question (about 15 ms) and kept.
 */
export function isCommonPassword(lowered: string): boolean {
  common ??= new Set(dictionary["passwords-common"]);
  return common.has(lowered);
}

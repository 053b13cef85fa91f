import { giveAddress, makeCodes, recoverWrongly, signInWrongly, writeFirst } from "./page-acts.ts";
import { at, lively, type PageState, pressInVain } from "./page-state.ts";

/** Joining, signing in, and what members settle for themselves. */
export const ACCOUNT_STATES: readonly PageState[] = [
  { name: "settings-following", forum: "lively", as: "member", path: at("/settings/following") },
  { name: "join", forum: "lively", as: "guest", path: at("/join") },
  { name: "join-errors", forum: "lively", as: "guest", path: at("/join"), act: pressInVain("Join") },
  { name: "join-words-waiting", forum: "lively", as: "guest", path: at("/article"), act: writeFirst },
  { name: "recover", forum: "lively", as: "guest", path: at("/recover") },
  { name: "recover-refused", forum: "lively", as: "guest", path: at("/recover"), act: recoverWrongly },
  { name: "confirm", forum: "lively", as: "member", path: at("/confirm?next=/settings/security") },
  { name: "settings-security", forum: "lively", as: "member", path: at("/settings/security") },
  { name: "welcome", forum: "lively", as: "author", path: at("/settings/security"), act: makeCodes },
  { name: "sign-in", forum: "lively", as: "guest", path: at("/sign-in?next=/article") },
  { name: "sign-in-refused", forum: "lively", as: "guest", path: at("/sign-in"), act: signInWrongly },
  { name: "settings", forum: "lively", as: "member", path: at("/settings") },
  { name: "settings-hiding", forum: "lively", as: "admin", path: at("/settings/hiding") },
  { name: "settings-hiding-empty", forum: "lively", as: "member", path: at("/settings/hiding?saved=words") },
  { name: "settings-hiding-guest", forum: "lively", as: "guest", path: at("/settings/hiding?saved=notes") },
  { name: "settings-profile", forum: "lively", as: "member", path: at("/settings/profile") },
  { name: "settings-country", forum: "lively", as: "author", path: at("/settings/country?saved=yes") },
  { name: "leaving-quickly", forum: "lively", as: "guest", path: at("/leaving-quickly") },
  { name: "leaving-quickly-member", forum: "lively", as: "member", path: at("/leaving-quickly") },
  { name: "settings-email", forum: "lively", as: "member", path: at("/settings/email"), act: giveAddress },
  { name: "recover-by-email", forum: "lively", as: "guest", path: at("/recover/by-email") },
  { name: "recover-by-email-asked", forum: "lively", as: "guest", path: at("/recover/by-email?asked=yes") },
  { name: "mail-recover", forum: "lively", as: "guest", path: lively("mailRecover") },
  { name: "mail-recover-closed", forum: "lively", as: "guest", path: at("/mail/recover/nothing") },
  { name: "mail-verify", forum: "lively", as: "guest", path: lively("mailVerify") },
];

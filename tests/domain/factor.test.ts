import { describe, expect, test } from "vitest";
import { isModerator, isResting, type Member, ROLES, type Role } from "#app/domain/actor.ts";
import {
  asksForCode,
  canRemovePasskey,
  type DeskDoor,
  deskDoor,
  FACTOR_SETTINGS,
  hasSecondFactor,
  hasShownAll,
} from "#app/domain/factor.ts";
import { grid } from "#tests/support/grid.ts";

const HAS = ["nothing", "passkey", "app", "both"] as const;
const factorsOf = (has: (typeof HAS)[number]) => ({
  passkeys: has === "passkey" || has === "both" ? 1 : 0,
  hasApp: has === "app" || has === "both",
});

/** Rows: the setting, what the account has, and whether this session has shown it. */
const DOOR = grid(`
                       member  moderator  admin
  required-nothing-no  closed  set-up     set-up
  required-nothing-yes closed  set-up     set-up
  required-passkey-no  closed  prove      prove
  required-passkey-yes closed  open       open
  required-app-no      closed  prove      prove
  required-app-yes     closed  open       open
  required-both-no     closed  prove      prove
  required-both-yes    closed  open       open
  relaxed-nothing-no   closed  open       open
  relaxed-nothing-yes  closed  open       open
  relaxed-passkey-no   closed  open       open
  relaxed-passkey-yes  closed  open       open
  relaxed-app-no       closed  open       open
  relaxed-app-yes      closed  open       open
  relaxed-both-no      closed  open       open
  relaxed-both-yes     closed  open       open
`);

const CASES = FACTOR_SETTINGS.flatMap((setting) =>
  HAS.flatMap((has) =>
    [true, false].flatMap((proved) => ROLES.map((role) => ({ setting, has, proved, role }))),
  ),
);

test.each(CASES)(
  "the desk for a $role with $has, shown: $proved, $setting",
  ({ setting, has, proved, role }) => {
    const hasFactor = hasSecondFactor(factorsOf(has));
    expect(deskDoor(role, { setting, hasFactor, proved })).toBe(
      DOOR.at(`${setting}-${has}-${proved ? "yes" : "no"}`, role),
    );
  },
);

test.each(HAS)("with %s: a code after the password, and what matters", (has) => {
  const factors = factorsOf(has);
  expect(asksForCode(factors)).toBe(has === "app" || has === "both");
  expect(hasShownAll(factors, { proved: true })).toBe(true);
  expect(hasShownAll(factors, { proved: false })).toBe(has === "nothing");
});

test.each([
  { hasPassword: true, passkeys: 1, can: true },
  { hasPassword: true, passkeys: 2, can: true },
  { hasPassword: false, passkeys: 1, can: false },
  { hasPassword: false, passkeys: 2, can: true },
])("a passkey can go: $can, with a password: $hasPassword, of $passkeys", ({ can, ...factors }) => {
  expect(canRemovePasskey(factors)).toBe(can);
});

describe("a role that rests", () => {
  const somebody = (role: Role, rests?: Extract<DeskDoor, "set-up" | "prove">): Member => ({
    ...{ kind: "member", id: "1", handle: "linden", role },
    ...(rests ? { rests } : {}),
  });

  test.each(ROLES)("is no role: %s", (role) => {
    const isStaff = role !== "member";
    expect([isModerator(somebody(role)), isResting(somebody(role))]).toEqual([isStaff, false]);
    for (const rests of ["set-up", "prove"] as const)
      expect([isModerator(somebody(role, rests)), isResting(somebody(role, rests))]).toEqual([
        false,
        isStaff,
      ]);
    const paused = { ...somebody(role, "set-up"), standing: "paused" } as const;
    expect([isModerator(paused), isResting(paused)]).toEqual([false, false]);
  });
});

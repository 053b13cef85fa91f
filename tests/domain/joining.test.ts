import { describe, expect, test } from "vitest";
import { asNewcomer, JOINING_WAYS, NEWCOMER_REASONS, WATCHED_FOR_MS, wayIn } from "#app/domain/joining.ts";
import { STANDINGS } from "#app/domain/sanction.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import { combinations } from "#tests/support/combinations.ts";
import { grid } from "#tests/support/grid.ts";

const WAYS = grid(`
              without  with
    open      in       in
    invited   closed   in
    approved  waits    in
`);

test.each(combinations({ joining: JOINING_WAYS, link: ["without", "with"] as const }))(
  "$joining: $link an invitation",
  ({ joining, link }) => {
    expect(wayIn(joining, link === "with")).toBe(WAYS.at(joining, link));
  },
);

describe("a newcomer", () => {
  test.each(combinations({ decided: STANDINGS, reason: NEWCOMER_REASONS, when: ["early", "late"] as const }))(
    "who is $decided otherwise and new for $reason stands as the table says, $when",
    ({ decided, reason, when }) => {
      const nowMs = when === "early" ? WATCHED_FOR_MS - 1 : WATCHED_FOR_MS;
      const { standing, waits = false } = asNewcomer(decided, { reason, createdAtMs: 0 }, nowMs);
      const isNew = reason === "approval" || when === "early";
      expect(standing).toBe(isNew && decided === "good" ? "reviewed-first" : decided);
      expect(waits).toBe(reason === "approval");
    },
  );

  test("who waits reads what guests read, and whoever has been let in what members read", () => {
    const member = { kind: "member", id: "m", handle: "quiet-heron", role: "member" } as const;
    expect(audiencesOpenTo({ ...member, waits: true })).toEqual(["everyone"]);
    expect(audiencesOpenTo({ ...member, ...asNewcomer("good", null, 0) })).toEqual(["everyone", "members"]);
  });
});

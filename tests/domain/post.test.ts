import { describe, expect, test } from "vitest";
import { canStillUndo, move, POST_ACTS, POST_STATUSES, UNDO_WITHDRAW_MS } from "#app/domain/post.ts";
import { err, ok } from "#app/domain/result.ts";
import { combinations } from "#tests/support/combinations.ts";
import { grid } from "#tests/support/grid.ts";

const WITHDRAWN_AT_MS = Date.UTC(2026, 0, 6, 18);

/** Where each act leads, for a post that its author has not withdrawn. A dot is an illegal move. */
const MOVES = grid(`
             hold  approve    decline   remove   restore    withdraw   undo-withdraw  erase
  held       .     published  declined  removed  .          withdrawn  .              erased
  published  held  .          .         removed  .          withdrawn  .              erased
  declined   .     .          .         .        published  .          .              erased
  removed    .     .          .         .        published  .          .              erased
  withdrawn  .     .          .         removed  .          .          published      erased
  erased     .     .          .         .        .          .          .              .
`);

describe("a post", () => {
  test.each(combinations({ status: POST_STATUSES, act: POST_ACTS }))(
    "that is $status: $act",
    ({ status, act }) => {
      const next = MOVES.at(status, act);
      const withdrawnAtMs = status === "withdrawn" ? WITHDRAWN_AT_MS : null;
      expect(
        move({ status, withdrawnAtMs, withdrawnFrom: withdrawnAtMs === null ? null : "published" }, act),
      ).toEqual(next === "." ? err({ kind: "illegal-move", from: status, act }) : ok(next));
    },
  );

  test.each(["removed", "declined"] as const)(
    "that is %s goes back to withdrawn when its author had withdrawn it",
    (status) => {
      expect(move({ status, withdrawnAtMs: WITHDRAWN_AT_MS, withdrawnFrom: "published" }, "restore")).toEqual(
        ok("withdrawn"),
      );
    },
  );

  test.each(["approve", "decline", "withdraw", "undo-withdraw"] as const)(
    "that was withdrawn and then removed: %s is an illegal move",
    (act) => {
      const removed = {
        status: "removed",
        withdrawnAtMs: WITHDRAWN_AT_MS,
        withdrawnFrom: "published",
      } as const;
      expect(move(removed, act)).toEqual(err({ kind: "illegal-move", from: "removed", act }));
    },
  );
});

describe("a withdrawal", () => {
  test.each(["held", "published"] as const)("of a %s post, undone, goes back to where it was", (from) => {
    const withdrawn = { status: "withdrawn", withdrawnAtMs: WITHDRAWN_AT_MS, withdrawnFrom: from } as const;
    expect(move(withdrawn, "undo-withdraw")).toEqual(ok(from));
  });

  test("can be taken back for ten minutes", () => {
    expect(UNDO_WITHDRAW_MS).toBe(600_000);
  });

  test.each([
    { afterMs: 0, can: true },
    { afterMs: 599_999, can: true },
    { afterMs: 600_000, can: false },
    { afterMs: 86_400_000, can: false },
    { afterMs: -1_000, can: true }, // The server's clock was set back.
  ])("after $afterMs ms can still be taken back: $can", ({ afterMs, can }) => {
    expect(canStillUndo(WITHDRAWN_AT_MS, WITHDRAWN_AT_MS + afterMs)).toBe(can);
  });

  test("that never was cannot be taken back", () => {
    expect(canStillUndo(null, 0)).toBe(false);
    expect(canStillUndo(null, WITHDRAWN_AT_MS)).toBe(false);
  });
});

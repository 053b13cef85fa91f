import { expect, test } from "vitest";
import { withoutName } from "#app/domain/former-name.ts";
import { isReserved } from "#app/domain/handle-reserved.ts";
import { columnsOf, FATES, FORMER_HANDLE, isErased, leavesAt, mayLeave } from "#app/domain/leaving.ts";
import { POST_STATUSES } from "#app/domain/post.ts";
import { AUDIENCES } from "#app/domain/thread.ts";

test("a post goes as it was chosen; what is there for nobody else goes in any case", () => {
  for (const status of POST_STATUSES)
    for (const audience of AUDIENCES)
      for (const keepPosts of [true, false])
        for (const isException of [true, false]) {
          const forOthers =
            audience !== "only-me" && ["held", "published", "removed", "erased"].includes(status);
          const kept = forOthers && (keepPosts ? !isException : isException);
          expect(isErased({ status, audience }, { keepPosts, isException })).toBe(!kept);
        }
});

test.each([
  ["member", 0, true],
  ["moderator", 0, true],
  ["admin", 0, false],
  ["admin", 1, true],
] as const)("%s beside %i other admins may leave: %s", (role, otherAdmins, may) => {
  expect(mayLeave({ role, otherAdmins })).toBe(may);
});

test("an account goes after seven days, or at once", () => {
  expect(leavesAt(5, false)).toBe(5 + 7 * 24 * 60 * 60 * 1000);
  expect(leavesAt(5, true)).toBe(5);
});

test("every column has one fate, and each is found by it", () => {
  const fates = ["erased", "let go", "shell", "as chosen", "due process"] as const;
  const found = fates.flatMap((fate) => columnsOf(fate).map(({ table, column }) => `${table}.${column}`));
  expect(found.sort()).toEqual(Object.keys(FATES).sort());
});

const ROBIN = { key: "robin", handle: "Robin" };
const LONGER = [{ key: "robin-hood", handle: "robin-hood" }];
test.each([
  ["Thank you, @robin.", "Thank you, @former-member."],
  ["@ROBIN and @Robin", "@former-member and @former-member"],
  ["`@robin` in code", "`@former-member` in code"],
  ["_@robin_ and __@robin__, (_@robin-hood_)", "_@former-member_ and __@former-member__, (_@robin-hood_)"],
  ["ash_@robin is an address", "ash_@robin is an address"],
  ["@robin-hood is somebody else", "@robin-hood is somebody else"],
  ["@robin-redbreast is nobody", "@former-member-redbreast is nobody"],
  ["robin@example.org, a robin", "robin@example.org, a robin"],
])("%s", (text, left) => {
  expect(withoutName(text, ROBIN, LONGER)).toBe(left);
});

test("nobody can take the name that stands in place of one", () => {
  expect(isReserved(FORMER_HANDLE)).toBe(true);
});

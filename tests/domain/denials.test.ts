import { describe, expect, test } from "vitest";
import { DENIALS } from "#app/domain/denials.ts";

describe("a refusal", () => {
  test.each(["not-found", "moderators-only", "admins-only"] as const)(
    "%s does not say that there is something",
    (reason) => {
      expect(DENIALS[reason]).toEqual(DENIALS["not-found"]);
      expect(DENIALS[reason].status).toBe(404);
    },
  );

  test.each(Object.entries(DENIALS))("%s is said in calm sentences", (_reason, { message }) => {
    expect(message).toMatch(/^[A-Z][^!]*\.$/);
  });
});

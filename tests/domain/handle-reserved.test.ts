import { describe, expect, test } from "vitest";
import { HANDLE_LENGTH, parseHandle, RESERVED_HANDLES } from "#app/domain/handle.ts";

const problemOf = (raw: string): string => {
  const parsed = parseHandle(raw);
  return parsed.ok ? "none" : parsed.error.kind;
};

describe("a reserved name", () => {
  test.each([...RESERVED_HANDLES])("%s is refused", (word) => {
    expect(problemOf(word)).toBe(word.length < HANDLE_LENGTH.least ? "too-short" : "reserved");
    expect(["reserved", "too-short"]).toContain(problemOf(word.toUpperCase()));
    expect(["reserved", "too-short"]).toContain(problemOf(`${word}42`));
  });

  test.each([
    ...[
      "Admin",
      "ADMIN",
      "admin7",
      "m0derator",
      "M0D3R4T0R",
      "m0d3r4t0r99",
      "adm1n",
      "the-4dmin",
      "fern.4dm1n1",
      "my_5taff",
    ],
    ...["admin-team", "the_moderator", "the.mod", "mod-fern", "fern.staff", "fern7mod7", "afterword-help"],
    ...["theAdmin", "FernModerator", "theadmin", "adminteam", "realmoderator", "supportteam", "support-team"],
    ...[
      "help-team",
      "crisis_team",
      "afterwordsupport",
      "the-therapist",
      "your-therapist",
      "officialFern",
      "Official.Fern",
    ],
    ...[
      "adrnin",
      "rnoderator",
      "аԁміп",
      "áđmïn",
      "stáff",
      "he1p",
      "gue5t",
      "nu11",
      "former-member",
      "formermember",
    ],
    ...["former_member", "g-u-e-s-t", "he.lp", "M.O.D.E.R.A.T.O.R"],
  ])("%s is refused, as a part, a look-alike or a claim", (name) => {
    expect(problemOf(name)).toBe("reserved");
  });

  test.each([
    ...[
      "modest",
      "helper",
      "madmint",
      "moderate",
      "modern-fern",
      "commodore",
      "nomad",
      "badminton",
      "staffordshire",
    ],
    ...[
      "teammate",
      "supportive",
      "beet-root",
      "solar-system",
      "systematic",
      "officially",
      "guesthouse",
      "meadow",
    ],
    ...[
      "newt",
      "youthful",
      "help-me",
      "helpful-fern",
      "missing-my-therapist",
      "after-words",
      "afterwards",
      "mentor",
    ],
    ...[
      "root-and-branch",
      "renewed",
      "nullarbor",
      "deletedscenes",
      "everyones-fern",
      "hostel",
      "unsupported",
      "fern7",
    ],
    ...[
      "team-fern",
      "crisis-survivor",
      "smooth-operator",
      "cat-owner",
      "the-real-me",
      "Ali",
      "ali7",
      "Nan",
      "Mel",
      "mel1",
      "Neil",
      "home",
      "adminton",
    ],
  ])("%s is free", (name) => {
    expect(problemOf(name)).toBe("none");
  });
});

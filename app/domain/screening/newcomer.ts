import type { Check } from "./check.ts";

/** A new member's first posts are looked at: most of what harms a forum comes with them, and most of them harm nobody. */
export const newcomer: Check = ({ draft, facts }) => {
  if (facts.standing !== "new") return [];
  const waits = facts.rules.newcomer === "hold";
  return [
    {
      check: "newcomer",
      severity: facts.rules.newcomer,
      field: "body",
      start: 0,
      end: draft.text.length,
      message: waits
        ? "A moderator reads the first posts of everyone who is new here, before they appear."
        : "A moderator reads along with the first posts of everyone who is new here.",
    },
  ];
};

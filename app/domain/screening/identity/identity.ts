import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { placeOf, type Reading } from "../reading.ts";
import { contactsIn, markOfContact } from "./contacts.ts";
import type { Part, What } from "./parts.ts";
import { markOfName, peopleIn } from "./people.ts";
import { markOfPlace, placesIn } from "./places.ts";

/**
 * What tells who somebody is, or how to reach them: names of therapists and of other people in full, practices, numbers,
 * addresses, names on other networks, and the author's own name under an anonymous post. Asked, never refused: the
 * author may have a reason, and an initial is suggested. It counts in quotations as well, since it can be read there.
 */
export const identity: Check = ({ readings, links, facts }) =>
  readings.flatMap((reading) => {
    const contacts = contactsIn(reading, links);
    const places = placesIn(reading).filter((part) => !contacts.some((other) => overlap(part, other)));
    const people = peopleIn(reading).filter(
      (part) => ![...contacts, ...places].some((other) => overlap(part, other)),
    );
    const found = [...people, ...places, ...contacts].sort((a, b) => a.from - b.from);
    const own = facts.anonymous && facts.handle !== null ? ownName(reading, facts.handle) : [];
    return [...found.map((part) => findingOf(reading, part)), ...own];
  });

/** All that this check wants to know of a word by itself (marks.ts). */
export const marksOfIdentity = (raw: string): number =>
  markOfName(raw) | markOfPlace(raw) | markOfContact(raw);

const overlap = (a: Part, b: Part): boolean => a.from < b.to && b.from < a.to;

const MESSAGES: Record<What, string> = {
  name: "This looks like somebody’s name. It can lead back to them and to you; an initial would be enough.",
  place: "This could show where somebody works or lives. You could leave it out, or say it more vaguely.",
  contact: "This is a way to reach somebody. Everyone can read it here, so it may be safer to leave it out.",
};

function findingOf(reading: Reading, part: Part): Finding {
  return {
    check: "identity",
    severity: "ask",
    ...placeOf(reading, part.from, part.to),
    message: MESSAGES[part.what],
    suggestion: part.suggestion,
  };
}

/** The author's own name, as whole words, whatever stands between its parts. */
function ownName(reading: Reading, handle: string): Finding[] {
  const parts = handle
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== "");
  const { raw } = reading.words;
  if (parts.length === 0) return [];
  return raw.flatMap((_, at): Finding[] =>
    parts.every((part, index) => raw[at + index] === part)
      ? [
          {
            check: "identity",
            severity: "ask",
            ...placeOf(reading, at, at + parts.length),
            message: "This is your name here, and you are posting without it.",
            suggestion: "",
          },
        ]
      : [],
  );
}

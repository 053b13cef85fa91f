/**
 * Four kind gestures, for when there are no words or no room for them. They are not votes: nothing is sorted by them,
 * nobody learns who gave one, and only the author of a post learns how many, in words.
 *
 * Who may give which on what (take back: the same), all four alike:
 *
 *                       own post    another's, published    another's, anything else
 *   guest               ·           join or sign in first   ·
 *   member, moderator   ·           yes                     ·
 *
 * A post that somebody may not open does not exist for them here either, and gestures stay open where replies are
 * closed, whether by a lock or because the author wants none. Decided by `can(actor, "gesture", post)`.
 */
type GestureWords = {
  /** On the button. */
  label: string;
  /** For the author: what the post was to one person, and to more. */
  one: string;
  many: (people: number) => string;
};

export const GESTURES = {
  "hear-you": {
    label: "I hear you",
    one: "One person hears you",
    many: (people) => `${people} people hear you`,
  },
  "same-here": {
    label: "Same here",
    one: "It is the same for one person",
    many: (people) => `It is the same for ${people} people`,
  },
  "thank-you": {
    label: "Thank you",
    one: "One person thanks you",
    many: (people) => `${people} people thank you`,
  },
  helped: {
    label: "This helped me",
    one: "This helped one person",
    many: (people) => `This helped ${people} people`,
  },
} as const satisfies Record<string, GestureWords>;

export type Gesture = keyof typeof GESTURES;
export const GESTURE_SLUGS = Object.keys(GESTURES) as [Gesture, ...Gesture[]];

/** The author's numbers in words, in the order of the table; nothing for a gesture that nobody gave. */
export const receivedInWords = (counts: ReadonlyMap<Gesture, number>): string[] =>
  GESTURE_SLUGS.flatMap((gesture) => {
    const people = counts.get(gesture) ?? 0;
    if (people === 0) return [];
    return [people === 1 ? GESTURES[gesture].one : GESTURES[gesture].many(people)];
  });

/** One of the article's ways to cope, as its front matter names it. */
export type Way = { id: string; title: string };

/** Where a post is gathered when nobody named a way, or one that the article no longer has. No way can have this id. */
export const OTHER_WAY = "other_ways";

/** What a form sends for "none of these". The underscore keeps it apart from every way's id. */
export const NO_WAY = "no_way";

/** The way if the article has it, else null: an answer to a list that has changed meanwhile is no answer. */
export const knownWay = (ways: readonly Way[], id: string | null): string | null =>
  ways.some((way) => way.id === id) ? id : null;

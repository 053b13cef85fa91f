import type { Check } from "./check.ts";
import { placeOf, type Reading } from "./reading.ts";

/**
 * Selling, therapists and coaches looking for clients, and moving people elsewhere to get something: held. The signs of
 * an offer add up, each kind once; asking where help can be found, or telling what helped, offers nothing.
 */
export const spam: Check = ({ readings, links }) =>
  readings.flatMap((reading) => {
    const heard = [...reading.heard, ...reading.heardInQuotations].filter(({ tag }) => tag.family === "spam");
    const [heaviest] = [...heard].sort((a, b) => b.tag.weight - a.tag.weight);
    if (!heaviest) return [];
    const kinds = new Map<string, number>();
    for (const { tag } of heard) kinds.set(tag.kind, Math.max(kinds.get(tag.kind) ?? 0, tag.weight));
    const elsewhere = links.some(({ field }) => field === reading.field) ? LINK : 0;
    const priced = hasPrice(reading) ? PRICE : 0;
    const weight = [...kinds.values()].reduce((sum, one) => sum + one, 0) + elsewhere + priced;
    const length = LENGTH * Math.max(0, Math.log(reading.words.word.length / USUAL_WORDS));
    if (!kinds.has("offer") && weight - length < ENOUGH) return [];
    if (kinds.has("offer") && weight < SURE) return [];
    return [
      {
        check: "spam" as const,
        severity: "hold" as const,
        ...placeOf(reading, heaviest.from, heaviest.to),
        message: MESSAGE,
      },
    ];
  });

/** What a text needs that has no plain offer in it, and one that has. */
const ENOUGH = 11;
const SURE = 10;
/** Longer texts have more of these words by chance. */
const LENGTH = 3;
const USUAL_WORDS = 40;
const LINK = 4;
const PRICE = 4;
const MESSAGE =
  "This reads like an offer, and there is no advertising here, so a moderator looks at it first. If it is only about what helped you, they will see that.";

/** A sign of money beside a number. */
const hasPrice = ({ text }: Reading): boolean => /[$£€]\s?\d|\d\s?[$£€%]/.test(text);

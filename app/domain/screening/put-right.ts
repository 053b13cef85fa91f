/** Words that are worth putting right when one letter is wrong, missing, doubled or in its neighbour's place. */
const PUT_RIGHT = (
  "suicide suicidal suicidality myself yourself goodbye overdose overdosed overdosing therapist tonight everyone " +
  "disappear worthless anymore depressed existing painless existence farewell funeral paracetamol ibuprofen tylenol " +
  "stockpiled razors sleeping forgive breathing pathetic"
).split(" ");

/** Right as they are, though a letter away from one of these. */
const LEFT_ALONE = new Set(
  "overdone overuse therapists disappears disappeared existed oneself exiting resting sleeping funerals forgave forgiven forgives breathings pathetically".split(
    " ",
  ),
);

const slips: ReadonlyMap<string, string> = new Map(
  PUT_RIGHT.flatMap((word) => [
    [word, word] as const,
    ...without(word).map((short) => [short, word] as const),
  ]),
);

/** The word that was meant by a word of six letters or more that nobody knows; itself when there is none. */
export function putRight(word: string): string {
  if (word.length < 5 || word.length > 13 || LEFT_ALONE.has(word)) return word;
  const direct = slips.get(word);
  if (direct !== undefined) return meant(word, direct);
  for (const short of without(word)) {
    const found = slips.get(short);
    if (found !== undefined && Math.abs(found.length - word.length) <= 1) return meant(word, found);
  }
  return word;
}

/** Slips are rarely in the first letter; with another one it is another word. */
const meant = (word: string, found: string): string => (word[0] === found[0] ? found : word);

function without(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at + 1) + word.slice(at + 2));
}

/** A stretch of a text, with what is said about it: several things where places overlap, none in between. */
export type Stretch = { text: string; marks: readonly string[] };

type Place = { start: number; end: number; message: string };

/**
 * A text cut at the places that something is said about. Joined, the stretches are the text again, whatever the places:
 * those outside of it, or the wrong way round, are cut to it.
 */
export function markedText(text: string, places: readonly Place[]): Stretch[] {
  const inside = (at: number) => Math.max(0, Math.min(text.length, at));
  const known = places
    .map(({ start, end, message }) => ({ start: inside(start), end: inside(end), message }))
    .filter(({ start, end }) => start < end);
  const cuts = [...new Set([0, text.length, ...known.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((from, at) => {
    const to = cuts[at + 1] ?? text.length;
    const over = known.filter(({ start, end }) => start <= from && end >= to);
    return { text: text.slice(from, to), marks: [...new Set(over.map(({ message }) => message))] };
  });
}

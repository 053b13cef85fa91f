/** The middle of the numbers, the lower one of two. NaN when there are none. */
export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? Number.NaN;

/** How long the work took, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

/**
 * The median of so many runs of each of these works in milliseconds, in turns, after one that is not counted. What comes
 * before each round is not measured.
 */
export async function mediansInTurns(
  works: readonly (() => unknown)[],
  rounds: number,
  beforeRound: () => unknown = () => {},
): Promise<number[]> {
  const times: number[][] = works.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    await beforeRound();
    for (const [index, work] of works.entries()) {
      const ms = await timed(work);
      if (round > 0) times[index]?.push(ms);
    }
  }
  return times.map(median);
}

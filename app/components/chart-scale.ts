/** Steps of an axis from zero to at least `most`: at most five of them, each 1, 2 or 5 times a power of ten, and whole. */
export function axisSteps(most: number): number[] {
  const rough = Math.max(1, most) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? 1);
  return Array.from({ length: Math.ceil(Math.max(1, most) / step) + 1 }, (_, at) => at * step);
}

/** Units of time, the smallest first, and how many milliseconds each has. */
const UNITS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;
type Unit = keyof typeof UNITS;

/** The unit in which the longest of these times is a number of one or two figures. */
export function unitFor(timesMs: readonly number[]): { unit: Unit; ms: number } {
  const most = Math.max(0, ...timesMs);
  const unit = most < 2 * UNITS.hours ? "minutes" : most < 3 * UNITS.days ? "hours" : "days";
  return { unit, ms: UNITS[unit] };
}

import { Presets, SingleBar } from "cli-progress";

export type Progress = { advance: (by: number) => void; stop: () => void };

/** A bar on stderr for someone who watches. In a file or a pipe it would be noise, so there it is nothing. */
export function showProgress(title: string, total: number): Progress {
  if (!process.stderr.isTTY || total === 0) return { advance: () => {}, stop: () => {} };
  const bar = new SingleBar(
    {
      stream: process.stderr,
      format: `${title} {bar} {percentage} % · {eta_formatted} left`,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { advance: (by) => bar.increment(by), stop: () => bar.stop() };
}

/** `1 thread`, `2,000 threads`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString("en")} ${many}`;

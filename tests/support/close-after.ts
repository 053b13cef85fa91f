import { afterAll, onTestFinished, TestRunner } from "vitest";

type Close = () => Promise<unknown> | unknown;
const openedOutsideTests: Close[] = [];
const heldByFile: Close[] = [];

/** Runs `close` when the running test ends, or the file when no test runs (in `beforeAll`). Last opened, first closed. */
export function closeAfter(close: Close): void {
  if (TestRunner.getCurrentTest()) onTestFinished(async () => void (await close()));
  else openedOutsideTests.push(close);
}

/** Runs `close` when the file ends, after everything that its tests opened. Last opened, first closed here too. */
export function closeWithFile(close: Close): void {
  heldByFile.push(close);
}

afterAll(async () => {
  for (const close of openedOutsideTests.reverse()) await close();
  for (const close of heldByFile.reverse()) await close();
});

import { expect } from "vitest";

/** In milliseconds; well below a test's own time, so that what was waited for is named when it does not come. */
export const WAIT_MS = 10_000;

/** `await eventually(() => page.url()).toMatch(…)`: what a page comes to, not what it is in this moment. */
export const eventually = <T>(read: () => T) => expect.poll(read, { timeout: WAIT_MS });

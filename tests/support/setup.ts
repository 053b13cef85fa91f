import { afterEach, beforeEach, type MockInstance, vi } from "vitest";

let watched: MockInstance[] = [];

/**
 * What is written to console.error or console.warn is a complaint (React's about a page, a library's about its use),
 * and a complaint that fails nothing is never read. A test that provokes one on purpose looks at it and then forgets
 * it: `vi.mocked(console.error).mockClear()`.
 */
beforeEach(() => {
  watched = [vi.spyOn(console, "error"), vi.spyOn(console, "warn")];
});

afterEach(() => {
  const complaints = watched.flatMap((spy) => spy.mock.calls);
  for (const spy of watched) spy.mockRestore();
  if (complaints.length > 0)
    throw new Error(`Written to the console:\n${complaints.map((words) => words.join(" ")).join("\n")}`);
});

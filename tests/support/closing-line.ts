import type { Reporter, TestModule } from "vitest/node";

/** Ends a run with `N passed, N failed`, which is all that somebody who reads only the last line needs. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === "passed").length;
    const brokenFiles = modules.filter(
      (module) => module.state() === "failed" && [...module.children.allTests()].length === 0,
    );
    const failed = tests.filter((test) => test.result().state === "failed").length + brokenFiles.length;
    console.log(`${passed} passed, ${failed} failed`);
  }
}

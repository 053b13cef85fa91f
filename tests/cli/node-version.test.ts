import { expect, test } from "vitest";
import { refuseOldNode } from "#bin/node-version.ts";

test.each(["22.18.0", "22.20.1", "23.0.0", "24.21.0", "100.0.0"])("Node %s is new enough", (version) => {
  expect(refuseOldNode(version)).toBeNull();
});

test.each(["18.20.4", "20.20.2", "22.17.1", "22.9.0"])(
  "Node %s is refused with both versions named",
  (version) => {
    expect(refuseOldNode(version)).toBe(`Afterword needs Node 22.18 or newer, and this is Node ${version}.`);
  },
);

test("the Node that runs the tests is new enough", () => {
  expect(refuseOldNode()).toBeNull();
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { RULES } from "./support/architecture-rules.ts";
import type { SourceFile } from "./support/source-file.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PLACES = /^(?:(?:app|db|bin|bench|tests)\/.*|server)\.(?:tsx?|css)$/;

const SKIPPED = ["node_modules", ".git", "build", "data", "public"];

function projectFiles(): SourceFile[] {
  const folders = readdirSync(ROOT, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !SKIPPED.includes(entry.name),
  );
  const paths = folders.flatMap(({ name }) =>
    readdirSync(join(ROOT, name), { recursive: true, encoding: "utf8" }).map((path) => `${name}/${path}`),
  );
  return [...paths, "server.ts"]
    .filter((path) => PLACES.test(path))
    .flatMap((path) => {
      try {
        return [{ path, source: readFileSync(join(ROOT, path), "utf8") }];
      } catch {
        return []; // Removed since it was listed.
      }
    });
}

describe("in this project", () => {
  const files = projectFiles();

  test("there are files to look at", () => {
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["app/domain/post.ts", "db/schema.ts", "tests/architecture.test.ts"]),
    );
  });

  test.each(Object.entries(RULES))("%s", (_sentence, rule) => {
    expect(rule(files)).toEqual([]);
  });
});

/** One wrong thing each: the rule, the files by path, what the rule says. */
type Example = { files: Record<string, string>; says: string[] };
const EXAMPLES: Record<string, Example[]> = {
  "imports go in one direction": [
    {
      files: { "app/domain/a.ts": 'import { x } from "#db/b.ts";' },
      says: ["app/domain/a.ts imports db/b.ts"],
    },
    {
      files: { "app/domain/a.ts": 'import type { x } from "../render/b.ts";' },
      says: ["app/domain/a.ts imports app/render/b.ts"],
    },
    { files: { "app/domain/a.ts": 'import fs from "node:fs";' }, says: ["app/domain/a.ts imports node:fs"] },
    { files: { "app/domain/a.ts": 'import z from "zod";' }, says: ["app/domain/a.ts imports zod"] },
    {
      files: { "app/domain/a.ts": 'import data from "#app/content/a.json";' },
      says: ["app/domain/a.ts imports app/content/a.json"],
    },
    {
      files: { "app/domain/a.ts": 'const b = await import("#app/web/b.ts");' },
      says: ["app/domain/a.ts imports app/web/b.ts"],
    },
    {
      files: { "app/domain/a.ts": 'export * from "#app/web/b.ts";' },
      says: ["app/domain/a.ts imports app/web/b.ts"],
    },
    {
      files: { "app/components/a.tsx": 'import { x } from "#app/workflows/b.ts";' },
      says: ["app/components/a.tsx imports app/workflows/b.ts"],
    },
    {
      files: { "app/components/a.tsx": 'import x from "@remix-run/node";' },
      says: ["app/components/a.tsx imports @remix-run/node"],
    },
    {
      files: { "app/render/a.ts": 'import { x } from "#db/b.ts";' },
      says: ["app/render/a.ts imports db/b.ts"],
    },
    {
      files: { "app/forms/a.ts": 'import { x } from "#app/web/b.ts";' },
      says: ["app/forms/a.ts imports app/web/b.ts"],
    },
    { files: { "app/forms/a.ts": 'import { x } from "kysely";' }, says: ["app/forms/a.ts imports kysely"] },
    {
      files: { "db/queries/a.ts": 'import { x } from "#app/render/b.ts";' },
      says: ["db/queries/a.ts imports app/render/b.ts"],
    },
    {
      files: { "app/workflows/a.ts": 'import { x } from "#app/web/b.ts";' },
      says: ["app/workflows/a.ts imports app/web/b.ts"],
    },
    {
      files: { "app/workflows/a.ts": 'import { x } from "#app/forms/b.ts";' },
      says: ["app/workflows/a.ts imports app/forms/b.ts"],
    },
    {
      files: { "app/workflows/a.ts": 'import { type x, y } from "#app/forms/b.ts";' },
      says: ["app/workflows/a.ts imports app/forms/b.ts"],
    },
    {
      files: { "app/routes/a.tsx": 'import { x } from "#db/queries/b.ts";' },
      says: ["app/routes/a.tsx imports db/queries/b.ts"],
    },
    {
      files: { "app/routes/a/route.tsx": 'import type { Db } from "#db/schema.ts";' },
      says: ["app/routes/a/route.tsx imports db/schema.ts"],
    },
    { files: { "app/lib/a.ts": "" }, says: ["app/lib/a.ts is in a folder that no layer names"] },
  ],
  "only session.ts knows Lucia": [
    {
      files: { "app/web/guard.ts": 'import { Lucia } from "lucia";' },
      says: ["app/web/guard.ts imports lucia"],
    },
    { files: { "db/a.ts": 'import type { Adapter } from "lucia";' }, says: ["db/a.ts imports lucia"] },
  ],
  "imports make no circle": [
    {
      files: {
        "db/a.ts": 'import "./b.ts";',
        "db/b.ts": 'import { c } from "#db/c.ts";',
        "db/c.ts": 'export * from "./a.ts";',
      },
      says: ["db/a.ts → db/b.ts → db/c.ts → db/a.ts"],
    },
    { files: { "app/a.ts": 'import type { A } from "./a.ts";' }, says: ["app/a.ts → app/a.ts"] },
  ],
  "every loader and action asks a guard": [
    {
      files: { "app/routes/a.tsx": "export async function loader() { return null; }" },
      says: ["app/routes/a.tsx: its loader asks no guard"],
    },
    {
      files: { "app/root.tsx": "export const loader = () => null;" },
      says: ["app/root.tsx: its loader asks no guard"],
    },
    {
      files: { "app/routes/a.ts": "export const action = loader; export const loader = () => null;" },
      says: ["app/routes/a.ts: its action asks no guard", "app/routes/a.ts: its loader asks no guard"],
    },
    {
      files: { "app/routes/a.ts": 'export { action } from "./b.ts";' },
      says: ["app/routes/a.ts: its action asks no guard"],
    },
    {
      files: {
        "app/routes/a.tsx": `import { requireMember } from "#app/web/guard.ts";
          export async function loader(args) { await requireMember(args); }
          export async function action() { return "unguarded"; }`,
      },
      says: ["app/routes/a.tsx: its action asks no guard"],
    },
    {
      files: {
        "app/routes/a.tsx": `import { requireMember } from "#app/web/other.ts";
          export const loader = async (args) => { await requireMember(args); };`,
      },
      says: ["app/routes/a.tsx: its loader asks no guard"],
    },
    {
      files: {
        "app/routes/a.tsx": `import { explain } from "#app/web/guard.ts";
          export const loader = async (args) => explain(args);`,
      },
      says: ["app/routes/a.tsx: its loader asks no guard"],
    },
  ],
  "files are short": [
    { files: { "app/a.css": "a {}\n".repeat(301), "app/b.ts": "" }, says: ["app/a.css has 301 lines"] },
    {
      files: { "app/a.ts": "//\n".repeat(121) },
      says: ["files are long: the median is 121 lines, the 90th percentile 121"],
    },
  ],
  "names say something": [
    { files: { "app/utils/date.ts": "" }, says: ["app/utils/date.ts has a name that says nothing"] },
    { files: { "db/query-helpers.ts": "" }, says: ["db/query-helpers.ts has a name that says nothing"] },
    {
      files: { "app/web/session-manager.ts": "" },
      says: ["app/web/session-manager.ts has a name that says nothing"],
    },
  ],
  "nothing writes to the console": [
    {
      files: { "app/routes/a.tsx": 'console.log("here");' },
      says: ["app/routes/a.tsx writes to the console"],
    },
    { files: { "db/a.ts": "promise.catch(console.error);" }, says: ["db/a.ts writes to the console"] },
  ],
  "only prose.tsx sets HTML": [
    {
      files: { "app/components/a.tsx": "<p dangerouslySetInnerHTML={{ __html: html }} />;" },
      says: ["app/components/a.tsx sets HTML itself"],
    },
    {
      files: { "app/root.tsx": "const props = { dangerouslySetInnerHTML: html };" },
      says: ["app/root.tsx sets HTML itself"],
    },
  ],
  "only config.ts reads the environment": [
    { files: { "server.ts": "const port = process.env.PORT;" }, says: ["server.ts reads the environment"] },
    { files: { "db/a.ts": "const { env } = process;" }, says: ["db/a.ts reads the environment"] },
    {
      files: { "app/web/a.ts": 'import { env } from "node:process";' },
      says: ["app/web/a.ts reads the environment"],
    },
  ],
  "what is exported is used elsewhere": [
    { files: { "db/a.ts": "export const a = 1;" }, says: ["db/a.ts exports a to nobody"] },
    {
      files: { "app/web/a.ts": "export async function a() {}", "app/web/b.ts": "const b = 1;" },
      says: ["app/web/a.ts exports a to nobody"],
    },
  ],
};

/** What is as it should be, and looks a little like the above. No rule says anything. */
const FINE: Record<string, string> = {
  "app/domain/a.ts":
    'import { b } from "./b.ts"; /* console.log, process.env */ const text = "import lucia";',
  "app/domain/b.ts": "",
  "app/components/a.tsx":
    'import { useState } from "react"; import { Link } from "@remix-run/react"; import { b } from "#app/domain/b.ts";',
  "app/components/prose.tsx": "<p dangerouslySetInnerHTML={{ __html: html }} />;",
  "app/render/a.ts": 'import { marked } from "marked"; import { b } from "#app/domain/b.ts";',
  "app/forms/a.ts": 'import { z } from "zod"; import { a } from "#app/render/a.ts";',
  "app/web/config.ts": "export const port = process.env.PORT;",
  "app/web/session.ts": 'import { Lucia } from "lucia"; import { q } from "#db/queries/q.ts";',
  "app/web/guard.ts": 'import { s } from "./session.ts"; import { port } from "./config.ts";',
  "db/queries/q.ts": 'import { sql } from "kysely"; import { b } from "#app/domain/b.ts";',
  "app/workflows/a.ts":
    'import { q } from "#db/queries/q.ts"; import type { A } from "#app/forms/a.ts"; import { hash } from "#app/passwords/password-hash.ts";',
  "app/routes/a.tsx": `import { requireMember, viewerOf as whoLooks } from "#app/web/guard.ts"; import { a } from "#app/workflows/a.ts";
    import styles from "#app/styles/index.css?url";
    export const loader = async ({ context }) => { const viewer = await whoLooks(context); return viewer; };
    export async function action(args) { const actor = await requireMember(args); return a(actor); }
    export default function Page() { return null; }`,
  "app/routes/b.ts":
    'import { viewerOf } from "#app/web/guard.ts"; export const loader = (args) => viewerOf(args); export const action = loader;',
  "app/styles/utilities.css": "a {}\n".repeat(300),
  "bin/a.ts": 'import { q } from "#db/queries/q.ts"; console.log(process.env.HOME);',
};

const asFiles = (files: Record<string, string>): SourceFile[] =>
  Object.entries(files).map(([path, source]) => ({ path, source }));

describe.each(Object.entries(RULES))("the rule “%s”", (sentence, rule) => {
  const examples = (EXAMPLES[sentence] ?? []).map((example) => ({
    ...example,
    sentence: example.says.join("; "),
  }));

  test.each(examples)("says: $sentence", ({ files, says }) => {
    expect(rule(asFiles(files))).toEqual(says);
  });

  test("has examples", () => {
    expect(EXAMPLES[sentence]?.length).toBeGreaterThan(0);
  });

  test("is silent about what is fine", () => {
    expect(rule(asFiles(FINE))).toEqual([]);
  });
});

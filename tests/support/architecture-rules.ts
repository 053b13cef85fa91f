import ts from "typescript";
import { guardedRoutes } from "./guard-rule.ts";
import { collect, importsOf, isCode, parse, type SourceFile } from "./source-file.ts";

/** Reads the project's files and says what is wrong, one sentence each. */
export type Rule = (files: readonly SourceFile[]) => string[];

/**
 * Which folders and packages each folder may import; `*` is any package, `node:*` what
 * comes with Node. A folder may always import from itself.
 * `types` may be imported as types only. A folder of app/ that is not here has no place in the design yet.
 */
type Layer = { from: readonly string[]; packages: readonly string[] | "*"; types?: readonly string[] };

const LAYERS: Record<string, Layer> = {
  "app/domain": { from: [], packages: [] },
  "app/content": { from: [], packages: [] },
  "app/browser": { from: ["app/domain"], packages: ["@simplewebauthn/browser"] },
  "app/components": { from: ["app/domain", "app/browser"], packages: ["react", "@remix-run/react"] },
  "app/passwords": { from: ["app/domain"], packages: "*" },
  "app/render": { from: ["app/domain"], packages: "*" },
  "app/forms": { from: ["app/domain", "app/render"], packages: ["zod"] },
  db: { from: ["app/domain"], packages: "*" },
  "app/notify": { from: ["app/domain", "app/render", "db"], packages: "*" },
  "app/workflows": {
    from: ["app/domain", "app/render", "app/notify", "db", "app/passwords"],
    packages: ["node:*", "kysely"],
    types: ["app/forms"],
  },
  "app/web": {
    from: ["app/domain", "app/forms", "app/render", "app/workflows", "app/content", "db"],
    packages: "*",
  },
  "app/routes": {
    from: [
      "app/domain",
      "app/forms",
      "app/render",
      "app/web",
      "app/workflows",
      "app/components",
      "app/styles",
      "app/content",
    ],
    packages: ["react", "@remix-run/react", "@remix-run/node"],
  },
};

/** The path itself, or anything inside the folder that it names. */
const isWithin = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);

function layerOf(path: string): string | undefined {
  return Object.keys(LAYERS).find((folder) => path.startsWith(`${folder}/`));
}

const direction: Rule = (files) =>
  files.filter(isCode).flatMap((file) => {
    const folder = layerOf(file.path);
    const layer = folder ? LAYERS[folder] : undefined;
    if (!folder || !layer)
      return isInUnknownFolder(file.path) ? [`${file.path} is in a folder that no layer names`] : [];
    return importsOf(file)
      .filter(({ target, kind, typeOnly }) => {
        if (kind === "package") return !mayUse(layer, target);
        const places = [folder, ...layer.from, ...(typeOnly ? (layer.types ?? []) : [])];
        return !places.some((place) => isWithin(target, place));
      })
      .map(({ target }) => `${file.path} imports ${target}`);
  });

function mayUse({ packages }: Layer, target: string): boolean {
  if (packages === "*" || packages.includes(target)) return true;
  return target.startsWith("node:") && packages.includes("node:*");
}

/** Files that stand in app/ itself (root.tsx, the entries) belong to no layer; so does everything outside app/ and db/. */
const isInUnknownFolder = (path: string): boolean => /^app\/[^/]+\//.test(path);

/** Lucia is deprecated upstream, so it stays behind one file and can be replaced there. */
const luciaInOnePlace: Rule = (files) =>
  files
    .filter((file) => isCode(file) && file.path !== "app/web/session.ts" && !isWithin(file.path, "tests"))
    .filter((file) => importsOf(file).some(({ target }) => target === "lucia"))
    .map((file) => `${file.path} imports lucia`);

const noCircles: Rule = (files) => {
  const imports = new Map(
    files.filter(isCode).map((file) => [file.path, importsOf(file).map(({ target }) => target)] as const),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(" → "));
    if (way.includes(path) || done.has(path)) return;
    for (const target of imports.get(path) ?? []) walk(target, [...way, path]);
    done.add(path);
  };
  for (const path of imports.keys()) walk(path, []);
  return circles;
};

const MAX_LINES = 300;
const MAX_MEDIAN_LINES = 120;

const lineCount = ({ source }: SourceFile): number => source.replace(/\n$/, "").split("\n").length;

/** Long files are where houses decay. The median is watched too, so that 299 does not become the custom. */
const shortFiles: Rule = (files) => {
  const counted = files.filter(({ path }) => /\.(tsx?|css)$/.test(path));
  const tooLong = counted
    .filter((file) => lineCount(file) > MAX_LINES)
    .map((file) => `${file.path} has ${lineCount(file)} lines`);
  const lengths = counted.map(lineCount).sort((a, b) => a - b);
  const at = (share: number): number => lengths[Math.floor((lengths.length - 1) * share)] ?? 0;
  if (at(0.5) <= MAX_MEDIAN_LINES) return tooLong;
  return [...tooLong, `files are long: the median is ${at(0.5)} lines, the 90th percentile ${at(0.9)}`];
};

/** The last word of a name is what it is: `common-passwords` are passwords, `query-helpers` are nothing. */
const EMPTY_NAME = /(?:^|[-_.])(?:utils?|helpers?|misc|common|managers?)$/i;

/** A name that says nothing collects whatever found no home. */
const tellingNames: Rule = (files) =>
  files
    .map(({ path }) => path)
    .filter((path) =>
      path
        .replace(/(?:\.[a-z]+)?\.[a-z]+$/, "")
        .split("/")
        .some((name) => EMPTY_NAME.test(name)),
    )
    .map((path) => `${path} has a name that says nothing`);

/** Files of app/, db/ and the server in which `pick` finds something. Words in comments and strings are not found. */
function withNode(
  files: readonly SourceFile[],
  except: readonly string[],
  pick: (node: ts.Node) => boolean,
): string[] {
  return files
    .filter(
      (file) => isCode(file) && /^(app\/|db\/|server\.ts$)/.test(file.path) && !except.includes(file.path),
    )
    .filter((file) => collect(parse(file), (node) => (pick(node) ? true : undefined)).length > 0)
    .map(({ path }) => path);
}

const isMemberOf = (node: ts.Node, object: string): node is ts.PropertyAccessExpression =>
  ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === object;

/** The log is the logger's: what goes to the console has no level, no request and no redaction. */
const noConsole: Rule = (files) =>
  withNode(files, [], (node) => isMemberOf(node, "console")).map((path) => `${path} writes to the console`);

/** Prose that render/ has made safe is the only HTML that is set as it is. */
const oneInnerHtml: Rule = (files) =>
  withNode(
    files,
    ["app/components/prose.tsx"],
    (node) => ts.isIdentifier(node) && node.text === "dangerouslySetInnerHTML",
  ).map((path) => `${path} sets HTML itself`);

/** Settings are read, checked and explained in one place. */
const oneConfig: Rule = (files) =>
  withNode(files, ["app/web/config.ts"], readsEnvironment).map((path) => `${path} reads the environment`);

function readsEnvironment(node: ts.Node): boolean {
  if (isMemberOf(node, "process")) return node.name.text === "env";
  if (ts.isImportDeclaration(node))
    return /^(node:)?process$/.test((node.moduleSpecifier as ts.StringLiteral).text);
  return ts.isVariableDeclaration(node) && node.initializer?.getText() === "process";
}

/** A function or a value that only its own file uses is not exported: whoever reads the file knows who depends on it. */
const exportsForSomebody: Rule = (files) => {
  const code = files.filter(isCode);
  const uses = new Map<string, number>();
  for (const file of code)
    for (const name of new Set(
      collect(parse(file), (node) => (ts.isIdentifier(node) ? node.text : undefined)),
    ))
      uses.set(name, (uses.get(name) ?? 0) + 1);
  return code
    .filter(({ path }) => /^(?:app|db)\//.test(path) && !CALLED_FROM_OUTSIDE.test(path))
    .flatMap((file) => exportedValues(file).map((name) => ({ path: file.path, name })))
    .filter(({ name }) => uses.get(name) === 1)
    .map(({ path, name }) => `${path} exports ${name} to nobody`);
};

/** What the router, the migrator and the browser look for by its name. */
const CALLED_FROM_OUTSIDE = /^app\/(?:routes|browser)\/|^app\/(?:root|entry\.\w+)\.tsx$/;

const exportedValues = (file: SourceFile): string[] =>
  parse(file).statements.flatMap((statement) => {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
      return statement.name ? [statement.name.text] : [];
    return ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name.getText())
      : [];
  });

/** What keeps the design true, by the sentence that a reader would say. */
export const RULES: Record<string, Rule> = {
  "imports go in one direction": direction,
  "only session.ts knows Lucia": luciaInOnePlace,
  "imports make no circle": noCircles,
  "every loader and action asks a guard": guardedRoutes,
  "files are short": shortFiles,
  "names say something": tellingNames,
  "nothing writes to the console": noConsole,
  "only prose.tsx sets HTML": oneInnerHtml,
  "only config.ts reads the environment": oneConfig,
  "what is exported is used elsewhere": exportsForSomebody,
};

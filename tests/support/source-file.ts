import { posix } from "node:path";
import ts from "typescript";

/** A file of the project: its path from the project's folder, and its text. */
export type SourceFile = { path: string; source: string };

/** `target` is a path of the project, or the name of a package (`node:fs`, `@remix-run/react`). */
export type Import = { target: string; kind: "own" | "package"; typeOnly: boolean };

const ALIAS = /^#(app|db|bin|bench|tests)\//;

export const isCode = ({ path }: SourceFile): boolean => /\.tsx?$/.test(path);

const parsed = new WeakMap<SourceFile, ts.SourceFile>();

/** The file's syntax. Each is read once, however many rules look at it. */
export function parse(file: SourceFile): ts.SourceFile {
  const known = parsed.get(file);
  if (known) return known;
  const tree = ts.createSourceFile(file.path, file.source, ts.ScriptTarget.Latest, true);
  parsed.set(file, tree);
  return tree;
}

/** Every node of the file that `pick` knows, as what `pick` makes of it. */
export function collect<T>(root: ts.Node, pick: (node: ts.Node) => T | undefined): T[] {
  const found: T[] = [];
  const visit = (node: ts.Node): void => {
    const picked = pick(node);
    if (picked !== undefined) found.push(picked);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** What the file imports and re-exports, `import()` included. */
export function importsOf(file: SourceFile): Import[] {
  return collect(parse(file), (node) => {
    if (ts.isImportDeclaration(node))
      return toImport(file, node.moduleSpecifier, isTypeOnlyImport(node.importClause));
    if (ts.isExportDeclaration(node) && node.moduleSpecifier)
      return toImport(file, node.moduleSpecifier, node.isTypeOnly);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      return toImport(file, node.argument.literal, true);
    const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    return isDynamic && node.arguments[0] ? toImport(file, node.arguments[0], false) : undefined;
  });
}

function isTypeOnlyImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false; // `import "./file.ts"` runs it.
  if (clause.isTypeOnly) return true;
  const names = clause.namedBindings;
  return (
    !clause.name &&
    !!names &&
    ts.isNamedImports(names) &&
    names.elements.every((element) => element.isTypeOnly)
  );
}

function toImport(file: SourceFile, specifier: ts.Node, typeOnly: boolean): Import | undefined {
  if (!ts.isStringLiteralLike(specifier)) return undefined;
  const text = specifier.text.replace(/\?.*$/, ""); // `./style.css?url`
  if (ALIAS.test(text)) return { target: text.slice(1), kind: "own", typeOnly };
  if (text.startsWith("."))
    return { target: posix.join(posix.dirname(file.path), text), kind: "own", typeOnly };
  const name = text.startsWith("@") ? text.split("/").slice(0, 2).join("/") : text.split("/")[0];
  return { target: name ?? text, kind: "package", typeOnly };
}

import ts from "typescript";
import { collect, importsOf, isCode, parse, type SourceFile } from "./source-file.ts";

const GUARD_FILE = "app/web/guard.ts";
const GUARD_NAME = /^(require|viewer)/;
const ENTRANCES = ["loader", "action"];

/**
 * A layout's loader does not protect its children: `/moderation/people.data` answers without it. So every loader and
 * action must call a guard from app/web/guard.ts itself, even where the guard only asks who is looking.
 */
export function guardedRoutes(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => isCode(file) && (file.path.startsWith("app/routes/") || file.path === "app/root.tsx"))
    .flatMap((file) => {
      const tree = parse(file);
      const guards = guardsIn(file, tree);
      const found = entrances(tree);
      /** `export const action = loader` is guarded where the loader is. */
      const bodyOf = ({ body }: Entrance) =>
        body && ts.isIdentifier(body) ? found.find(({ name }) => name === body.text)?.body : body;
      return found
        .filter((entrance) => !calls(bodyOf(entrance), guards))
        .map(({ name }) => `${file.path}: its ${name} asks no guard`);
    });
}

/** The names under which this file knows guards. */
function guardsIn(file: SourceFile, tree: ts.SourceFile): string[] {
  const declarations = tree.statements.filter(ts.isImportDeclaration).filter(({ moduleSpecifier }) => {
    const alone = { path: file.path, source: `import ${moduleSpecifier.getText()};` };
    return importsOf(alone).some(({ target }) => target === GUARD_FILE);
  });
  return declarations.flatMap(({ importClause }) => {
    const names = importClause?.namedBindings;
    if (!names || !ts.isNamedImports(names)) return [];
    return names.elements
      .filter(({ name, propertyName }) => GUARD_NAME.test((propertyName ?? name).text))
      .map(({ name }) => name.text);
  });
}

type Entrance = { name: string; body?: ts.Node | undefined };

/** Exported loaders and actions. `body` is undefined for one that is only passed on from elsewhere. */
function entrances(tree: ts.SourceFile): Entrance[] {
  return tree.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) return passedOn(statement);
    if (!ts.canHaveModifiers(statement)) return [];
    if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isFunctionDeclaration(statement))
      return [{ name: statement.name?.text ?? "", body: statement.body }].filter(isEntrance);
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations
      .map(({ name, initializer }) => ({ name: name.getText(), body: initializer }))
      .filter(isEntrance);
  });
}

function passedOn({ exportClause }: ts.ExportDeclaration): Entrance[] {
  if (!exportClause || !ts.isNamedExports(exportClause)) return [];
  return exportClause.elements.map(({ name }) => ({ name: name.text })).filter(isEntrance);
}

const isEntrance = ({ name }: Entrance): boolean => ENTRANCES.includes(name);

const calls = (body: ts.Node | undefined, names: readonly string[]): boolean =>
  body !== undefined &&
  collect(body, (node) =>
    ts.isCallExpression(node) && names.includes(node.expression.getText()) ? true : undefined,
  ).length > 0;

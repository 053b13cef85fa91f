import { err, ok, type Result } from "#app/domain/result.ts";

/** `{name}` or `{group.name}`; a heading's own anchor (`{#name}`) is none. */
const PLACE = /\{([a-z][\w.]*)\}/gi;

/** Puts facts into the places of a text that name them, or says which place names none. */
export function fillIn(source: string, facts: Readonly<Record<string, string>>): Result<string, string> {
  const unknown = [...source.matchAll(PLACE)]
    .map(([, name = ""]) => name)
    .find((name) => !Object.hasOwn(facts, name));
  return unknown === undefined
    ? ok(source.replace(PLACE, (_, name: string) => facts[name] ?? ""))
    : err(unknown);
}

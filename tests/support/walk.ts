import { pathsOn } from "./page.ts";
import type { Answer, Visitor } from "./visitor.ts";

/** One answer of a walk: where it came from, and all that it said, headers included. */
export type Heard = { path: string; answer: Answer; said: string };

const isPage = (path: string): boolean => /^\/(?!\/|assets\/|leave|favicon)/.test(path);
const withoutAnchor = (path: string): string => path.split("#")[0] ?? path;

/** The address at which Remix gives the data of a page without the page. */
export function dataPath(path: string): string {
  const { pathname, search } = new URL(path, "http://localhost");
  return `${pathname === "/" ? "/_root" : pathname}.data${search}`;
}

/** Opens these pages and every page they lead to, once each and at most so many, as HTML and, unless told, as data. */
export async function walk(
  visitor: Visitor,
  from: readonly string[],
  { most = Number.POSITIVE_INFINITY, data = true } = {},
): Promise<Heard[]> {
  const heard: Heard[] = [];
  const known = new Set(from.map(withoutAnchor));
  for (const path of known) {
    if (heard.length >= most) break;
    for (const address of data ? [path, dataPath(path)] : [path]) {
      const answer = await visitor.get(address);
      heard.push({ path: address, answer, said: answer.body + JSON.stringify([...answer.headers]) });
      const next = [...pathsOn(answer.body), answer.location ?? ""].map(withoutAnchor);
      for (const found of next.filter(isPage)) known.add(found); // A Set is walked with what is added on the way.
    }
  }
  return heard;
}

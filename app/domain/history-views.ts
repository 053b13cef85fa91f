import type { ComparedPart } from "./comparison-views.ts";

/** One version of a post, as it differs from the one before it; the oldest one is the same all through. */
export type VersionView = {
  revision: number;
  atMs: number;
  isPresent: boolean;
  /** For an opening post whose title this version changed. */
  title: ComparedPart[] | null;
  body: ComparedPart[];
};

/** The versions of a post, newest first, one page of them. */
export type HistoryView = {
  postId: string;
  path: string;
  where: string;
  mine: boolean;
  /** Null on a page of older ones. */
  present: VersionView | null;
  earlier: VersionView[];
  olderPath: string | null;
};

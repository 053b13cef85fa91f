import type { ContentNote } from "./need.ts";

/** What a member has hidden, as their settings show it. `where` is a title, or what stands in its place. */
export type HidingView = {
  /** `decides`: a moderator, whose decisions are told all the same. */
  people: { handle: string; decides: boolean }[];
  aliases: { alias: string; threadId: string; where: string; path: string | null }[];
  threads: { id: string; where: string; path: string | null }[];
  olderThreadsPath: string | null;
  notes: ContentNote[];
  /** `count`: lines of the list. `version`: which list this is, so that another tab does not overwrite a newer one. */
  words: { list: string; count: number; version: number };
};

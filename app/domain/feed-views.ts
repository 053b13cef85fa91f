/** A feed before it is written out: addresses are paths on this site. Times are epoch milliseconds. */
export type FeedView = {
  title: string;
  /** The page that the feed follows. */
  path: string;
  /** The feed's own address; null where that is a secret. */
  selfPath: string | null;
  /** Newest first. */
  entries: FeedEntry[];
};

export type FeedEntry = {
  /** The id of a post, or of an item on the desk: random, never reused, and the same wherever the forum stands. */
  id: string;
  title: string;
  path: string;
  /** Under whose name it stands; null for nobody's. Without an address: a feed leads to posts, not to people. */
  author: string | null;
  /** Two lines of the text, or the content notes in place of them. */
  summary: string;
  createdAtMs: number;
  updatedAtMs: number;
};

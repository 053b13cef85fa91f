import type { ErasedCounts } from "./leaving.ts";

/** One of the own posts, with whether it goes the other way round. */
export type LeavingPost = {
  id: string;
  path: string;
  where: string;
  excerpt: string;
  /** The alias it stands under, or null for the own name. */
  alias: string | null;
  createdAtMs: number;
  isException: boolean;
};

/** What somebody finds who thinks of leaving, or is leaving (`chosen`). */
export type LeavingView = {
  chosen: { endsAtMs: number; keepPosts: boolean } | null;
  posts: LeavingPost[];
  olderPath: string | null;
};

/** What the receipt's address tells. `counts` null: it is not done yet, and will be at `atMs`. */
export type ReceiptView = { atMs: number; counts: ErasedCounts | null };

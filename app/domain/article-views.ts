import type { ThreadPageView } from "./thread-views.ts";

export type ArticleHeading = { level: number; id: string; text: string };

export type ArticleCard = {
  path: string;
  title: string;
  description: string;
  minutes: number;
  commentCount: number;
};

export type ArticlePageView = {
  path: string;
  slug: string;
  title: string;
  description: string;
  minutes: number;
  html: string;
  headings: ArticleHeading[];
  updatedAtMs: number;
  canEdit: boolean;
  comments: Omit<ThreadPageView, "opening" | "title" | "kind" | "ending">;
};

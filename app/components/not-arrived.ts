import type { ShouldRevalidateFunction } from "@remix-run/react";

/** What a press becomes that did not reach the forum: a sentence beside its buttons. */
export const NOT_ARRIVED = {
  message: "That did not arrive. Please try again in a moment.",
  arrived: false,
} as const;

/**
 * For every route with such buttons, and those around it: the page is not asked for again after a press that did not
 * arrive. That would fail as well, and put an error in place of the page and of what is being typed on it.
 */
export const unlessNotArrived: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) =>
  actionResult?.arrived !== false && defaultShouldRevalidate;

import { makeALink } from "./page-acts.ts";
import { at, lively, type PageState, unfold } from "./page-state.ts";

/** The pages of the desk, and what whoever it is about reads. */
export const DESK_STATES: readonly PageState[] = [
  { name: "desk-lane", forum: "lively", as: "moderator", path: at("/moderation?lane=held") },
  {
    name: "desk-narrowed",
    forum: "lively",
    as: "moderator",
    path: at("/moderation?lane=held&about=spam&for=me"),
  },
  { name: "desk-danger", forum: "lively", as: "moderator", path: lively("dangerItem") },
  {
    name: "desk-danger-read",
    forum: "lively",
    as: "moderator",
    path: lively("dangerItem"),
    act: unfold("Read it"),
  },
  {
    name: "desk-danger-care",
    forum: "lively",
    as: "moderator",
    path: lively("dangerItem"),
    act: unfold("Send a care message…"),
  },
  { name: "desk-held", forum: "lively", as: "moderator", path: lively("heldItem"), act: unfold("Read it") },
  {
    name: "desk-person-act",
    forum: "lively",
    as: "moderator",
    path: lively("heldItem"),
    act: unfold("About the person"),
  },
  { name: "desk-person-paused", forum: "lively", as: "moderator", path: lively("pausedPerson") },
  {
    name: "desk-remove-run",
    forum: "lively",
    as: "moderator",
    path: (forums) => `${lively("pausedPerson")(forums)}/remove-all`,
  },
  { name: "desk-appeals", forum: "lively", as: "moderator", path: at("/moderation/appeals") },
  { name: "desk-appeals-none", forum: "empty", as: "moderator", path: at("/moderation/appeals") },
  { name: "desk-appeal", forum: "lively", as: "moderator", path: lively("appeal") },
  { name: "desk-appeal-own", forum: "lively", as: "admin", path: lively("appeal") },
  { name: "desk-shift", forum: "lively", as: "moderator", path: at("/moderation/shift") },
  {
    name: "desk-reasons",
    forum: "lively",
    as: "moderator",
    path: at("/moderation/reasons"),
    act: unfold("Change the words"),
  },
  { name: "desk-newcomers", forum: "lively", as: "moderator", path: at("/moderation/newcomers") },
  {
    name: "desk-invitations",
    forum: "lively",
    as: "moderator",
    path: at("/moderation/invitations"),
    act: makeALink,
  },
  { name: "desk-rules", forum: "lively", as: "moderator", path: at("/moderation/rules") },
  { name: "posted-with-care", forum: "lively", as: "author", path: lively("posted") },
  { name: "decision-appealed", forum: "lively", as: "newcomer", path: lively("ownDecision") },
  { name: "decision-pause", forum: "lively", as: "newcomer", path: lively("ownPause") },
  { name: "notifications-letters", forum: "lively", as: "newcomer", path: at("/notifications") },
  { name: "thread-paused", forum: "lively", as: "newcomer", path: lively("pausedThread") },
];

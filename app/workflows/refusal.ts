import type { Denied } from "#app/domain/permissions.ts";

/** The thing has changed since the page was opened; `message` says what happened, for the person to read. */
export type Stale = { kind: "stale"; message: string };

/** Why a workflow did not do what it was asked. Every kind has one answer in web/responses.ts. */
export type Refusal = Denied | Stale;

export const stale = (message: string): Stale => ({ kind: "stale", message });

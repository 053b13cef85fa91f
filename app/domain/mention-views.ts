/** Somebody who wrote in a thread, by the name that stands over their posts there. */
export type NameView = { name: string; anonymous: boolean };

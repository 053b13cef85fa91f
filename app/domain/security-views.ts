/** A place where somebody is signed in. `id` leads to it and signs nobody in. */
export type SessionView = {
  id: string;
  /** "Firefox on Android", or empty. */
  device: string;
  /** The beginning of the day of its last use, in epoch milliseconds. */
  usedOnMs: number;
  /** The one that this page was asked for with. */
  isThis: boolean;
};

export type SecurityView = { sessions: SessionView[]; codesLeft: number };

/** The address that a member gave for mail; nothing is sent to it but the link to confirm it, until they have. */
export type EmailView = { address: string; isVerified: boolean };

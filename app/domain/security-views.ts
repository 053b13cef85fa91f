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

/** The address that a member gave for mail; nothing is sent to it but the link to confirm it, until they have. */
export type EmailView = { address: string; isVerified: boolean };

export type SecurityView = {
  sessions: SessionView[];
  codesLeft: number;
  hasPassword: boolean;
  hasApp: boolean;
  passkeys: PasskeyView[];
};

/** `id` leads to it. `usedOnMs` as of a session. */
export type PasskeyView = { id: string; name: string; usedOnMs: number };

/** What the page between a password and what it alone does not open asks for. `set-up`: the account has nothing to show yet. */
export type StepView = {
  step: "code" | "prove" | "set-up";
  hasApp: boolean;
  hasPasskey: boolean;
  next: string;
};

/** An authenticator app to be: its secret in words and as a picture (an SVG path over `size` squares), and what is in it. */
export type NewAppView = {
  secret: string;
  address: string;
  picture: { path: string; size: number };
  codesLeft: number;
};

/**
 * Every cookie that this forum sets, each by something that somebody did. The only one that stays while somebody is signed
 * in is `session`. /privacy lists them from here, and a test walks the forum and finds no other.
 */
export const COOKIES = {
  session: {
    holds: "A random token, so that you stay signed in. On the server we keep only a hash of it.",
    set: "when you sign in",
    lasts: "until you sign out, or for 30 days without a visit",
  },
  draft: {
    holds: "The key to what you write before you have joined, while it waits on the server.",
    set: "when you write without being signed in",
    lasts: "for a day after the last change, or until you press “Leave this page”",
  },
  codes: {
    holds: "Carries new recovery codes to the page that shows them.",
    set: "when you get recovery codes",
    lasts: "for ten minutes at most",
  },
  step: {
    holds: "That you have shown your password, while a code of your app is waited for.",
    set: "when you sign in and have an authenticator app",
    lasts: "for ten minutes, or until the code is right",
  },
  app: {
    holds: "What an authenticator app is being set up with.",
    set: "when you set one up",
    lasts: "for half an hour, or until it has shown a code",
  },
  passkey: {
    holds: "That your browser was asked for a passkey.",
    set: "when you press a button about passkeys",
    lasts: "for five minutes",
  },
  hide: {
    holds: "The names of the content notes that you hide for this visit.",
    set: "when you hide notes without being signed in",
    lasts: "until you close the browser, or press “Leave this page”",
  },
  tab: {
    holds: "That the tab of your browser says “Notes”.",
    set: "when you choose that",
    lasts: "for a year, or until you choose the page’s title",
  },
  left: {
    holds: "Nothing; while it is there, the forum’s pages say that they are closed.",
    set: "when you press “Leave this page”",
    lasts: "for ten minutes, or until you open the forum again",
  },
  theme: {
    holds: "Whether you chose the light or the dark look.",
    set: "when you choose one",
    lasts: "for a year, or until you choose “as on this device”",
  },
} as const satisfies Record<string, { holds: string; set: string; lasts: string }>;
export type CookieName = keyof typeof COOKIES;

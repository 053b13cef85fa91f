/**
 * What the owner of an account is told when one of the ways into it changes, in their notifications: so that they notice
 * what somebody else did with a session or a password of theirs. Told at once, whoever did it; joining tells nothing.
 * ASVS 6.3.7.
 */
export const ACCOUNT_NEWS = {
  password: "Your password was changed, and everywhere else you were signed out.",
  recovered: "A new password was chosen with one of your recovery codes, and you were signed out everywhere.",
  "recovered-by-mail":
    "A new password was chosen by a link that went to your address, and you were signed out everywhere.",
  "passkey-added": "A passkey was added to your account.",
  "passkey-removed": "A passkey was removed from your account.",
  "app-added": "An app for codes was added to your account.",
  "app-removed": "The app for codes was taken off your account.",
  "new-codes": "You have new recovery codes. The earlier ones open nothing any more.",
  "code-used": "Somebody signed in with your password, and one of your recovery codes in place of the app’s.",
  "email-confirmed": "An address for mail was confirmed for your account.",
  "email-removed": "The address for mail was removed from your account.",
  feed: "A password for a feed of your own was made. Whoever has it can read what you can, in the threads that you watch.",
  operator:
    "Whoever runs this forum took the app for codes off your account, and your passkeys if you have a password.",
} as const;
export type AccountNews = keyof typeof ACCOUNT_NEWS;

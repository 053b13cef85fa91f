/** Mails have a server, so that their pages are there; nothing listens to it. */
export const FOR_TESTS = {
  RATE_LIMIT_SCALE: "1000",
  SMTP_URL: "smtp://127.0.0.1:9",
  MAIL_FROM: "forum@example.org",
};

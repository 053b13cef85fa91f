import { createTransport } from "nodemailer";

export type Mail = { to: string; subject: string; text: string };

/** Sends one mail, or throws. */
export type SendMail = (mail: Mail) => Promise<void>;

/** In milliseconds; a server that says nothing for so long is not there. */
const PATIENCE_MS = 20_000;

/** Sends by the SMTP server at `url` (smtp:// or smtps://, with user and password), from `from`. */
export function mailer({ url, from }: { url: string; from: string }): SendMail {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ to, ...mail }) => {
    await transport.sendMail({ ...mail, from, to: { name: "", address: to } });
  };
}

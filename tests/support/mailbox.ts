import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { closeAfter } from "./close-after.ts";

/** A real mail server on this machine that keeps what it is given. `refuse`: until when it says that it cannot now. */
export async function aMailbox() {
  const mails: string[] = [];
  const state = { isRefusing: false };
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onData(stream, _session, done) {
      void text(stream).then((mail) => {
        if (state.isRefusing) return done(Object.assign(new Error("Not now"), { responseCode: 451 }));
        mails.push(mail);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closeAfter(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, mails, state };
}

/** The path of the one link in a mail. */
export const linkIn = (mail = ""): string => {
  const whole = mail.replace(/=\r?\n/g, "").replaceAll("=3D", "=");
  return /https?:\/\/[^/\s]+(\/mail\/\S+)/.exec(whole)?.[1] ?? "";
};

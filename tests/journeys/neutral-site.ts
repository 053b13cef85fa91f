import { listen, openPort, stop } from "#app/web/serve.ts";
import { closeAfter } from "#tests/support/close-after.ts";

/** Where leaving leads in these tests: a server on this machine, so that nothing goes out of it. */
export async function aNeutralSite(): Promise<string> {
  const site = await listen(
    (_request, response) => void response.end("<!doctype html><title>Weather</title>Mild."),
    {
      host: "127.0.0.1",
      port: 0,
    },
  );
  closeAfter(() => stop(site));
  return `http://127.0.0.1:${openPort(site)}/`;
}

import { type OutgoingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";

export type RawAnswer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
};

export type RawRequest = {
  method?: string;
  /** Sent as it is, however malformed. */
  path: string;
  headers?: OutgoingHttpHeaders;
  /** Written piece by piece; without a Content-Length among the headers it goes out chunked. */
  body?: readonly (string | Buffer)[];
};

/** A request that no browser and no `fetch` would send. An answer that comes before the whole body is sent counts. */
export function rawRequest(
  address: string,
  { method = "GET", path, headers = {}, body = [] }: RawRequest,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const sending = request({ hostname, port, method, path, headers, agent: false }, (answer) => {
      sending.off("error", reject).on("error", () => {}); // The server may close the door on the rest of the body.
      text(answer).then(
        (read) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: read }),
        reject,
      );
    });
    sending.on("error", reject);
    for (const piece of body) sending.write(piece);
    sending.end();
  });
}

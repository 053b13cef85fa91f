/**
 * The first `keep` bytes of a body at most, and how many it had. More than `keep` is read and dropped, until `drain`
 * bytes have come, and the rest is left unread.
 */
export async function readBody(
  body: ReadableStream<Uint8Array>,
  { keep, drain = keep }: { keep: number; drain?: number },
): Promise<{ bytes: Buffer; length: number }> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    while (length <= drain) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.byteLength;
      if (length <= keep) chunks.push(value);
    }
  } finally {
    if (length > drain) await reader.cancel();
  }
  return { bytes: Buffer.concat(chunks), length };
}

import { err, ok, type Result } from "#app/domain/result.ts";
import type { BadLine, NumberedThread } from "#app/domain/transfer.ts";
import { parseThreadLine } from "#app/forms/transfer-schema.ts";

/** The threads of a file, one a line, each with its line's number or with what is wrong with it. */
export async function* threadsIn(
  chunks: AsyncIterable<Uint8Array>,
  nowMs: number,
): AsyncGenerator<Result<NumberedThread, BadLine>> {
  for await (const line of linesOf(chunks))
    yield line.ok ? parseThreadLine(line.value.bytes, line.value.line, nowMs) : line;
}

/** 100,000 long replies fit. A file without line ends, such as a picture, must not fill the memory. */
const LINE_MAX_BYTES = 256 * 1024 * 1024;

export type Line = { line: number; bytes: Buffer };

const LINE_END = 0x0a;

/**
 * The lines that are not blank, numbered from 1 as an editor numbers them, in memory one at a time. A line ends at \n
 * and nowhere else: Node's readline also ends one at U+2028, which JSON may have inside a text.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes = LINE_MAX_BYTES,
): AsyncGenerator<Result<Line, BadLine>> {
  let parts: Buffer[] = [];
  let size = 0;
  let line = 1;
  for await (const bytes of chunks) {
    let rest = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let end = rest.indexOf(LINE_END); end !== -1; end = rest.indexOf(LINE_END)) {
      parts.push(rest.subarray(0, end));
      yield* ifAny(line, parts);
      parts = [];
      size = 0;
      line += 1;
      rest = rest.subarray(end + 1);
    }
    parts.push(rest);
    size += rest.length;
    if (size > maxBytes) {
      yield err({
        line,
        field: null,
        message: `This line is longer than ${Math.round(maxBytes / 1024 / 1024)} MB.`,
      });
      return;
    }
  }
  yield* ifAny(line, parts);
}

function ifAny(line: number, parts: readonly Buffer[]): Result<Line, BadLine>[] {
  const bytes = Buffer.concat(parts);
  return bytes.every(isBlank) ? [] : [ok({ line, bytes })];
}

/** A space, a tab, or what is left of a line end from Windows. */
const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d;

import { Zip, ZipDeflate } from "fflate";

/** Smaller pieces than this wait for more, so that a file is not kept in thousands of rows. */
const PIECE_BYTES = 256 * 1024;

export type ZipWriter = {
  /** What is added from now on stands in a file of this name. */
  file: (name: string) => void;
  add: (text: string) => void;
  /** The pieces that have been finished since this was asked before. */
  take: () => Uint8Array[];
  /** Ends the archive; the last pieces wait to be taken. */
  end: () => void;
};

/** Packs text bit by bit: as much work at a time as there is text in `add`. */
export function createZip(nowMs: number): ZipWriter {
  const pieces: Uint8Array[] = [];
  let waiting: Uint8Array[] = [];
  const flush = () => {
    if (waiting.length > 0) pieces.push(Buffer.concat(waiting));
    waiting = [];
  };
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    waiting.push(bytes);
    if (waiting.reduce((sum, { length }) => sum + length, 0) >= PIECE_BYTES) flush();
  });
  let current: ZipDeflate | null = null;
  const close = () => current?.push(new Uint8Array(), true);
  return {
    file(name) {
      close();
      current = new ZipDeflate(name, { level: 6 });
      current.mtime = nowMs;
      zip.add(current);
    },
    add: (text) => void current?.push(Buffer.from(text)),
    take: () => pieces.splice(0),
    end() {
      close();
      zip.end();
      flush();
    },
  };
}

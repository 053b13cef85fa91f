/**
 * How a form says which draft it goes on with: `ID.VERSION.WRITER.TURN`, every part optional. The page puts the first
 * two into a hidden field, the script of the page (app/browser/keep-drafts.ts) adds the others when the form is sent.
 */
export type DraftRef = {
  id: string | null;
  version: number;
  /** The name of an open page, made by its script. Null for a page without one. */
  writer: string | null;
  /** Counts what this page has sent. */
  turn: number;
};

export const NO_REF: DraftRef = { id: null, version: 0, writer: null, turn: 0 };

const REF = /^([0-9a-z]{20})?\.(\d{0,9})\.([\w-]{16,40})?\.(\d{0,9})$/;

/** Anything that is not such a reference refers to nothing: then the words are kept as a draft of their own. */
export function parseDraftRef(text: string | null): DraftRef {
  const parts = REF.exec(text ?? "");
  if (!parts) return NO_REF;
  const [, id = null, version, writer = null, turn] = parts;
  return { id, version: Number(version), writer, turn: Number(turn) };
}

/** Null stands for no draft yet. */
export const draftRef = (draft: { id: string; version: number } | null): string =>
  draft === null ? "" : `${draft.id}.${draft.version}..`;

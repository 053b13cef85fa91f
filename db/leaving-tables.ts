/** What somebody chose when they gave their account up, until it is done; and what is left to tell them afterwards. */
export type LeavingTables = {
  leaving: LeavingTable;
  leavingException: LeavingExceptionTable;
  receipt: ReceiptTable;
  restingName: RestingNameTable;
};

/** An account that is given up. `receiptHash`: of the token in the receipt's address. */
type LeavingTable = {
  accountId: string;
  askedAtMs: number;
  endsAtMs: number;
  keepPosts: 0 | 1;
  receiptHash: string;
};

/** Posts that go the other way round: kept where the rest is erased, or the reverse. */
type LeavingExceptionTable = { accountId: string; postId: string };

/** How many things went. `counts` is JSON. Nothing in it says whose they were. */
type ReceiptTable = { tokenHash: string; endedAtMs: number; counts: string; expiresAtMs: number };

/** A name, or how it looks, of somebody who is gone: nobody takes it and is taken for them. By its hash, and for a year. */
type RestingNameTable = { nameHash: string; untilMs: number };

/** A stretch of two texts laid side by side: in both, only in the later, only in the earlier. */
export type ComparedPart = { kind: "same" | "added" | "gone"; text: string };

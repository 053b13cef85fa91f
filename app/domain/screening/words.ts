/** How far a word is from the one before it. */
export const JOINED = 0;
export const BLANK = 1;
/** A comma, a dash, a bracket, dots that trail off. */
export const PAUSE = 2;
export const SENTENCE = 3;
export const PARAGRAPH = 4;

/**
 * The words of a text in the order in which they stand, as lists side by side (a text of a megabyte has a lot of them).
 * `word` is how the word is compared; `from` and `to` are where its author wrote it, in UTF-16 units of their own text.
 */
export type Words = {
  word: string[];
  /** How it was written, with plain letters; empty for the second word of one that was written out ("dont"). */
  raw: string[];
  /** The number of the word in the machine that it was read for, 0 for one that is in none of its phrases. */
  number: Int32Array;
  /** The number of the word in the likeness model, 0 for one that says nothing there. */
  alike: Int32Array;
  /** What the word may be, as it was written: see marks.ts. */
  marks: Uint8Array;
  from: Int32Array;
  to: Int32Array;
  gap: Uint8Array;
  /** 1 within a Markdown quotation: somebody else's words. Sentences are within one or not, as a whole. */
  quoted: Uint8Array;
  /** In which sentence the word stands, from 0 on. */
  sentence: Int32Array;
  /** With which word each sentence begins, and at last the number of all words. */
  sentences: number[];
};

/** No words yet, and room for so many. */
export const roomForWords = (room: number): Words => ({
  word: Array<string>(room),
  raw: Array<string>(room),
  number: new Int32Array(room),
  alike: new Int32Array(room),
  marks: new Uint8Array(room),
  from: new Int32Array(room),
  to: new Int32Array(room),
  gap: new Uint8Array(room),
  quoted: new Uint8Array(room),
  sentence: new Int32Array(room),
  sentences: [],
});

/** The same words, with more room. */
export function withMoreRoom(words: Words, room: number): Words {
  const more = { ...roomForWords(room), word: words.word, raw: words.raw, sentences: words.sentences };
  for (const column of COLUMNS) more[column].set(words[column]);
  return more;
}

/** The first words alone, without the room that is left over. */
export function firstWords(words: Words, count: number): Words {
  words.word.length = count;
  words.raw.length = count;
  return {
    word: words.word,
    raw: words.raw,
    number: words.number.subarray(0, count),
    alike: words.alike.subarray(0, count),
    marks: words.marks.subarray(0, count),
    from: words.from.subarray(0, count),
    to: words.to.subarray(0, count),
    gap: words.gap.subarray(0, count),
    quoted: words.quoted.subarray(0, count),
    sentence: words.sentence.subarray(0, count),
    sentences: [...words.sentences, count],
  };
}

/** The same words in sentences that begin with these, in the form of `sentences`. */
export function sentencesAt(words: Words, sentences: number[]): Words {
  for (const [number, from] of sentences.slice(0, -1).entries()) {
    if ((words.gap[from] ?? 0) < SENTENCE) words.gap[from] = SENTENCE;
    words.sentence.fill(number, from, sentences[number + 1]);
  }
  return { ...words, sentences };
}

const COLUMNS = ["number", "alike", "marks", "from", "to", "gap", "quoted", "sentence"] as const;

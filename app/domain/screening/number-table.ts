/** Numbers by numbers, none of either 0. Twice as quick as a Map, which counts where it is asked at every word of a text. */
export type NumberTable = { get: (key: number) => number; set: (key: number, value: number) => void };

/** For up to `count` keys of 32 bits. */
export function numberTable(count: number): NumberTable {
  const bits = Math.max(4, Math.ceil(Math.log2(count * 2 + 1)));
  const shift = 32 - bits;
  const mask = 2 ** bits - 1;
  /** Each key with its value beside it: what is looked at together lies together. */
  const slots = new Int32Array(2 * 2 ** bits);
  const slotOf = (key: number): number => {
    let slot = Math.imul(key, 0x9e3779b1) >>> shift;
    while (slots[2 * slot] !== 0 && slots[2 * slot] !== key) slot = (slot + 1) & mask;
    return 2 * slot;
  };
  return {
    get: (key) => slots[slotOf(key) + 1] ?? 0,
    set: (key, value) => {
      const slot = slotOf(key);
      slots[slot] = key;
      slots[slot + 1] = value;
    },
  };
}

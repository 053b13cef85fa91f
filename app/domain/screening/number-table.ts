/** Numbers by numbers, none of either 0. Twice as quick as a Map, which counts where it is asked at every word of a text. */
export type NumberTable = { get: (key: number) => number; set: (key: number, value: number) => void };

/** For up to `count` keys of 32 bits. */
export function numberTable(count: number): NumberTable {
  const bits = Math.max(4, Math.ceil(Math.log2(count * 2 + 1)));
  const shift = 32 - bits;
  const mask = 2 ** bits - 1;
  const keys = new Int32Array(2 ** bits);
  const values = new Int32Array(2 ** bits);
  const slotOf = (key: number): number => {
    let slot = Math.imul(key, 0x9e3779b1) >>> shift;
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  return {
    get: (key) => values[slotOf(key)] ?? 0,
    set: (key, value) => {
      const slot = slotOf(key);
      keys[slot] = key;
      values[slot] = value;
    },
  };
}

/**
 * A small abstract picture that helps to tell people apart while reading. It follows from the shown name alone,
 * never from an id: two names of one person must not look alike.
 */

type Palette = readonly [paper: string, shape: string, light: string];

/** Each from the same quiet family as the page. */
const PALETTES: readonly [Palette, ...Palette[]] = [
  ["#dfe8dc", "#4f7a63", "#f5f1e4"],
  ["#e9dfd0", "#94653f", "#fbf4e6"],
  ["#dbe4ec", "#4d6b8a", "#f2f5f3"],
  ["#ecdcdc", "#8c5560", "#fbf1ec"],
  ["#e3deee", "#6b5a91", "#f6f2f7"],
  ["#d9e7e6", "#3f7377", "#f0f6ee"],
  ["#ece3c8", "#7d6b2d", "#fbf7e6"],
  ["#e0e0dc", "#5d5f58", "#f6f5f0"],
];

/** Large shapes in a square of 36: a half moon, hills, a leaf, a doorway, a wave. */
const SHAPES = [
  "M18 3a15 15 0 0 1 0 30z",
  "M0 27c7-9 12-9 18-3s11 4 18-4v16H0z",
  "M7 29C7 14 15 7 30 7c0 15-8 22-23 22z",
  "M10 36V18a8 8 0 0 1 16 0v18z",
  "M0 14c6-6 12-6 18 0s12 6 18 0v12c-6 6-12 6-18 0s-12-6-18 0z",
] as const;

export function Avatar({ name }: { name: string }) {
  const hash = hashOf(name);
  const [paper, shape, light] = pick(PALETTES, hash);
  const turn = ((hash >>> 8) % 8) * 45;
  return (
    <svg className="avatar" viewBox="0 0 36 36" aria-hidden="true">
      <rect width="36" height="36" fill={paper} />
      <g transform={`rotate(${turn} 18 18)`}>
        <path d={pick(SHAPES, hash >>> 12)} fill={shape} />
        <circle
          cx={8 + ((hash >>> 16) % 20)}
          cy={8 + ((hash >>> 21) % 8)}
          r={3 + ((hash >>> 26) % 3)}
          fill={light}
        />
      </g>
    </svg>
  );
}

/** FNV-1a with 32 bits, over code points, and a final stir so that similar names fall far apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

const pick = <T,>(from: readonly [T, ...T[]], number: number): T => from[number % from.length] ?? from[0];

import { encode } from "uqr";

/** A QR code as an SVG path over `size` squares each way, with the quiet edge of four squares that readers need. */
export function qrPicture(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")));
  return { path: squares.join(""), size };
}

/** The pieces of one text, each with the place where it begins: its name among its neighbours. */
export function placed<Piece extends { text: string }>(pieces: readonly Piece[]): (Piece & { at: number })[] {
  let at = 0;
  return pieces.map((piece) => {
    const start = at;
    at += piece.text.length;
    return { ...piece, at: start };
  });
}

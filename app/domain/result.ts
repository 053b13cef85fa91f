/**
 * An expected outcome as a value. What a person can cause by using the forum is an `err`;
 * a thrown exception is a bug or a broken machine.
 */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const err = <E>(error: E): { ok: false; error: E } => ({ ok: false, error });

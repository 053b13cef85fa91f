import { type RefObject, useEffect, useRef } from "react";

/**
 * For a box that takes the focus when it appears, and again for each other `occasion`: a form that was sent again is a
 * new one, with the same errors or not.
 */
export function useFocusOn(occasion: object): RefObject<HTMLDivElement> {
  const box = useRef<HTMLDivElement>(null);
  const last = useRef<object | null>(null);
  useEffect(() => {
    if (last.current === occasion) return;
    last.current = occasion;
    box.current?.focus();
  });
  return box;
}

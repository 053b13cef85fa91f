import { useEffect, useId, useRef, useState } from "react";
import type { NameView } from "#app/domain/mention-views.ts";
import { AuthorName } from "./author.tsx";

/** What is being typed after an @, and where the @ stands in the box. */
type Typed = { from: number; start: string };

const OFFERED_MAX = 8;

/** An @ that begins a word, and what follows it up to the caret: one word, or two, since an alias has a space. */
const BEGUN = /(?<![\p{L}\p{M}\p{N}._%+\-/@＠])[@＠]([\p{L}\p{M}\p{N}._-]*(?: [\p{L}\p{N}]*){0,2})$/u;

function typedIn(box: HTMLTextAreaElement): Typed | null {
  const { selectionStart, selectionEnd, value } = box;
  if (selectionStart !== selectionEnd) return null;
  const begun = BEGUN.exec(value.slice(Math.max(0, selectionStart - 60), selectionStart));
  return begun ? { from: selectionStart - begun[0].length, start: (begun[1] ?? "").toLowerCase() } : null;
}

/**
 * Offers names while somebody types one after an @ in the box: a list under it, moved through with the arrow keys,
 * chosen from with Enter or a press, closed with Escape. Until an arrow key is pressed, Enter is only Enter.
 */
export function MentionList({ boxId, namesPath }: { boxId: string; namesPath: string }) {
  const listId = useId();
  const asked = useRef(false);
  const [names, setNames] = useState<readonly NameView[]>([]);
  const [typed, setTyped] = useState<Typed | null>(null);
  const [active, setActive] = useState(-1);
  const offered = typed
    ? names.filter(({ name }) => name.toLowerCase().startsWith(typed.start)).slice(0, OFFERED_MAX)
    : [];
  const isOpen = offered.length > 0;

  const boxOf = () => document.getElementById(boxId) as HTMLTextAreaElement | null;
  const optionId = (index: number) => `${listId}-${index}`;

  const close = () => {
    setTyped(null);
    setActive(-1);
  };

  const choose = (choice: NameView | undefined) => {
    const box = boxOf();
    if (!box || !typed || !choice) return;
    box.setRangeText(`@${choice.name} `, typed.from, box.selectionStart, "end");
    box.dispatchEvent(new Event("input", { bubbles: true })); // Whoever keeps the text as it is typed keeps this, too.
    box.focus();
    close();
  };

  const move = (step: number) =>
    setActive((now) => (now + step + offered.length + (now < 0 && step < 0 ? 1 : 0)) % offered.length);

  useEffect(() => {
    const box = boxOf();
    if (!box) return;
    const look = () => {
      const now = typedIn(box);
      setTyped(now);
      setActive(-1);
      if (!now || asked.current) return;
      asked.current = true;
      namesAt(namesPath).then(setNames, () => {
        asked.current = false; // At the next letter again.
      });
    };
    const onKey = (event: KeyboardEvent) => {
      if (!isOpen || event.isComposing) return;
      const act = KEYS[event.key];
      if (!act || (act === "choose" && active < 0)) return;
      event.preventDefault();
      if (act === "choose") choose(offered[active]);
      else if (act === "close") close();
      else move(act);
    };
    box.addEventListener("input", look);
    box.addEventListener("keydown", onKey);
    box.addEventListener("blur", close);
    return () => {
      box.removeEventListener("input", look);
      box.removeEventListener("keydown", onKey);
      box.removeEventListener("blur", close);
    };
  });

  useEffect(() => {
    const box = boxOf();
    box?.setAttribute("aria-autocomplete", "list");
    box?.setAttribute("aria-haspopup", "listbox");
    setOrRemove(box, "aria-controls", isOpen ? listId : null);
    setOrRemove(box, "aria-activedescendant", isOpen && active >= 0 ? optionId(active) : null);
  });

  return (
    <div className="mention-place">
      {isOpen && (
        <div className="mention-list" id={listId} role="listbox" aria-label="People in this conversation">
          {offered.map((choice, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box, which names the active option.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the box listens to the keys.
            <div
              key={choice.name}
              id={optionId(index)}
              className="mention-option"
              role="option"
              aria-selected={index === active}
              onPointerDown={(event) => event.preventDefault()} // The box keeps the focus.
              onClick={() => choose(choice)}
            >
              <AuthorName name={choice.name} />
              {choice.anonymous && <span className="meta"> anonymous here</span>}
            </div>
          ))}
        </div>
      )}
      <p className="visually-hidden" role="status">
        {isOpen &&
          `${offered.length === 1 ? "One name" : `${offered.length} names`}. Choose with the arrow keys and Enter.`}
      </p>
    </div>
  );
}

/** Not through the page's own loading: a list that cannot be had must not become the page's error. */
async function namesAt(path: string): Promise<readonly NameView[]> {
  const answer = await fetch(path);
  return answer.ok ? ((await answer.json()) as { names: NameView[] }).names : [];
}

const KEYS: Record<string, 1 | -1 | "choose" | "close" | undefined> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Enter: "choose",
  Escape: "close",
};

function setOrRemove(element: Element | null, name: string, value: string | null): void {
  if (value === null) element?.removeAttribute(name);
  else element?.setAttribute(name, value);
}

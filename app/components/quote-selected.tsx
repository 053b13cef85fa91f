import { useNavigate } from "@remix-run/react";
import { quotePath } from "#app/domain/paths.ts";
import { chooseWords, useSelectedIn } from "./selected-words.ts";

/**
 * “Quote this” for words selected in a post. It comes right after the text, so that the Tab key reaches it from there,
 * and stands at the foot of the window, so that nothing on the page moves. Without a script the link “Quote” does.
 */
export function QuoteSelected({ postId, replyPath }: { postId: string; replyPath: string }) {
  const text = useSelectedIn(postId);
  const navigate = useNavigate();
  if (text === null) return null;
  const quote = () => {
    chooseWords(postId, text);
    navigate(quotePath(replyPath, postId));
  };
  return (
    <div className="quote-selected">
      <button
        className="button"
        type="button"
        data-quote-selected
        onPointerDown={(event) => event.preventDefault()} // Or the press would take the selection away first.
        onClick={quote}
      >
        Quote this
      </button>
    </div>
  );
}

import { useSyncExternalStore } from "react";

/**
 * Words that somebody selects in a post, and those of them that they chose to quote. In the browser's memory alone:
 * what is quoted must not stand in an address, where the history would keep it. On the server there never are any.
 */
type Selected = { postId: string; text: string } | null;

let selected: Selected = null;
let chosen: Selected = null;
const listeners = new Set<() => void>();

const tell = () => {
  for (const listener of listeners) listener();
};

/** The words selected within one post's text, or null: nothing, words of two posts, or of the page around them. */
function readSelection(): Selected {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const { commonAncestorContainer: around } = selection.getRangeAt(0);
  const element = around instanceof Element ? around : around.parentElement;
  const post = element?.closest(".prose")?.closest<HTMLElement>("[id^='post-']");
  const text = selection.toString().trim();
  return post && text ? { postId: post.id.slice("post-".length), text } : null;
}

function look() {
  const now = readSelection();
  // Some browsers let go of a selection when the keyboard moves on to the button that would quote it.
  if (now === null && document.activeElement?.matches("[data-quote-selected]")) return;
  if (now?.postId === selected?.postId && now?.text === selected?.text) return;
  selected = now;
  tell();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener("selectionchange", look);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener("selectionchange", look);
  };
}

const textIn = (words: Selected, postId: string): string | null =>
  words?.postId === postId ? words.text : null;
const nothing = () => null;

/** What is selected in this post just now, or null. */
export const useSelectedIn = (postId: string): string | null =>
  useSyncExternalStore(subscribe, () => textIn(selected, postId), nothing);

/** What was chosen to be quoted from this post, or null. */
export const useChosenFrom = (postId: string): string | null =>
  useSyncExternalStore(subscribe, () => textIn(chosen, postId), nothing);

/** Quotes these words, or with null the whole post. */
export function chooseWords(postId: string, text: string | null): void {
  chosen = text === null ? null : { postId, text };
  selected = null;
  tell();
}

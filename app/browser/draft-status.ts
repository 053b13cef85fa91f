import type { Saying } from "./keeper.ts";

const WORDS: Record<Saying["is"], string> = {
  typing: "",
  nothing: "",
  saved: "Saved",
  "trying-again": "Not saved yet; trying again",
  full: "Not saved: you have very many drafts. Some can be deleted under “Your drafts”.",
  "too-long": "Not saved: this is longer than a draft can be. Please keep a copy.",
  "not-possible": "Not saved. Please keep a copy of your text.",
};

const SIGNED_OUT = "Saved. You are signed out by now; it will be yours again when you sign in.";
const OTHERS = "Saved. There is another draft of this.";

/**
 * Says how a form is kept, in its own line (components/draft-parts.tsx). Whoever sees it sees every change; whoever
 * listens is told once that it is saved, and after that only of trouble and of its end.
 */
export function statusOf(form: HTMLFormElement): (saying: Saying) => void {
  let told = "";
  return (saying) => {
    const shown = form.querySelector<HTMLElement>("[data-draft-shown]");
    const said = form.querySelector<HTMLElement>("[data-draft-said]");
    const before = form.querySelector<HTMLElement>("[data-draft-before]");
    const choose = form.querySelector<HTMLAnchorElement>("[data-draft-choose]");
    const words = wordsFor(saying);
    if (shown) shown.textContent = words;
    if (before) before.hidden = true;
    const care = form.querySelector<HTMLElement>("[data-draft-care]");
    if (care && saying.is === "saved" && saying.care) care.hidden = false; // And it stays, whatever is typed next.
    if (choose) choose.hidden = !(saying.is === "saved" && saying.others);
    if (choose && saying.is === "saved") choose.href = saying.path;
    if (words !== "" && words !== told) {
      told = words;
      if (said) said.textContent = words;
    }
  };
}

function wordsFor(saying: Saying): string {
  if (saying.is !== "saved") return WORDS[saying.is];
  if (saying.signedOut) return SIGNED_OUT;
  return saying.others ? OTHERS : WORDS.saved;
}

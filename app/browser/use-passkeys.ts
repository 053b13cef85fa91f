import { browserSupportsWebAuthn, startAuthentication, startRegistration } from "@simplewebauthn/browser";

/**
 * Lets a form be sent with a passkey (components/passkey-part.tsx). It listens at the document, so it does not matter
 * when a form comes onto the page or by whom it is drawn. Where the browser has no passkeys, nothing of them is shown.
 */
const root = document.documentElement;
if (root.dataset.passkeys === undefined) {
  root.dataset.passkeys = browserSupportsWebAuthn() ? "yes" : "no";
  document.addEventListener("click", ({ target }) => {
    const button =
      target instanceof Element ? target.closest<HTMLButtonElement>("button[data-passkey]") : null;
    if (button) void pressed(button);
  });
}

const NO_ANSWER = "No passkey has answered. You can try again, or go on without one.";
const NO_CONNECTION = "The forum did not answer. Please try again in a moment.";
const HAS_ONE = "This device has a passkey of yours for this forum already.";

async function pressed(button: HTMLButtonElement): Promise<void> {
  const { form } = button;
  const field = form?.querySelector<HTMLInputElement>("input[name=credential]");
  const said = button.closest("[data-passkey-part]")?.querySelector("[data-passkey-said]");
  if (!form || !field || !said) return;
  const say = (words: string) => {
    said.textContent = words;
  };
  say("");
  button.disabled = true;
  try {
    const kind = button.dataset.passkey ?? "";
    const asked = await ask(kind, new FormData(form));
    if ("message" in asked) return say(asked.message);
    field.value = JSON.stringify(await answer(kind, asked));
    form.requestSubmit();
  } catch (error) {
    say(error instanceof Error && error.name === "InvalidStateError" ? HAS_ONE : NO_ANSWER);
  } finally {
    button.disabled = false;
  }
}

type Options = Parameters<typeof startRegistration>[0]["optionsJSON"] &
  Parameters<typeof startAuthentication>[0]["optionsJSON"];

/** Whoever joins says under which name, and by which way in. */
const SENT = ["handle", "setupToken", "invitation"];

/** What the forum wants to be answered, or why it does not. */
async function ask(kind: string, form: FormData): Promise<Options | { message: string }> {
  const body = new URLSearchParams({ kind });
  for (const name of SENT) body.set(name, String(form.get(name) ?? ""));
  try {
    return await (await fetch("/passkeys/options", { method: "POST", body })).json();
  } catch {
    return { message: NO_CONNECTION };
  }
}

const answer = (kind: string, optionsJSON: Options) =>
  kind === "join" || kind === "add"
    ? startRegistration({ optionsJSON })
    : startAuthentication({ optionsJSON });

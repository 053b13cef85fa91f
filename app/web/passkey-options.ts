import { isMember } from "#app/domain/actor.ts";
import { CHALLENGE_LASTS_MS } from "#app/domain/factor.ts";
import { passkeyOptionsForm } from "#app/forms/account-forms.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import {
  askFirstPasskey,
  askNewPasskey,
  askPasskey,
  type Begun,
  type Site,
} from "#app/workflows/passkeys.ts";
import type { AppContext } from "./context.ts";
import { hasProved, viewerOf } from "./guard.ts";
import { readForm } from "./read-form.ts";
import { tooManyText } from "./responses.ts";
import { tokenCookie } from "./token-cookie.ts";

/** The cookie of a browser that was asked for a passkey; its answer counts from there alone, and once. */
const cookie = tokenCookie("passkey");

export const passkeyToken = (request: Request, context: AppContext): string =>
  cookie.read(request, context) ?? "";

/** Whose passkeys they are: the forum's own address, whatever a request says about itself. */
export const siteOf = ({ config, origins }: AppContext): Site => ({
  id: new URL(config.publicUrl ?? "http://localhost").hostname,
  origins,
});

const NOT_NOW = "That is not possible from here. Please open the page again.";

/** Answers the script of a page (app/browser/use-passkeys.ts): what its browser should ask of a passkey, or why not. */
export async function passkeyOptions(request: Request, context: AppContext): Promise<Response> {
  const form = parseForm(passkeyOptionsForm, await readForm(request, context));
  if (!form.ok) return refusal(NOT_NOW, 400);
  const limit = form.value.kind === "join" ? "join" : "passkey"; // Joining tells that a name is taken.
  const counted = await context.limits(limit, await context.visitorKey());
  if (!counted.ok) {
    const { message, status } = tooManyText(counted.error);
    return refusal(message, status);
  }
  const begun = await begin(request, context, form.value);
  if (typeof begun === "string") return refusal(begun, 422);
  const setCookie = cookie.make(context, begun.token, CHALLENGE_LASTS_MS / 1000);
  return Response.json(begun.asked, { headers: { "Set-Cookie": setCookie, "Cache-Control": "no-store" } });
}

type AskedFor = {
  kind: "sign-in" | "join" | "add" | "prove";
  handle: string;
  setupToken: string | null;
  invitation: string | null;
};

async function begin(
  request: Request,
  context: AppContext,
  { kind, handle, setupToken, invitation }: AskedFor,
): Promise<Begun | string> {
  const viewer = await viewerOf(request, context);
  const common = { site: siteOf(context), nowMs: context.nowMs() };
  if (kind === "sign-in") return askPasskey(context.db, { kind, ...common });
  if (kind === "join") {
    const entrance = { joining: context.config.joining, link: invitation };
    const begun = await askFirstPasskey(context.db, { handle, invitation: setupToken, entrance, ...common });
    return begun.ok ? begun.value : begun.error;
  }
  if (!isMember(viewer)) return NOT_NOW;
  if (kind === "prove") return askPasskey(context.db, { kind, member: viewer, ...common });
  if (!(await hasProved(request, context))) return NOT_NOW;
  return askNewPasskey(context.db, { member: viewer, ...common });
}

const refusal = (message: string, status: number) => Response.json({ message }, { status });

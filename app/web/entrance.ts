import { data } from "@remix-run/node";
import { BY_INVITATION, wayIn } from "#app/domain/joining.ts";
import type { EntranceView } from "#app/domain/joining-views.ts";
import { type Form, formAgain } from "#app/forms/parse-form.ts";
import type { Entrance } from "#app/workflows/accounts.ts";
import { opensTheDoor } from "#app/workflows/invitations.ts";
import { wasBannedHere } from "./banned-here.ts";
import type { AppContext } from "./context.ts";
import { formOnceMore } from "./form-signs.ts";
import { textIn } from "./query.ts";

/** What the address and the operator's setting make of the way in. */
export async function entranceAt(
  request: Request,
  { config, db, form, nowMs }: AppContext,
): Promise<EntranceView> {
  const sent = await form; // When it is shown again, only the form has the token.
  const invitation = textIn(request, "invitation") ?? sent?.get("invitation") ?? "";
  const isInvited = invitation !== "" && (await opensTheDoor(db, invitation, nowMs()));
  return { way: wayIn(config.joining, isInvited), invitation: isInvited ? invitation : "" };
}

/** How somebody comes in who has sent a form for joining. */
export const entranceOf = async (
  context: AppContext,
  { invitation, note }: { invitation: string | null; note: string },
): Promise<Entrance> => ({
  ...{ joining: context.config.joining, link: invitation, note },
  watched: await wasBannedHere(context),
});

type SentToJoin<Field extends string> = {
  form: Form<Field, unknown>;
  sent: URLSearchParams;
  message: string;
};

/** A form for joining that looks filled in by a program is given back once, with `message`; null: it can be taken. */
export async function joinOnceMore<Field extends string>(
  request: Request,
  context: AppContext,
  { form, sent, message }: SentToJoin<Field>,
) {
  if ((sent.get("setupToken") ?? "") !== "") return null;
  const asked = await formOnceMore(context, sent);
  if (asked === null) return null;
  const { way } = await entranceAt(request, context);
  const again = formAgain(form, sent, way === "closed" ? BY_INVITATION : message);
  return data({ ...again, values: { ...again.values, asked } }, { status: 422 });
}

import { Form } from "@remix-run/react";
import { useEffect } from "react";
import type { ReviewItemView } from "#app/domain/desk-views.ts";
import type { FormState } from "#app/domain/form-views.ts";
import { ActFold, Judged } from "./act-form.tsx";
import { actPrefix, formOfAct } from "./act-state.ts";
import { TextArea } from "./field.tsx";
import { Until } from "./until.tsx";

/** Who has the item before them, and how to take it, give it back, or take it over. */
export function ClaimBar({ item, form }: { item: ReviewItemView; form: FormState }) {
  const { claim } = item;
  useLease(item.id, item.open && claim.mine);
  if (!item.open) return null;
  if (claim.mine) {
    return (
      <Form method="post" className="row">
        <Judged act="release" item={item} />
        <p>
          You have this
          {claim.untilMs !== null && (
            <>
              , until <Until atMs={claim.untilMs} />
            </>
          )}
          . It stays yours while you work on it.
        </p>
        <button className="link-quiet" type="submit">
          Give it back
        </button>
      </Form>
    );
  }
  if (claim.holder === null) {
    return (
      <Form method="post" className="row">
        <Judged act="claim" item={item} />
        <p>Nobody has this before them.</p>
        <button className="button plain" type="submit" data-desk-take="">
          Take it
        </button>
      </Form>
    );
  }
  return (
    <div className="stack gap-2">
      <p>
        <bdi>{claim.holder}</bdi> has this before them
        {claim.untilMs !== null && (
          <>
            , until <Until atMs={claim.untilMs} />
          </>
        )}
        .
      </p>
      <ActFold act="take-over" label="Take it over" form={form} item={item}>
        <TextArea
          form={formOfAct(form, "take-over")}
          name="note"
          label="A note to them"
          hint="They find it with the item."
          idPrefix={actPrefix("take-over")}
          short
        />
      </ActFold>
    </div>
  );
}

const RENEW_EVERY_MS = 3 * 60 * 1000;

/**
 * While its holder is at work the lease goes on, and when they leave the page it is given back. Without scripts each step
 * renews it, and it ends by itself.
 */
function useLease(itemId: string, mine: boolean): void {
  useEffect(() => {
    if (!mine) return;
    const path = `/moderation/items/${itemId}`;
    let lastSign = Date.now();
    const sign = () => {
      lastSign = Date.now();
    };
    const renew = () => {
      if (Date.now() - lastSign < RENEW_EVERY_MS)
        void fetch(path, {
          method: "POST",
          body: new URLSearchParams({ act: "claim" }),
          redirect: "manual",
        });
    };
    const giveBack = () => navigator.sendBeacon(path, new URLSearchParams({ act: "release" }));
    const timer = setInterval(renew, RENEW_EVERY_MS);
    const signs = ["keydown", "pointerdown", "scroll"] as const;
    for (const name of signs) addEventListener(name, sign, { passive: true });
    addEventListener("pagehide", giveBack);
    return () => {
      clearInterval(timer);
      for (const name of signs) removeEventListener(name, sign);
      removeEventListener("pagehide", giveBack);
      giveBack(); // By a link within the forum, or because it is decided.
    };
  }, [itemId, mine]);
}

import { Form } from "@remix-run/react";
import type { ReviewItemView } from "#app/domain/desk-views.ts";
import { Judged } from "./act-form.tsx";

/** For a minute after a removal: nobody has been told, and it can be as if it had not been. */
export function UndoDecision({ item }: { item: ReviewItemView }) {
  return (
    <Form method="post" className="notice plain row">
      <Judged act="undo" item={item} />
      <p role="status">
        It is out of sight, and nobody is told for a minute. Until then it can be as if it had not been.
      </p>
      <button className="button plain" type="submit">
        Take it back
      </button>
    </Form>
  );
}

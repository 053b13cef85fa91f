import { Form, Link } from "@remix-run/react";
import type { FormState } from "#app/domain/form-views.ts";
import { personPath } from "./author.tsx";
import { Avatar } from "./avatar.tsx";
import { CareLine } from "./care-line.tsx";
import { Checkbox } from "./checkbox.tsx";
import { TextArea } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { Notice } from "./notice.tsx";
import { SettingsTrail } from "./settings-index.tsx";

export type ProfileFormProps = {
  handle: string;
  form: FormState<"about" | "isOff">;
  saved: boolean;
  care: boolean;
};

/** What a member says about themselves, and whether others find a page of theirs at all. */
export function ProfileForm({ handle, form, saved, care }: ProfileFormProps) {
  return (
    <div className="wrap-narrow stack gap-5">
      <header className="stack gap-2">
        <SettingsTrail />
        <h1>Your page</h1>
        <p className="row">
          <Avatar name={handle} />
          <Link to={personPath(handle)}>
            <bdi>{handle}</bdi>
          </Link>
        </p>
        <p className="hint">
          The picture is drawn from your name. What you post anonymously never stands on your page.
        </p>
      </header>
      {saved && (
        <Notice kind="plain">
          <p role="status">Saved.</p>
        </Notice>
      )}
      {care && <CareLine />}
      <Form className="stack" method="post">
        <FormErrors form={form} />
        <TextArea
          form={form}
          name="about"
          label="A few words about you"
          hint="Up to 300 characters, for whoever opens your page. Please leave out what could point to you."
          optional
          short
        />
        <Checkbox
          form={form}
          name="isOff"
          label="No page for me"
          hint="Nobody else can open your page, and your name leads nowhere. Your posts stay where they are."
        />
        <p>
          <button className="button" type="submit">
            Save
          </button>
        </p>
      </Form>
    </div>
  );
}

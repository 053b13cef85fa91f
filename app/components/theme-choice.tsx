import { Form } from "@remix-run/react";
import { THEMES, type Theme } from "#app/domain/theme.ts";

const LABELS: Record<Theme, string> = { system: "As on this device", light: "Light", dark: "Dark" };

/** Three buttons that post to `/theme` and come back to the page `back`. */
export function ThemeChoice({ theme, back }: { theme: Theme; back: string }) {
  return (
    <Form className="theme-choice" method="post" action="/theme" preventScrollReset>
      <input type="hidden" name="back" value={back} />
      <fieldset>
        <legend>Colours</legend>
        {THEMES.map((value) => (
          <button
            key={value}
            className="chip"
            type="submit"
            name="theme"
            value={value}
            aria-pressed={value === theme}
          >
            {LABELS[value]}
          </button>
        ))}
      </fieldset>
    </Form>
  );
}

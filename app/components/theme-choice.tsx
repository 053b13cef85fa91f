import { Form } from "@remix-run/react";

export type Theme = "system" | "light" | "dark";

const THEMES: Record<Theme, string> = { system: "As on this device", light: "Light", dark: "Dark" };

/** Three buttons that post to `/theme` and come back to the page `back`. */
export function ThemeChoice({ theme, back }: { theme: Theme; back: string }) {
  return (
    <Form className="theme-choice" method="post" action="/theme" preventScrollReset>
      <input type="hidden" name="back" value={back} />
      <fieldset>
        <legend>Colours</legend>
        {Object.entries(THEMES).map(([value, label]) => (
          <button
            key={value}
            className="chip"
            type="submit"
            name="theme"
            value={value}
            aria-pressed={value === theme}
          >
            {label}
          </button>
        ))}
      </fieldset>
    </Form>
  );
}

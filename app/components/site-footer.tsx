import { Link } from "@remix-run/react";
import type { Theme } from "#app/domain/theme.ts";
import { ThemeChoice } from "./theme-choice.tsx";

const STANDING_PAGES = {
  "/guidelines": "Guidelines",
  "/privacy": "Privacy",
  "/about": "About",
  "/record": "Moderation record",
  "/settings/hiding": "What you hide",
  "/leaving-quickly": "Leaving quickly",
};

export function SiteFooter({ path, theme }: { path: string; theme: Theme }) {
  return (
    <footer className="site-footer">
      <div className="wrap-wide">
        <p>
          Afterword is run by volunteers. It is not a crisis service: if you are in danger, please go to{" "}
          <Link to="/help-now">Help now</Link>.
        </p>
        <nav aria-label="About this forum">
          {Object.entries(STANDING_PAGES).map(([to, label]) => (
            <Link key={to} to={to}>
              {label}
            </Link>
          ))}
        </nav>
        <ThemeChoice theme={theme} back={path} />
      </div>
    </footer>
  );
}

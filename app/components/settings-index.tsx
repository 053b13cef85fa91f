import { Link } from "@remix-run/react";

/** Only where the forum can send mail. */
const EMAIL = {
  to: "/settings/email",
  label: "An address for mail",
  says: "For a link when you have forgotten your password. You do not need one.",
};

/** Every page of settings: a new one is a new line here. */
const SETTINGS = [
  { to: "/settings/profile", label: "Your page", says: "A few words about you, or no page at all." },
  {
    to: "/settings/security",
    label: "Signing in",
    says: "Your password, your recovery codes, and where you are signed in.",
  },
  {
    to: "/settings/hiding",
    label: "What you hide",
    says: "People you muted, threads, content notes and words that stay out of your way.",
  },
  {
    to: "/settings/following",
    label: "Following threads",
    says: "Quiet hours, a feed of your own, and where you were.",
  },
  {
    to: "/settings/country",
    label: "Your country",
    says: "Whose helplines you see first when you look for help.",
  },
  {
    to: "/settings/export",
    label: "A copy of everything",
    says: "All that this forum keeps about you, to read or to take with you.",
  },
  {
    to: "/leaving-quickly",
    label: "Leaving quickly",
    says: "What “Leave this page” does, and what the tab of your browser says.",
  },
  {
    to: "/settings/leaving",
    label: "Leaving for good",
    says: "Erase your account, and choose what becomes of your posts.",
  },
] as const;

export function SettingsIndex({ hasMail }: { hasMail: boolean }) {
  return (
    <div className="wrap-narrow stack gap-5">
      <h1>Settings</h1>
      <ul className="record">
        {[...SETTINGS, ...(hasMail ? [EMAIL] : [])].map(({ to, label, says }) => (
          <li key={to} className="stack gap-1">
            <h2 className="plain-title">
              <Link to={to}>{label}</Link>
            </h2>
            <p className="hint">{says}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The way back, above the heading of a page of settings. */
export function SettingsTrail() {
  return (
    <nav className="meta" aria-label="Where you are">
      <Link to="/settings">Settings</Link>
    </nav>
  );
}

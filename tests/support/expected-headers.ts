import { expect } from "vitest";

/** What every answer carries, whoever asked for what and however. */
export const CSP =
  "default-src 'none';script-src 'self' 'nonce-NONCE';style-src 'self';img-src 'self';connect-src 'self';" +
  "manifest-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'";

export const ALWAYS = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
  "x-powered-by": null,
  "strict-transport-security": null,
  "access-control-allow-origin": null,
  "content-security-policy-report-only": null,
};

export const nonceOf = ({ headers }: { headers: Headers }): string =>
  /'nonce-([^']+)'/.exec(headers.get("Content-Security-Policy") ?? "")?.[1] ?? "none";

/** Fails, naming what was asked for, when an answer lacks one of them or says something else. */
export function expectHeaders(asked: string, { headers }: { headers: Headers }, given = {}): void {
  const expected = { ...ALWAYS, ...given };
  const sent = Object.fromEntries(Object.keys(expected).map((name) => [name, headers.get(name)]));
  expect([asked, sent]).toEqual([asked, expected]);
  const policy = headers.get("Content-Security-Policy")?.replace(nonceOf({ headers }), "NONCE");
  expect([asked, policy?.replace(/;upgrade-insecure-requests$/, "")]).toEqual([asked, CSP]);
}

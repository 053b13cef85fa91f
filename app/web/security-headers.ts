import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import helmet from "helmet";
import type { Config } from "./config.ts";

/**
 * Enforced on every answer. Nothing comes from elsewhere, nothing is framed, no inline style or script: scripts of
 * signed-in pages carry the request's nonce, guests' pages have only small files of this forum. `same-origin` as
 * referrer, since `no-referrer` makes browsers send `Origin: null` with plain forms.
 */
export function securityHeaders(config: Config): RequestHandler {
  const https = config.publicUrl?.startsWith("https:") ?? false;
  const set = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", (_request, response) => `'nonce-${(response as Nonced).locals.nonce}'`],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: "deny" },
  });
  return (request, response, next) => {
    response.locals.nonce = randomBytes(16).toString("base64");
    response.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()");
    set(request, response, next);
  };
}

type Nonced = ServerResponse & { locals: { nonce: string } };

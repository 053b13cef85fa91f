import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { decodeAttestationObject, isoBase64URL } from "@simplewebauthn/server/helpers";

/** Passkeys behind our own words: the only file that knows the library. */

/** EdDSA, ES256 and RS256 (COSE): what devices sign with. Named, because by default the library also tries newer ones. */
const ALGORITHMS = [-8, -7, -257];

/** Whose passkeys they are: the forum's host, and the addresses of its pages. */
export type Site = { id: string; origins: readonly string[] };

/** What is kept of one. Ids and keys are base64url. */
export type Passkey = { id: string; publicKey: string; counter: number; transports: string[] };

/** What a browser is asked for; its `challenge` has to come back signed. */
export type Asked = { challenge: string };

/** For a new passkey that can sign in by itself: it stays on its device, and asks there who is pressing. */
export const askForNew = (
  site: Site,
  { handle, userHandle, known }: { handle: string; userHandle: string; known: readonly string[] },
): Promise<Asked> =>
  generateRegistrationOptions({
    rpName: "Afterword",
    rpID: site.id,
    userName: handle,
    userID: isoBase64URL.toBuffer(userHandle),
    attestationType: "none",
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });

/** For any passkey of this site: whoever answers says by it who they are. */
export const askForAny = (site: Site): Promise<Asked> =>
  generateAuthenticationOptions({ rpID: site.id, userVerification: "required" });

/** The passkey in an answer to `askForNew`; null for whatever is not one of this site, for this challenge. */
export const newPasskeyIn = (site: Site, answer: string, challenge: string): Promise<Passkey | null> =>
  orNull(async () => {
    const response = JSON.parse(answer) as RegistrationResponseJSON;
    if (hasCertificates(response)) return null;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      ...{ response, expectedChallenge: challenge, expectedRPID: site.id, expectedOrigin: [...site.origins] },
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    const transports = (response.response.transports ?? []).filter((name) => /^[a-z-]{1,20}$/.test(name));
    return { id, publicKey: isoBase64URL.fromBuffer(publicKey), counter, transports };
  });

/**
 * Whether it names its maker, though nobody asked. Checking that would mean to fetch lists of revoked certificates from
 * addresses that the answer itself names.
 */
function hasCertificates({ response }: RegistrationResponseJSON): boolean {
  const decoded = decodeAttestationObject(isoBase64URL.toBuffer(response.attestationObject));
  const format: string = decoded.get("fmt");
  return format !== "none" && (format !== "packed" || decoded.get("attStmt").get("x5c") !== undefined);
}

/** Which passkey answers, and for whom; null for what is no answer. Nothing of it is checked yet. */
export function answeringIn(answer: string): { id: string; userHandle: string | null } | null {
  try {
    const { id, response } = JSON.parse(answer) as AuthenticationResponseJSON;
    return typeof id === "string" ? { id, userHandle: response.userHandle ?? null } : null;
  } catch {
    return null;
  }
}

/**
 * What the passkey's counter says now, where this is its answer to this challenge, given on a page of this site by
 * somebody whom its device knows; null for anything else, a counter that went back included.
 */
export const counterIn = (
  site: Site,
  answer: string,
  { challenge, passkey }: { challenge: string; passkey: Omit<Passkey, "transports"> },
): Promise<number | null> =>
  orNull(async () => {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: JSON.parse(answer) as AuthenticationResponseJSON,
      ...{ expectedChallenge: challenge, expectedRPID: site.id, expectedOrigin: [...site.origins] },
      credential: {
        id: passkey.id,
        publicKey: isoBase64URL.toBuffer(passkey.publicKey),
        counter: passkey.counter,
      },
    });
    return verified ? authenticationInfo.newCounter : null;
  });

/** The library throws at whatever it does not like; here that is an answer like any other wrong one. */
async function orNull<T>(work: () => Promise<T | null>): Promise<T | null> {
  try {
    return await work();
  } catch {
    return null;
  }
}

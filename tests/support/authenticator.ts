import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** What the forum asks for, as far as an authenticator reads it. */
export type Asked = { challenge: string; user?: { id: string } };

const sha256 = (data: string | Buffer): Buffer => createHash("sha256").update(data).digest();
const url = (bytes: Buffer): string => bytes.toString("base64url");

/** As much of CBOR (RFC 8949) as an authenticator writes: small whole numbers, bytes, texts and maps. */
function cbor(value: number | string | Buffer | Map<number | string, unknown>): Buffer {
  const head = (major: number, length: number): Buffer => {
    if (length < 24) return Buffer.from([(major << 5) | length]);
    return length < 256
      ? Buffer.from([(major << 5) | 24, length])
      : Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
  };
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string")
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const pairs = [...value].flatMap(([key, one]) => [cbor(key), cbor(one as Parameters<typeof cbor>[0])]);
  return Buffer.concat([head(5, value.size), ...pairs]);
}

type How = { origin: string; userVerified?: boolean; counter?: number; userHandle?: string | null };

/** A passkey's device in software: one ES256 key that can sign in by itself, for tests that need no browser. */
export class Authenticator {
  readonly id = url(randomBytes(16));
  readonly #site: string;
  readonly #key: { publicKey: KeyObject; privateKey: KeyObject };
  #userHandle = "";
  #counter = 0;

  constructor(site = "localhost") {
    this.#site = site;
    this.#key = generateKeyPairSync("ec", { namedCurve: "P-256" });
  }

  #said(type: string, { challenge }: Asked, origin: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  #data(flags: number, counter: number, rest = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(this.#site), Buffer.from([flags]), count, rest]);
  }

  #answer(response: Record<string, unknown>): string {
    const common = { id: this.id, rawId: this.id, type: "public-key", clientExtensionResults: {} };
    return JSON.stringify({ ...common, response });
  }

  /** Answers for a new passkey. */
  make(asked: Asked, { origin, userVerified = true }: How): string {
    this.#userHandle = asked.user?.id ?? "";
    const { x = "", y = "" } = this.#key.publicKey.export({ format: "jwk" });
    const part = (text: string) => Buffer.from(text, "base64url");
    const key = cbor(
      new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, part(x)],
        [-3, part(y)],
      ]),
    );
    const id = Buffer.from(this.id, "base64url");
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
    const authData = this.#data(userVerified ? 0x45 : 0x41, this.#counter, credential);
    const parts = new Map<string, unknown>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", authData],
    ]);
    const clientDataJSON = url(this.#said("webauthn.create", asked, origin));
    return this.#answer({ clientDataJSON, attestationObject: url(cbor(parts)), transports: ["internal"] });
  }

  /** Answers that it is the one. */
  answer(asked: Asked, { origin, userVerified = true, counter, userHandle }: How): string {
    this.#counter = counter ?? this.#counter + 1;
    const said = this.#said("webauthn.get", asked, origin);
    const authenticatorData = this.#data(userVerified ? 0x05 : 0x01, this.#counter);
    const signature = sign("sha256", Buffer.concat([authenticatorData, sha256(said)]), this.#key.privateKey);
    return this.#answer({
      clientDataJSON: url(said),
      authenticatorData: url(authenticatorData),
      signature: url(signature),
      userHandle: userHandle === undefined ? this.#userHandle : userHandle,
    });
  }
}

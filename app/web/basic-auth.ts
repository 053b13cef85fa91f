/** The password in an `Authorization: Basic` header (RFC 7617), or null. Which name stands before it says nothing here. */
export function passwordIn(request: Request): string | null {
  const [, credentials] = /^basic +(\S+)$/i.exec(request.headers.get("Authorization") ?? "") ?? [];
  const [, password] = /^[^:]*:(.*)$/s.exec(Buffer.from(credentials ?? "", "base64").toString()) ?? [];
  return password ?? null;
}

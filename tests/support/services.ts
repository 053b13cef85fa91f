import { inject } from "vitest";
import type { ServiceName } from "./service.ts";

const addresses = new Map<ServiceName, Promise<string>>();

/** The address of PostgreSQL or the browser, started by the first test that asks. Throws with the reason when it cannot. */
export function addressOf(name: ServiceName): Promise<string> {
  const known = addresses.get(name);
  if (known) return known;
  const asking = ask(name);
  addresses.set(name, asking);
  return asking;
}

async function ask(name: ServiceName): Promise<string> {
  const response = await fetch(`${inject("servicesUrl")}/${name}`);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

/**
 * For a route that draws no page of its own because it always leads elsewhere. Without a component Remix would answer
 * with bare data when something goes wrong there; with one, the visitor gets the calm page.
 */
export function Nothing() {
  return null;
}

import type { ServerBuild } from "@remix-run/node";

/** `id`: by which name a page asks for its data alone (`_routes=`). */
export type RoutePattern = { id: string; pattern: string; hasAction: boolean };

/** Every address the built forum answers, as patterns such as `/posts/:id/edit`, with whether it takes a POST. */
export async function routePatterns(): Promise<RoutePattern[]> {
  const build = (await import("../../build/server/index.js" as string)) as ServerBuild;
  return Object.values(build.routes)
    .filter((route) => route !== undefined && route.id !== "root")
    .map((route) => ({
      id: route?.id ?? "",
      pattern: `/${fullPath(build, route?.id)}`,
      hasAction: route?.module.action !== undefined,
    }))
    .sort((a, b) => a.pattern.localeCompare(b.pattern));
}

function fullPath(build: ServerBuild, id: string | undefined): string {
  const route = id === undefined ? undefined : build.routes[id];
  if (!route) return "";
  return [fullPath(build, route.parentId), route.path].filter(Boolean).join("/");
}

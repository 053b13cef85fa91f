/**
 * The one place for Remix's options. `vite.config.ts` imports it; the classic compiler, which
 * would read this file by itself, is never called (see docs/decisions/0002-remix-2.md).
 *
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  serverModuleFormat: "esm",
  ignoredRouteFiles: ["**/.*"],
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: false, // Its address matches a path at every slash, for whoever asks (docs/decisions/0002-remix-2.md).
    v3_relativeSplatPath: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};

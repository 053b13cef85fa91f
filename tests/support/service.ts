/** Something that runs until it is stopped, and the address at which tests reach it. */
export type Service = { url: string; stop: () => Promise<void> };
export type ServiceName = "postgres" | "browser";
export type ServicesReady = { servicesUrl: string; temporaryFolder: string };

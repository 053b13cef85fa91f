/** The colours of the pages: by the device's own setting, or as somebody chose. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

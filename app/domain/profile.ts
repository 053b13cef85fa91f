/** What a member says about themselves on their page: a few words, and whether there is a page at all. */
export type Profile = { about: string; isOff: boolean };

/** Who has chosen nothing says nothing, and has a page. */
export const NEW_PROFILE: Profile = { about: "", isOff: false };

export const ABOUT_MAX_CHARS = 300;

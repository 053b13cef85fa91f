/**
 * What a word may be, as a sum. It is known once for each different word, so that a check passes over all others with one
 * look at a number; what the word is here, the check finds out.
 */
export const MAY_BEGIN_NAME = 1;
export const MAY_BE_PLACE = 2;
export const DIGIT_OR_NETWORK = 4;
/** A word that is said for a sign of a mail address. */
export const SIGN_OF_MAIL = 8;
/** On the moderators' list, with or without the words that follow there. */
export const MAY_BE_LISTED = 16;

import { parseRules, type ScreeningRules } from "./rules.ts";

/** What a new forum starts with. Moderators edit it under /moderation/rules; the form of a line is in `rules.ts`. */
export const DEFAULT_RULES = `# One rule a line. A line that begins with # is a remark.

# What happens to the first posts of new members: flag or hold.
newcomer: flag
# More links than this in one post are looked at first.
links: 5
# So many posts within ten minutes are enough.
burst: 30
# A post of more words than this is given back.
words: 6000

# Words that only the forum says of itself.
reserved: on behalf of the moderators
reserved: official message from the moderators
reserved: this is the moderation team
reserved: your account will be deleted
reserved: verify your account
reserved: confirm your password

# Addresses that hide where they lead, and groups where nobody can look out for anybody.
hold site: bit.ly
hold site: tinyurl.com
hold site: t.ly
hold site: cutt.ly
hold site: is.gd
hold site: t.me
hold site: chat.whatsapp.com
hold site: wa.me
hold site: discord.gg
hold site: linktr.ee

# Words for people that hold a post.
hold: tranny
hold: trannies
hold: faggot*
hold: retards
hold: nigger*
hold: paki
hold: pakis
hold: kike
hold: kikes
hold: chink
hold: chinks
hold: spastic

# Words that moderators look at.
flag: retarded
flag: proana
flag: pro ana
flag: thinspo*
`;

/** The rules of a new forum. Throws when their text is broken, which a test would have said. */
export function defaultRules(): ScreeningRules {
  const rules = parseRules(DEFAULT_RULES);
  if (!rules.ok) throw new Error(`The rules of a new forum are broken: ${JSON.stringify(rules.error)}`);
  return rules.value;
}

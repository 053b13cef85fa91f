/**
 * Care messages to begin with. Each has a gap in square brackets for something only this moderator, who has read the
 * post, can say; a message without anything of their own is not sent (canned-reason.ts). None of them asks for a promise,
 * gives advice, or threatens with the police. What they do is ask directly, which does not put the thought into anybody's head (US National
 * Institute of Mental Health, “5 Action Steps to Help Someone Having Thoughts of Suicide”, as read on 2026-11-25), let
 * somebody know that they were heard, and show where somebody answers now.
 */
export const CARE_TEMPLATES = {
  now: {
    label: "Someone may be in danger now",
    text: `We have read what you wrote, every word. [Something from their post that you heard.]

We are worried about you, and we would rather ask than guess: are you thinking of ending your life? You can answer here, and you will not be in trouble for it.

We are not a crisis service, and we cannot be with you tonight. Somebody can: the page “Help now” has the lines of your country, and the emergency number. Please call one now, or let somebody near you sit with you while you do.`,
  },
  thoughts: {
    label: "Thoughts of not being here any more",
    text: `Thank you for telling us how heavy it is. [Something from their post that you heard.]

You do not have to be in an emergency to talk to somebody. The page “Help now” lists people who listen, by phone, text or chat. Your post stays, and people here will answer you.`,
  },
  method: {
    label: "A post that waits because it describes a way",
    text: `We have read what you wrote, and we are holding on to it, not turning you away. [Something from their post that you heard.]

It waits because it describes a way, and somebody else who reads it tonight may be close to the edge. You can change that part, and it will be shown. Until then, please do not stay alone with it: the page “Help now” has people who answer.`,
  },
} as const satisfies Record<string, { label: string; text: string }>;
export type CareTemplate = keyof typeof CARE_TEMPLATES;

export const CARE_BEGINNINGS: readonly string[] = Object.values(CARE_TEMPLATES).map(({ text }) => text);

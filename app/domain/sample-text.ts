import { pickFrom } from "./random.ts";

/**
 * Made-up text for measuring and for looking around: sentences put together from the lists below. Nobody wrote or
 * lived any of it. As long and as formatted as what people write: one to four paragraphs, now and then a list.
 */
type Words = readonly [string, ...string[]];

const WHO: Words = ["my therapist", "my counsellor", "the person I saw", "she", "he", "they"];
const WHEN: Words = [
  "in March",
  "last autumn",
  "two weeks ago",
  "on a Wednesday",
  "just before the holidays",
  "in the spring",
  "a year ago",
];
const HOUR: Words = [
  "Tuesday at five",
  "the Thursday hour",
  "Monday morning",
  "that half past six",
  "every other Friday",
];
const PLACE: Words = [
  "on the bus",
  "in the kitchen",
  "at work",
  "by the canal",
  "in the car park",
  "on the stairs",
  "in the queue",
];
const THING: Words = [
  "the blue chair",
  "the clock on the shelf",
  "the plant by the window",
  "the box of tissues",
  "the quiet in that room",
];
const DOING: Words = [
  "walking the long way home",
  "writing one line a day",
  "ringing my sister",
  "baking badly",
  "sitting in the library",
  "swimming before work",
];

const FIRST: Words = [
  "We had our last session {when}.",
  "It ended {when}, and I am still finding out how I feel.",
  "I used to have {hour}, and now there is a gap in the week.",
  "I did not think that I would write here, but {place} I decided to.",
  "It has been quiet since {who} and I said goodbye {when}.",
  "Some of this may sound small, and it is not small to me.",
];
const MIDDLE: Words = [
  "What I miss most is {thing}.",
  "I still save things up to tell, and then remember {place} that there is nobody to tell them to.",
  "I know why it had to end, and knowing does not help much.",
  "Somebody asked how I was {place} and I said fine, which was not true.",
  "Some days I am proud of how far I came, and some days I only count the weeks.",
  "I thought that I would feel free, and mostly I feel **tired**.",
  "Lately I have been {doing}, and it takes the edge off.",
  "There was one sentence that {who} said which I keep turning over.",
  "I was angry for a while, then sad, and now it is *something in between*.",
  "When {hour} comes round I make tea and sit down anyway.",
];
const LAST: Words = [
  "Does it get easier?",
  "Thank you for reading this far.",
  "I do not need advice, only to say it somewhere.",
  "How did you get through the first months?",
  "I would like to hear how it was for others.",
  "That is all for today.",
];
const ANSWER: Words = [
  "I know that feeling, and I am glad that you wrote it down.",
  "It was like this for me too, for longer than I had expected.",
  "The part about {thing} made me stop and nod.",
  "For me it helped to keep the hour and spend it {doing}.",
  "I have no answer, but I read every word.",
  "It came back {when}, just when I thought that it was over, and then it went again.",
  "You put it better than I could have.",
  "Be patient with yourself. You lost something that mattered.",
];
const QUESTION_TITLES: Words = [
  "How long did it take you after {hour} was gone?",
  "What do you do when it comes back {place}?",
  "Did you write to them after it ended {when}?",
  "Is it normal to miss {thing}?",
];
const STORY_TITLES: Words = [
  "It ended {when}",
  "What I noticed {place}",
  "Missing {thing}",
  "Trying out {doing}",
  "I keep {hour} free all the same",
];
const SLOTS: Record<string, Words> = {
  who: WHO,
  when: WHEN,
  hour: HOUR,
  place: PLACE,
  thing: THING,
  doing: DOING,
};

type Random = () => number;

const filledIn = (sentence: string, random: Random): string =>
  sentence.replace(/\{(\w+)\}/g, (slot, name) => pickFrom(SLOTS[name] ?? [slot], random));

const sentences = (list: Words, count: number, random: Random): string =>
  Array.from({ length: count }, () => filledIn(pickFrom(list, random), random)).join(" ");

const upTo = (most: number, random: Random): number => 1 + Math.floor(random() * most);

const listOfThings = (random: Random): string =>
  Array.from({ length: 3 }, () => `- ${filledIn("{doing}", random)}`).join("\n");

export const sampleTitle = (kind: "experience" | "question", random: Random): string =>
  filledIn(pickFrom(kind === "question" ? QUESTION_TITLES : STORY_TITLES, random), random);

/** An opening post in Markdown, a hundred to about two thousand characters. */
export function sampleOpening(random: Random): string {
  const paragraphs = Array.from({ length: upTo(3, random) }, () =>
    sentences(MIDDLE, upTo(4, random), random),
  );
  const list = random() < 0.15 ? [`What I have tried:\n\n${listOfThings(random)}`] : [];
  return [sentences(FIRST, 1, random), ...paragraphs, ...list, sentences(LAST, 1, random)].join("\n\n");
}

/** A reply in Markdown, one to three short paragraphs; some begin with a quotation. */
export function sampleReply(random: Random): string {
  const quoted = random() < 0.1 ? [`> ${sentences(MIDDLE, 1, random)}`] : [];
  const more = random() < 0.3 ? [sentences(MIDDLE, upTo(3, random), random)] : [];
  return [...quoted, sentences(ANSWER, upTo(2, random), random), ...more].join("\n\n");
}

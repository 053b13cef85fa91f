import { describe, expect, test } from "vitest";
import { screened } from "#tests/support/screening.ts";

/** What is said in passing, and what only sounds like it. All of it is made up. */
describe("what only sounds like danger", () => {
  test.each([
    // Somebody else asks, or it was spoken of.
    "She always asked, are you having thoughts of ending your life, in the same soft voice",
    "The form asks have you been thinking about suicide and there are only two boxes",
    "We talked about my suicidal thoughts back then, and slowly they went",
    "Half of us would be better off without therapists, my sister says everyone would be better off without therapy",
    // A story.
    "I watched a film where the hero jumps off a bridge and thought of her office",
    "There is a novel in which a woman walks into the sea, and we spoke about it in our sessions",
    // Leaving a place on the web, or for a journey.
    "goodbye everyone, I'm leaving the forum, it did me good",
    "Goodbye all, I am closing my account now that I have found a new therapist",
    "I won't be here after Sunday, we're off to Spain",
    "I will not be around next week, I am going on holiday with my sister",
  ])("is none: %s", (text) => {
    expect(screened(text).danger).toBe("none");
  });

  test.each([
    "She asked, are you having thoughts of ending your life, and I said yes, I want to die",
    "We talked about my suicidal thoughts, but tonight I want to kill myself",
    "everyone would be better off without me",
    "I watched a film where the hero jumps off a bridge and I want to do it too, I want to die",
    "goodbye everyone, I am leaving this world tonight",
    "I won't be here after Sunday, I have the pills ready",
  ])("hides nothing that is meant: %s", (text) => {
    expect(screened(text).danger).not.toBe("none");
  });
});

describe("a plan said in passing", () => {
  test.each([
    "tonight's the night, I think",
    "the letter is in my coat pocket",
    "driving out to the cliffs tonight and not coming back",
    "driving out to the cliffs after work, the note is on the dashboard",
    "suicide is the plan for March",
    "the plan is to overdose",
    "you won't have to worry about me after Friday",
    "no one will have to deal with me much longer",
    "well, nice knowing you all",
    "it was good knowing you guys",
    "if you don't hear from me again, please know it was nobody's doing",
    "if you dont hear from me tomorrow you know why",
    "in case I don't make it, my sister has the keys",
    "giving myself until christmas, then I'm done",
    "im giving life until my birthday",
    "my legs are over the railing",
    "sitting with one foot over the edge",
    "I climbed over the barrier and I am looking down",
    "once my dog dies I'm done",
    "when my cat goes so am I",
  ])("is heard as now: %s", (text) => {
    expect(screened(text).danger).toBe("now");
  });

  test.each([
    "Her letter is in my coat pocket and I read it on the train.",
    "We drove out to the cliffs on Sunday and ate our sandwiches in the wind.",
    "The plan is to see the new therapist in March.",
    "You don't have to worry about me, I have my sister here.",
    "It has been nice knowing there are others who miss their sessions.",
    "If you don't hear from me for a while, it is the new baby.",
    "I have left a message in case I don't make it to the meeting on time.",
    "I am giving myself until Friday to write her that letter.",
    "We sat with our feet over the edge of the pool and talked about her.",
    "When my dog died I rang my therapist first.",
    "Tonight's group was good.",
  ])("is none: %s", (text) => {
    expect(screened(text).danger).toBe("none");
  });
});

describe("not wanting to live, said in passing", () => {
  test.each([
    "si has been really loud lately",
    "passive si again, nothing new",
    "I wouldn't get out of the way of a bus",
    "if a truck came I would not move",
    "the only thing stopping me is my cat",
    "lowkey the only thing keeping me alive is spite",
    "Thursdays were the only thing keeping me alive",
    "the void keeps calling",
    "I wouldn't be upset if I had cancer",
    "would be relieved if the scan showed a tumour",
    "I want my body to shut down",
    "wish my heart would just stop",
    "it would be weeks before anyone noticed",
    "how long would it take for anyone to notice I was gone",
    "I wonder what being dead is like",
    "wondering what it would be like to not exist",
    "so tempted to end it",
    "might yeet myself, idk",
    "highkey want to oof myself",
    "ready to game-end myself",
    "I miss the blade",
    "I lowkey want to die",
    "my brain keeps telling me to jump",
    "the world would keep spinning without me",
    "wish the overdose had worked",
    "sleep is the free trial version of death and I want the subscription",
    "I could do with a permanent nap",
  ])("is heard: %s", (text) => {
    expect(screened(text).danger).not.toBe("none");
  });

  test.each([
    "Si senor, that was his joke every week.",
    "I would not move house for a new therapist.",
    "My cat is the only thing that gets me out on a walk.",
    "The mountains were calling, so we took the train north.",
    "I would not be sad if I never saw that waiting room again.",
    "I want my body to feel like mine, she used to say.",
    "It was weeks before anyone noticed my new haircut.",
    "I wonder what being a therapist is like.",
    "I was tempted to end it with the new therapist after one session.",
    "I yeeted myself into bed after the last session.",
    "I miss the razor wit of her letters.",
    "Lowkey proud of myself for going to the group.",
  ])("is none: %s", (text) => {
    expect(screened(text).danger).toBe("none");
  });
});

import { describe, expect, test } from "vitest";
import type { OutsideFinding } from "#app/domain/screening/facts.ts";
import { foundIn, rulesOf, screened } from "#tests/support/screening.ts";

describe("identity", () => {
  test.each([
    ["My therapist Dr Hannah Weir left in May.", "Dr Hannah Weir", "Dr H."],
    ["dr weir never called", "dr weir", "dr W."],
    ["I asked Prof. Sandkamp about it.", "Prof. Sandkamp", "Prof S."],
    ["Has anyone been with Tobias Lindqvist?", "Tobias Lindqvist", "T."],
    ["My counsellor Dave was off sick.", "Dave", "D."],
    ["Dear Hannah, I miss you.", "Hannah", "H."],
    ["i miss you karen", "karen", "K."],
    ["Write to marigold.tern@example.com please", "marigold.tern@example.com", ""],
    ["rosa at example dot com", "rosa at example dot com", ""],
    ["text me on 07700 900461", "07700 900461", ""],
    ["+44 7700 900 872 is mine", "44 7700 900 872", ""],
    ["oh seven seven double oh nine double oh", "oh seven seven double oh nine double oh", ""],
    ["I live at 14 Larkspur Close, come by", "14 Larkspur Close", ""],
    ["They are on Mill Lane still", "Mill Lane", ""],
    ["the Silverbirch Therapy Rooms dropped me", "Silverbirch Therapy Rooms", ""],
    ["insta is @pickle.thursday", "insta is @pickle.thursday", ""],
    ["find name#4471 there", "name#4471", ""],
    ["she is linkedin.com/in/somebody-example", "linkedin.com/in/somebody-example", ""],
  ])("%s", (text, words, suggestion) => {
    const { verdict, findings } = screened(text);
    expect(findings.map((finding) => [text.slice(finding.start, finding.end), finding.suggestion])).toEqual([
      [words, suggestion],
    ]);
    expect(verdict).toBe("ask");
  });

  test.each([
    "Dr H. was with me for six years.",
    "The doctor said it would pass.",
    "I've been reading Carl Rogers.",
    "Call me an idiot but I still bring two coffees.",
    "It was 50 minutes a week, 44 weeks a year, for 7 years: that's 15,400 minutes.",
    "I told Tom, that's my husband, and he put the kettle on.",
    "@Quiet Heron thank you, I needed to read that",
    "I moved from Dublin to New York in May 2019.",
    "My therapist left and Dr is such a cold word.",
    "It ended on 12.05.2023 and on 2023-05-12.",
    "Good Will Hunting made me cry.",
    "The Samaritans were kind.",
  ])("is not: %s", (text) => {
    expect(foundIn(text)).toEqual([]);
  });

  test("asks about the author's own name only where they post without it", () => {
    expect(foundIn("It is me, quiet fern, again.", { handle: "Quiet-Fern", anonymous: true })).toEqual([
      "identity: quiet fern",
    ]);
    expect(foundIn("It is me, quiet fern, again.", { handle: "Quiet-Fern" })).toEqual([]);
    expect(foundIn("Ferns are quiet.", { handle: "Quiet-Fern", anonymous: true })).toEqual([]);
  });
});

describe("cruelty", () => {
  test.each([
    "kys",
    "k y s",
    "go kill yourself",
    "You are pathetic.",
    "nobody likes you",
    "The world would be better without you",
    "People like you are why therapists quit.",
    "you stupid b*tch",
    "you're an 1d10t",
    "You disgust me.",
    "You deserved it.",
    "loser",
    "Get over it.",
    "just shut up and go away",
    "I hope you die alone",
    "You're such a whiny little baby, get over yourself",
    "No one cares about your stupid therapist",
    "just kill urself already",
    "you are disgusting and your therapist was right to dump you",
    "Shut the fuck up",
    "what a pathetic excuse for a human being",
    "You should be ashamed of yourself",
    "Go to hell",
    "I hope you rot",
    "you're mentally ill and nobody wants you here",
    "stop being such a crybaby",
    "You're a waste of everyone's time",
    "hope you choke",
    "people like you make me sick",
    "you belong in an asylum",
    "ur a freak lol",
    "she left because you are unbearable",
    "You're delusional if you think she cared",
    "fuck off you psycho",
    "nobody would miss you",
    "idiots like you shouldn't be allowed to vote",
    "You deserve to suffer",
  ])("is held: %s", (text) => {
    expect(screened(text)).toMatchObject({ verdict: "hold" });
    expect(screened(text).findings[0]?.check).toBe("cruelty");
  });

  test.each([
    "My ex said: “kill yourself, nobody likes you”.",
    'He wrote "you are pathetic" and I believed it.',
    "She told me that you are nothing without a degree.",
    "I'm such an idiot, I deleted her voicemail.",
    "I am pathetic, I know.",
    "Thank you so much, you are so kind.",
    "You are not a burden.",
    "My therapist was useless and I want my hour back.",
    "> you are an idiot\n\nThis is what I was told.",
    "Nobody asked me how I was.",
    "I just want the pain to go away.",
    "My brain won't shut up at night.",
    "I can't get over it, and I can't get a grip on the days.",
    "I was the idiot who believed her.",
    "I feel like a waste of space.",
    "I don't want to look like an attention seeker.",
    "I never got the attention that my brother had.",
  ])("is not: %s", (text) => {
    expect(foundIn(text).filter((found) => found.startsWith("cruelty"))).toEqual([]);
  });
});

describe("spam", () => {
  test.each([
    "Book your free discovery call today: coach.example",
    "Earn 4000 a week from home, ask me how",
    "Use my code SAD15 for 15% off your first month",
    "As a certified life coach I offer online sessions, message me for rates.",
    "cheap meds no prescription needed worldwide shipping",
    "He cast a love spell for me, contact him on WhatsApp for help",
    "Casino bonus, free spins, https://spin.example",
    "I'm a licensed therapist accepting new clients, DM me for a free consultation!",
    "Check out my YouTube channel for healing tips",
    "Get 50% off online therapy with code HEAL50",
    "Contact Dr. Ajayi on WhatsApp, he brought back my ex with a powerful spell",
    "Want to make $500 a day? Click the link in my bio",
    "I run a support programme for people like you, only $99, message me",
    "Visit www.besttherapy.example for affordable counselling",
    "Our clinic offers evening appointments and sliding scale fees, call now",
    "I wrote a book about this, buy it on Amazon",
    "Join our Telegram group for daily signals",
    "Hi, I am a life coach and I can help you heal in 6 weeks. Book a call at coach.example",
    "Buy cheap Xanax online without prescription",
    "I help people overcome grief. First session free. Link below.",
    "Text me if you want to buy followers",
    "We are hiring! Work from home, flexible hours, apply at jobs.example",
    "Anyone interested in my online course on attachment? Early bird price ends Friday",
    "Download our app today and start your healing journey",
    "Try BetterTalk, use my referral link and get a week free",
    "I offer reiki and tarot by zoom, prices on my page",
    "Investment opportunity with guaranteed returns, contact me",
  ])("is held: %s", (text) => {
    expect(screened(text).verdict).toBe("hold");
    expect(foundIn(text).join()).toContain("spam");
  });

  test.each([
    "The first session was free, she said, and then the invoice came.",
    "How do you find a cheap therapist? Private costs 70 where I live.",
    "The book that helped me was about grief.",
    "I did an online course about attachment from my library.",
    "I am a therapist myself and this is the only place where I don't have to be one.",
    "Message me if the thread on letters gets answers?",
    "My student loan is all I have left of that year.",
    "Nobody can ask how I am, because nobody knows.",
    "Of twenty names on the list eleven are not taking patients.",
    "I couldn't follow my daughter's story about the frog.",
  ])("is not: %s", (text) => {
    expect(foundIn(text)).toEqual([]);
  });
});

describe("links", () => {
  test("of a newcomer are held, those of a member are not", () => {
    const text = "I read this: https://example.org/grief and www.example.com, and example.net/a too";
    expect(foundIn(text)).toEqual([]);
    expect(screened(text, { standing: "new" }).verdict).toBe("hold");
    expect(foundIn(text, { standing: "new" }).filter((found) => found.startsWith("links"))).toEqual([
      "links: https://example.org/grief",
      "links: www.example.com",
      "links: example.net/a",
    ]);
  });

  test("at the end of a sentence are one each", () => {
    const text = "See example.com. Or example.org/a, or (www.example.net).";
    expect(foundIn(text, { standing: "new" }).filter((found) => found.startsWith("links"))).toHaveLength(3);
  });

  test("to listed sites are what the list says, also under them, also in Markdown and quotations", () => {
    const rules = rulesOf("hold site: bad.example\nflag site: odd.example");
    expect(screened("[here](https://deep.bad.example/x)", { rules }).verdict).toBe("hold");
    expect(screened("> http://odd.example", { rules }).verdict).toBe("flag");
    expect(screened("notbad.example is fine", { rules }).verdict).toBe("publish");
  });

  test("that are many are held, and a full stop makes none", () => {
    expect(screened("a.example/1 ".repeat(6).replace(/a\./g, "aa.")).verdict).toBe("hold");
    expect(foundIn("It ended.Then I left. e.g. this", { standing: "new" }).join()).not.toContain("links");
  });
});

const LONG_POST = "I went past the house again on Tuesday, and the lamp was on in her window.";

describe("amounts", () => {
  test.each([
    ["", {}],
    [" \u200b\n\u2800", {}],
    ["word ".repeat(6_001), {}],
    [LONG_POST, { recent: { postsInLastTenMinutes: 0, sameTextBefore: true } }],
    ["A post.", { recent: { postsInLastTenMinutes: 30, sameTextBefore: false } }],
  ])("are refused kindly (%#)", (text, facts) => {
    expect(screened(text, facts).verdict).toBe("refuse");
  });

  test("below the limits are not", () => {
    expect(screened("word ".repeat(6_000)).verdict).toBe("publish");
    const recent = { postsInLastTenMinutes: 29, sameTextBefore: false };
    expect(screened("A post.", { recent }).verdict).toBe("publish");
  });

  test("short words may be said again, and signs are something to read", () => {
    const recent = { postsInLastTenMinutes: 0, sameTextBefore: true };
    expect(screened("Thank you, that helped.", { recent }).verdict).toBe("publish");
    expect(screened("\u{1f702}".repeat(10_000)).verdict).toBe("publish");
  });

  test("a newcomer's posts are flagged, or held where the rules say so", () => {
    expect(screened("Hello, I am new.", { standing: "new" }).verdict).toBe("flag");
    expect(screened("Hello.", { standing: "new", rules: rulesOf("newcomer: hold") }).verdict).toBe("hold");
  });
});

describe("software outside", () => {
  const finding: OutsideFinding = { severity: "hold", field: "body", start: 2, end: 6, about: "an offer" };

  test("adds its findings, in words that say where they come from", () => {
    const { verdict, findings } = screened("A post of mine.", {
      outside: { kind: "findings", findings: [finding] },
    });
    expect(verdict).toBe("hold");
    expect(findings).toEqual([
      {
        check: "outside",
        severity: "hold",
        field: "body",
        start: 2,
        end: 6,
        message: "Software outside this forum noticed something here: an offer.",
      },
    ]);
  });

  test("that cannot be asked is noted, and the post goes on", () => {
    const { verdict, findings } = screened("A post of mine.", { outside: { kind: "unavailable" } });
    expect(verdict).toBe("publish");
    expect(findings).toMatchObject([{ check: "outside", severity: "note" }]);
  });

  test.each([
    [-5, 900],
    [3, 1],
    [1, 2],
  ])("keeps its places within the text and off the middle of a character (%i to %i)", (start, end) => {
    const text = "a😀 post";
    const [found] = screened(text, {
      outside: { kind: "findings", findings: [{ ...finding, start, end }] },
    }).findings;
    expect(found).toBeDefined();
    expect(text.slice(found?.start, found?.end).isWellFormed()).toBe(true);
  });
});

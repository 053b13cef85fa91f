/** Signs of an offer that only count together. Each kind counts once; what is enough stands in `spam.ts`. */
export const SPAM_SIGNS: readonly { kind: string; weight: number; phrases: readonly string[] }[] = [
  {
    kind: "pitch",
    weight: 3,
    phrases: [
      "(are you|do you|have you|is your|does your|did you) ~1 (tired|looking|struggling|feeling|want|need|ready|still|suffering|know that|ever|lost|alone|therapist|anxious|wondering|stuck)",
      "(if you|if you are|whoever|anyone who|anybody who|those who|for people who|for those|everyone who|for anyone) ~1 (want|wants|need|needs|looking|is looking|interested|would like|feels|feel|struggling|struggle|like|after|wanting|are)",
      "(feeling|looking for|struggling with|tired of|fed up with|ready to|need|want) ~4 (therapy|therapist|help|support|money|love|heal|healing|someone to talk|start|change|lonely|lost|answers|closure|extra cash|income)",
      "(you will|you can|you get|you need|you deserve|your first|your own|you pay|you just|you only) ~1",
      "(transform|unlock|discover|boost|heal|reclaim|rebuild|overcome|manifest|attract) ~1 (your|yourself|the|from)",
    ],
  },
  {
    kind: "asking-to-come",
    weight: 4,
    phrases: [
      "(dm|pm|message|text|call|whatsapp|email|contact|write to|reach out to|ping|inbox|ring) (me|us|him|her|them|now|today|the|our|this|for|with|here|via|through|on|at)",
      "(visit|join|register|subscribe|download|sign up|enrol|enroll|apply|book|order|buy|shop|tap|click|follow|try|check|check out|watch|get) (us|my|our|now|today|here|the|a|your|this|at|on|in|for|it|out|free|it out)",
      "(get in touch|link (in|below|here)|links in|in my bio|in bio|in profile|see my profile|my profile|more info|more information|for details|full details|ask me (how|about|for|anything)|limited spaces|find me on|find us|come along|all welcome)",
    ],
  },
  {
    kind: "product",
    weight: 3,
    phrases: [
      "(course|courses|programme|program|workshop|workshops|retreat|retreats|webinar|webinars|masterclass|ebook|guide|newsletter|podcast|app|subscription|membership|coaching|coach|hypnotherapy|reiki|tarot|psychic|spell|supplement|supplements|oil|oils|tea|crystals|crystal|crypto|bitcoin|forex|investment|trading|loan|loans|insurance|casino|betting|shop|store|merch|website|channel|platform|service|services|clinic|practice|consultation|mentoring|mentor|training|certificate|licence|affirmations|meditation|video|videos|journal|journals|planner|template|templates|product|products|software|vpn|seo|agency|discount|deal|offer|offers|giveaway|prize|gift|voucher|replica|viagra|cbd|keto|affordable|1:1|one to one|circle|readings|reading|session|sessions|slots)",
    ],
  },
  {
    kind: "money",
    weight: 3,
    phrases: [
      "(free|discount|discounted|price|prices|pricing|cost|costs|fee|fees|rates|cheap|cheaper|affordable|guarantee|guaranteed|refund|deal|sale|half price|dollars|euros|pounds|quid|bucks|usd|gbp|eur|profit|profits|income|cash|donation|offer|offers|bonus|trial|per month|a month|per hour|an hour|per session|per minute|postage|shipping|delivery|paypal|no charge|complimentary)",
    ],
  },
  {
    kind: "seller",
    weight: 4,
    phrases: [
      "(i|we) (offer|provide|sell|run|host|teach|make|created|built|launched|designed|developed|started|wrote|published|specialize|specialise|facilitate|train|coach|help people|work with people|help clients|have written|have created|have built|have launched|am launching|am offering|am running|am selling|am starting|am opening|have opened|channel)",
      "(my|our) (clients|business|practice|company|course|programme|program|book|ebook|channel|podcast|shop|store|etsy|patreon|app|website|site|page|blog|method|service|services|rates|sessions|team|group|workshop|retreat|newsletter|offer|clinic|studio|platform|product|products|academy|community|brand|startup)",
      "(i am|as) (a|an|your)? ~2 (coach|healer|practitioner|hypnotherapist|mentor|psychic|medium|consultant|facilitator|entrepreneur|founder|advisor|broker|trader|agent|recruiter|astrologer|therapist with|counsellor with|therapist and i|qualified|certified|accredited)",
      "(just|newly|fully) (qualified|certified|accredited|opened|launched|published)",
      "(my|our) (wife|husband|friend|cousin|sister|brother|mum|partner|colleague) ~3 (offers|sells|runs|is a|is one|has room|gives|does|cured|makes)",
      "(she|he|they) (is|has|offers|does|gives) ~2 (brilliant|amazing|room|spaces|taking|discounts|free|cheap|reasonable|the best)",
    ],
  },
  {
    kind: "haste",
    weight: 4,
    phrases: [
      "(limited|hurry|last chance|last few|only a few|few places|places left|spaces left|spots left|rooms left|early bird|today only|this week only|act now|do not miss|do not wait|selling fast|while stocks|starts (in|on|next|this|monday|january|soon)|now open|enrolling|launching|available now|accepting|taking bookings|until sunday|ends (soon|tonight|sunday|friday))",
      "(in|within|after) (just|only)? (days|weeks|hours|minutes|24h)",
      "(results|success|satisfaction|cured|cure|proven|secret|secrets|miracle|instantly|instant|permanently|life changing|game changer|change your life|changed my life|amazing results)",
    ],
  },
];

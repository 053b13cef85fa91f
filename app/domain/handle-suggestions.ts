/**
 * Names to offer someone who would rather not think of one, or fears that their usual one gives them away.
 * Words of nature and home: nothing sad, medical, religious, gendered, or tied to a place, and no
 * animals, which people know as the names of anonymous authors.
 */
export const ADJECTIVES: readonly string[] = [
  ...["amber", "autumn", "balmy", "breezy", "bright", "calm", "candid", "careful", "cheerful", "clear"],
  ...["copper", "cosy", "crisp", "curious", "dappled", "dewy", "early", "easy", "evening", "feathery"],
  ...["friendly", "gentle", "gleaming", "glowing", "golden", "green", "hazy", "hearty", "honest", "humble"],
  ...["indigo", "kindly", "leafy", "light", "little", "lively", "mellow", "mild", "misty", "morning"],
  ...["mossy", "open", "peaceful", "quiet", "rolling", "rosy", "russet", "rustic", "saffron", "shady"],
  ...["silver", "simple", "smiling", "soft", "speckled", "steady", "striped", "summer", "sunlit", "sunny"],
  ...["tawny", "thankful", "tidy", "unhurried", "velvet", "warm", "winter", "wooden", "woolly", "yellow"],
];

export const NOUNS: readonly string[] = [
  ...["acorn", "almond", "apple", "apricot", "arbour", "balcony", "bamboo", "barley", "basket", "beech"],
  ...["bench", "berry", "birch", "blanket", "blossom", "bonfire", "bookcase", "bough", "bramble", "branch"],
  ...["breeze", "brook", "bucket", "button", "canopy", "cedar", "chestnut", "cloud", "clover", "cobble"],
  ...["cottage", "cushion", "doorstep", "elm", "fern", "field", "fireside", "garden", "gate", "glade"],
  ...["grove", "harbour", "harvest", "hearth", "hedge", "hillside", "kettle", "kitchen", "lagoon", "lake"],
  ...["lantern", "larch", "leaf", "linen", "loaf", "maple", "marmalade", "meadow", "mitten", "moss"],
  ...["nutmeg", "oak", "orchard", "pantry", "parasol", "pasture", "path", "pear", "pebble", "petal"],
  ...["pine", "plum", "pond", "porch", "quilt", "raindrop", "reed", "ripple", "river", "saucer"],
  ...[
    "seashell",
    "shore",
    "spruce",
    "stream",
    "sunbeam",
    "teacup",
    "teapot",
    "terrace",
    "thicket",
    "thimble",
  ],
  ...["thistle", "toast", "tulip", "valley", "veranda", "walnut", "wheat", "window", "woodland", "yarn"],
];

/** Numbers that mean something unkind, crude or alarming to many: emergency lines and codes of hate. */
const AVOIDED: ReadonlySet<number> = new Set([13, 14, 18, 69, 88, 112, 116, 420, 666, 911, 988]);

const LOWEST = 10;
const HIGHEST = 998;
const TRIES = 40;

const pick = (words: readonly string[], random: () => number): string =>
  words[Math.min(Math.floor(random() * words.length), words.length - 1)] ?? "quiet";

function pickNumber(random: () => number): number {
  const number = Math.min(LOWEST + Math.floor(random() * (HIGHEST - LOWEST + 1)), HIGHEST);
  return AVOIDED.has(number) ? number + 1 : number;
}

/**
 * A name such as "quiet-harbour-42", always one that `parseHandle` accepts. `random` answers from 0 up to 1.
 * Skips what `taken` says is taken; there are millions of names, so forty tries in vain mean that
 * `taken` refuses everything, and the last one is given for the form to refuse in its own words.
 */
export function suggestHandle(
  random: () => number,
  taken: (handle: string) => boolean = () => false,
): string {
  let handle = "";
  for (let tries = 0; tries < TRIES; tries += 1) {
    handle = `${pick(ADJECTIVES, random)}-${pick(NOUNS, random)}-${pickNumber(random)}`;
    if (!taken(handle)) break;
  }
  return handle;
}

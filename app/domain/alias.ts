import { ADJECTIVES } from "./handle-suggestions.ts";
import { pickFrom } from "./random.ts";

/**
 * The name over an anonymous post, such as “Quiet Heron”. It is drawn by chance, never made from anything about its
 * author: whoever has an alias before them has nothing else. One person has one alias in each thread, and another in
 * every other; within a thread no two people share one.
 *
 * Animals, where the names offered to members have none, and a space, which a member's name cannot have: nobody takes
 * one for the other.
 */
const ANIMALS: readonly [string, ...string[]] = [
  "alpaca",
  ...[
    "badger",
    "beaver",
    "bee",
    "beetle",
    "bison",
    "blackbird",
    "bluebird",
    "bunting",
    "bustard",
    "butterfly",
  ],
  ...[
    "caribou",
    "chaffinch",
    "chamois",
    "cormorant",
    "crane",
    "cricket",
    "cuckoo",
    "curlew",
    "deer",
    "dolphin",
  ],
  ...["dormouse", "dove", "dragonfly", "duck", "dunlin", "egret", "eider", "elk", "falcon", "fawn"],
  ...[
    "finch",
    "firefly",
    "flamingo",
    "fox",
    "gannet",
    "gazelle",
    "goldfinch",
    "goose",
    "grebe",
    "greenfinch",
  ],
  ...["gull", "hare", "hawk", "hedgehog", "heron", "hoopoe", "ibex", "ibis", "jackdaw", "jay"],
  ...["kestrel", "kingfisher", "kite", "koala", "ladybird", "lapwing", "lark", "linnet", "llama", "lynx"],
  ...["magpie", "mallard", "manatee", "marmot", "marten", "martin", "meerkat", "merlin", "moorhen", "moth"],
  ...["newt", "nightingale", "nuthatch", "oriole", "osprey", "otter", "owl", "panda", "partridge", "pelican"],
  ...["penguin", "petrel", "pika", "pipit", "plover", "pony", "puffin", "quail", "rabbit", "raven"],
  ...["redstart", "redwing", "robin", "salmon", "sandpiper", "seahorse", "seal", "sheep", "shrew", "siskin"],
  ...["snipe", "sparrow", "squirrel", "starling", "stoat", "stork", "swallow", "swan", "swift", "teal"],
  ...["tern", "thrush", "toad", "tortoise", "trout", "turtle", "vole", "wagtail", "warbler", "waxwing"],
  ...["whimbrel", "whinchat", "wigeon", "woodcock", "wren", "yellowhammer"],
];

const [first = "quiet", ...others] = ADJECTIVES;
const KINDS: readonly [string, ...string[]] = [first, ...others];

/** How many tries end with a plain name, before a number joins it. */
const PLAIN_TRIES = 8;
const HIGHEST_NUMBER = 9_999;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * A name to try as this person's alias; `random` answers from 0 up to 1. About 8,900 plain names; where a thread has
 * used up so many that eight tries in a row were taken, a number joins them (“Quiet Heron 27”).
 */
export function drawAlias(random: () => number, tries: number): string {
  const name = `${capital(pickFrom(KINDS, random))} ${capital(pickFrom(ANIMALS, random))}`;
  return tries < PLAIN_TRIES ? name : `${name} ${2 + Math.floor(random() * (HIGHEST_NUMBER - 1))}`;
}

/** Whether a text could be an alias of ours: for what comes in from a file. */
export const isAlias = (text: string): boolean =>
  /^[A-Z][a-z]{1,20} [A-Z][a-z]{1,20}(?: [1-9]\d{0,3})?$/.test(text);

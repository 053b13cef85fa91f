import { hash, parseOptions, verify } from "@node-rs/argon2";
import { normalisePassword } from "#app/domain/password.ts";

/**
 * Passwords are kept as Argon2id hashes: 19 MiB, two passes, one lane, which is the first choice of the
 * OWASP Password Storage Cheat Sheet. They are stated here, so that a new default of the package
 * cannot change what is stored. The 2 is `Algorithm.Argon2id`, a const enum that cannot be imported.
 */
export const HASH_COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A hash of random bytes that nobody kept, with the costs above. It gives the same work to do, and never a yes. */
const NOBODYS_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$8GOzepVP2vF9QfA1YvmS9g$6mpq/iJz5mEovEmYMYhpuQY3AGonERoZ0aZNJjP0YGs";

/**
 * A stored hash names its own costs, so a damaged one could ask for all memory there is, and the process
 * would be killed. Four times ours leaves room for raising the costs later.
 */
const MOST_MEMORY_KIB = 4 * HASH_COST.memoryCost;
const MOST_PASSES = 10;

/** The encoded hash to store (PHC string, 97 characters) with a fresh salt. The password may be normalised or not. */
export const hashPassword = (password: string): Promise<string> =>
  hash(normalisePassword(password), HASH_COST);

/**
 * Whether the password belongs to the hash. `null` stands for nobody: an unknown name, or an account that
 * cannot sign in. Nobody and a damaged hash take the time of a wrong password, so that waiting for
 * the answer does not tell who is a member. Never throws.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const typed = normalisePassword(password);
  if (stored !== null && isReadable(stored)) return verify(stored, typed).catch(() => refuse(typed));
  return refuse(typed);
}

/** The work of a check, and always a no. */
async function refuse(typed: string): Promise<false> {
  await verify(NOBODYS_HASH, typed);
  return false;
}

function isReadable(stored: string): boolean {
  try {
    const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(stored);
    return (
      algorithm === HASH_COST.algorithm &&
      memoryCost <= MOST_MEMORY_KIB &&
      timeCost <= MOST_PASSES &&
      parallelism === HASH_COST.parallelism
    );
  } catch {
    return false;
  }
}

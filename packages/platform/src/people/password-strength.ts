import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { passwordWeak } from "./errors.ts";

/** Of 0 to 4: from 3 on more than 10^8 guesses are needed. */
const LEAST_SCORE = 3;

let estimator: Promise<ZxcvbnFactory> | undefined;

/**
 * No rules of composition, which people meet with "Password1!": what counts is how many guesses it takes, by the most frequent passwords,
 * words, names, keyboard rows, dates and repetitions, and by what is known of the person.
 */
export async function requireStrongPassword(password: string, known: readonly string[], where: string): Promise<void> {
  estimator ??= load();
  const words = [...known.flatMap((text) => [text, ...text.split(/[^\p{L}\d]+/u)]), "counterfoil"].filter(Boolean);
  const { score, feedback } = (await estimator).check(password, words);
  if (score >= LEAST_SCORE) return;
  throw passwordWeak([feedback.warning, ...feedback.suggestions].filter(Boolean).join(" "), where);
}

/** The word lists take some 20 MB, so they wait until somebody chooses a password. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Estimator }, common, english] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
  ]);
  return new Estimator({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  });
}

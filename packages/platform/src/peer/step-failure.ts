/** A step that failed, with a code that stays the same and a sentence of ours; what the system itself said stands apart. */
export class StepFailure extends Error {
  readonly code: string;
  readonly words: string | undefined;

  constructor(code: string, message: string, words?: string) {
    super(message);
    this.name = "StepFailure";
    this.code = code;
    this.words = words;
  }
}

type Said = readonly [code: string, sentence: string];

/** Says an error of the network or of TLS in our sentence, or in the one for all others. */
export function failureOf(error: NodeJS.ErrnoException, known: Record<string, Said>, other: Said): StepFailure {
  const code = error.code ?? "";
  const [name, sentence] = known[code] ?? (code.startsWith("ERR_SSL_") ? known.EPROTO : undefined) ?? other;
  const words = code === "" || error.message.includes(code) ? error.message : `${error.message} (${code})`;
  return new StepFailure(name, sentence, words);
}

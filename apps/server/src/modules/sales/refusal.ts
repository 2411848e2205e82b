/** Why one transaction of a batch cannot be taken. The till shows it and keeps its copy. */
export type Refusal = { code: string; detail: string; where?: string };

/** A rule answers the first thing that is wrong, or nothing. */
export type Rule<Subject, Ground = unknown> = (subject: Subject, ground: Ground) => Refusal | undefined;

export function refuse(code: string, detail: string, where?: string): Refusal {
  return where === undefined ? { code, detail } : { code, detail, where };
}

export function firstRefusal<Subject, Ground>(
  rules: readonly Rule<Subject, Ground>[],
  subject: Subject,
  ground: Ground,
): Refusal | undefined {
  for (const rule of rules) {
    const refusal = rule(subject, ground);
    if (refusal) return refusal;
  }
  return undefined;
}

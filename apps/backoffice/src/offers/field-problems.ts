import type { OfferProblem } from "@counterfoil/contracts";
import type { Offer } from "@counterfoil/pricing";

/** What is wrong at a field of the form: in words, or `true` where what is typed cannot be read. */
export type Wrong = (field: string) => string | boolean;
/** `field` is a JSON pointer into the offer, `text` why it is refused. */
export type FieldProblem = { field: string; text: string; blocking: boolean };

/** A field shows what blocks it or a part of it: "/terms/of/articles/3" is shown at "/terms/of/articles". */
export function wrongAt(unread: readonly string[], problems: readonly FieldProblem[]): Wrong {
  const isIn = (pointer: string, field: string) => pointer === field || pointer.startsWith(`${field}/`);
  return (field) => {
    if (unread.includes(field)) return true;
    const here = problems.filter((problem) => problem.blocking && isIn(problem.field, field));
    return here.length > 0 && here.map(({ text }) => text).join(" ");
  };
}

/** Problems of the saved offer in fields that nobody has changed since. */
export function stillThere<Problem extends Pick<OfferProblem, "field">>(
  problems: readonly Problem[],
  saved: Offer,
  typed: Offer,
): Problem[] {
  return problems.filter(
    ({ field }) => JSON.stringify(valueAt(saved, field)) === JSON.stringify(valueAt(typed, field)),
  );
}

/** What a JSON pointer points to. */
export function valueAt(offer: Offer, pointer: string): unknown {
  const names = pointer.split("/").slice(1);
  return names.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], offer);
}

/** "/body/offer/terms/every" -> "/terms/every": where a refused request names the field. */
export function refusedPointer(where: string | undefined): string | undefined {
  return where?.replace(/^\/body(\/offer)?(?=\/|$)/, "");
}

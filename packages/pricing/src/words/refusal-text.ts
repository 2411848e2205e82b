import type { Target } from "../book-input.ts";
import type { Refusal, RefusalFacts, RefusalReason } from "../priced.ts";
import type { Language } from "./formats.ts";
import { goodsOf } from "./goods.ts";
import { phraseHours } from "./hours.ts";
import { type Names, nameOf, quoted } from "./names.ts";
import { capitalised } from "./phrases.ts";
import { type Speech, speechOf } from "./speech.ts";

/** Why an offer did not apply, with its figures: "Needs 3 of Tea, has 2." */
export function refusalText(
  { reason, facts }: Pick<Refusal, "reason" | "facts">,
  language: Language,
  names: Names,
): string {
  const said = saidOf(facts, speechOf(language, names));
  const text = language === "de" ? german[reason](said) : english[reason](said);
  return `${capitalised(text)}.`;
}

type Said = ReturnType<typeof saidOf>;

/** The facts as words; those a reason does not have stay empty. */
function saidOf(facts: RefusalFacts, speech: Speech) {
  const { formats, names, phrases, language } = speech;
  const list = (ids: readonly string[] | undefined, kind: "store" | "customerGroup" | undefined) =>
    formats.or((ids ?? []).map((id) => (kind ? nameOf(names, kind, id) : id)));
  const money = (amount: number | undefined) => (amount === undefined ? "" : formats.money(amount));
  const pieces = (count: number, target: Target | undefined) =>
    phrases.pieces(count, goodsOf(target ?? { all: true }, speech), formats);
  const isAmount = facts.by === "amount";
  return {
    from: facts.from === undefined ? "" : formats.moment(facts.from, "start"),
    to: facts.to === undefined ? "" : formats.moment(facts.to, "end"),
    opensAt: facts.opensAt,
    hours: facts.happyHours ? phraseHours(facts.happyHours, speech) : "",
    stores: list(facts.stores, "store"),
    channels: list(facts.channels, undefined),
    groups: list(facts.groups, "customerGroup"),
    coupon: facts.code === undefined ? "" : nameOf(names, "coupon", facts.code),
    trigger: quoted(language, facts.trigger ?? ""),
    goods: facts.target ? goodsOf(facts.target, speech).any || undefined : undefined,
    pieces: pieces(facts.needs ?? 1, facts.target),
    count: formats.number(facts.has ?? 0),
    amount: money(facts.needs),
    amountHas: money(facts.has ?? 0),
    limit: isAmount ? money(facts.needs) : formats.number(facts.needs ?? 0),
    reached: isAmount ? money(facts.has ?? 0) : formats.number(facts.has ?? 0),
    gift: facts.articleId === undefined ? "" : nameOf(names, "article", facts.articleId),
    other: facts.byOfferId === undefined ? undefined : quoted(language, nameOf(names, "offer", facts.byOfferId)),
    saves: facts.saves === undefined ? undefined : money(facts.saves),
    wouldSave: facts.wouldSave === undefined ? undefined : money(facts.wouldSave),
  };
}

type Table = Record<RefusalReason, (said: Said) => string>;

const english: Table = {
  "not-started": ({ from }) => `starts on ${from}`,
  ended: ({ to }) => `ended on ${to}`,
  "happy-hours": ({ opensAt, hours }) => (opensAt ? `starts at ${opensAt}` : `applies ${hours} only`),
  store: ({ stores }) => (stores ? `applies in store ${stores} only` : "does not apply in this store"),
  channel: ({ channels }) => `applies in channel ${channels} only`,
  "customer-group": ({ groups }) => `is for customer group ${groups} only`,
  coupon: ({ coupon }) => `needs coupon ${coupon}`,
  "manual-trigger": ({ trigger }) => `must be chosen at the till (${trigger})`,
  return: () => "does not apply to returns",
  goods: ({ goods }) => (goods ? `needs ${goods}, has none` : "needs goods that are not in the basket"),
  quantity: ({ pieces, count }) => `needs ${pieces}, has ${count}`,
  amount: ({ amount, amountHas, goods }) => `needs ${amount}${goods ? ` of ${goods}` : ""}, has ${amountHas}`,
  above: ({ limit, reached }) => `applies below ${limit}, the basket has ${reached}`,
  gift: ({ gift }) => `the gift ${gift} is not in the basket`,
  excluded: ({ other }) => `excluded by ${other ? `offer ${other}` : "another offer"}`,
  discounted: ({ other }) =>
    `applies to goods at the regular price only${other ? `, offer ${other} has lowered theirs` : ""}`,
  "not-discountable": () => "the goods take no discounts",
  outranked: ({ other, saves }) =>
    `${other ? `offer ${other}` : "another offer"} goes first${saves ? ` and saves ${saves}` : ""}`,
  taken: ({ other, saves, wouldSave }) =>
    `the units are taken by ${other ? `offer ${other}` : "another offer"}, which saves more${saves ? `: ${saves}` : ""}${saves && wouldSave ? ` instead of ${wouldSave}` : ""}`,
  floor: () => "the minimum price leaves nothing to take off",
  "no-gain": () => "would not lower any price",
};

const german: Table = {
  "not-started": ({ from }) => `beginnt am ${from}`,
  ended: ({ to }) => `endete am ${to}`,
  "happy-hours": ({ opensAt, hours }) => (opensAt ? `beginnt um ${opensAt} Uhr` : `gilt nur ${hours}`),
  store: ({ stores }) => (stores ? `gilt nur in Filiale ${stores}` : "gilt nicht in dieser Filiale"),
  channel: ({ channels }) => `gilt nur im Kanal ${channels}`,
  "customer-group": ({ groups }) => `gilt nur für Kundengruppe ${groups}`,
  coupon: ({ coupon }) => `braucht Coupon ${coupon}`,
  "manual-trigger": ({ trigger }) => `muss an der Kasse gewählt werden (${trigger})`,
  return: () => "gilt nicht bei Rückgaben",
  goods: ({ goods }) => (goods ? `braucht ${goods}, nichts davon ist da` : "braucht Ware, die nicht im Korb ist"),
  quantity: ({ pieces, count }) => `braucht ${pieces}, da sind ${count}`,
  amount: ({ amount, amountHas, goods }) =>
    `braucht ${amount}${goods ? ` für ${goods}` : ""}, erreicht sind ${amountHas}`,
  above: ({ limit, reached }) => `gilt unter ${limit}, erreicht sind ${reached}`,
  gift: ({ gift }) => `das Geschenk ${gift} ist nicht im Korb`,
  excluded: ({ other }) => `ausgeschlossen durch ${other ? `Angebot ${other}` : "ein anderes Angebot"}`,
  discounted: ({ other }) =>
    `gilt nur auf Ware zum regulären Preis${other ? `, Angebot ${other} hat ihn schon gesenkt` : ""}`,
  "not-discountable": () => "die Ware ist nicht rabattfähig",
  outranked: ({ other, saves }) =>
    `${other ? `Angebot ${other}` : "ein anderes Angebot"} geht vor${saves ? ` und spart ${saves}` : ""}`,
  taken: ({ other, saves, wouldSave }) =>
    `die Ware nutzt schon ${other ? `Angebot ${other}` : "ein anderes Angebot"}, das mehr spart${saves ? `: ${saves}` : ""}${saves && wouldSave ? ` statt ${wouldSave}` : ""}`,
  floor: () => "der Mindestpreis lässt keinen Rabatt zu",
  "no-gain": () => "würde keinen Preis senken",
};

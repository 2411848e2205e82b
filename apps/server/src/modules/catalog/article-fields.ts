import type { FieldTexts } from "../../bulk/differences.ts";
import type { ArticleState } from "./article.ts";

/** The article as named fields, to say what a message changed. */
export function articleFields(state: ArticleState): FieldTexts {
  const fields: FieldTexts = new Map([
    ["type", state.type],
    ["baseUnit", state.baseUnit],
    ["deleted", String(state.deleted)],
    ["blocked", String(state.blocked)],
    ["nonDiscountable", String(state.nonDiscountable)],
  ]);
  if (state.categoryId !== undefined) fields.set("category", state.categoryId);
  for (const { language, text } of state.texts) fields.set(`text.${language}`, text);
  for (const { unit, numerator, denominator, gtins } of state.units) {
    fields.set(`unit.${unit}`, `${numerator}/${denominator}`);
    if (gtins.length > 0) fields.set(`unit.${unit}.gtins`, gtins.join(", "));
  }
  for (const { country, code } of state.taxes) fields.set(`taxCode.${country}`, code);
  for (const { name, value } of state.attributes) fields.set(`attribute.${name}`, value);
  for (const { storeId, from, to, blocked } of state.listings)
    fields.set(`listing.${storeId}.${from}`, blocked ? `to ${to}, blocked` : `to ${to}`);
  for (const { status, from, storeId, distributionChannel, names } of state.salesBlocks ?? [])
    fields.set(
      `salesStatus.${storeId ?? (distributionChannel === undefined ? "all" : `channel ${distributionChannel}`)}.${from}`,
      names?.en === undefined ? status : `${status} ${names.en}`,
    );
  if (state.priceRequired) fields.set("priceRequired", "true");
  if (state.genericArticleId !== undefined) fields.set("genericArticle", state.genericArticleId);
  for (const { use, articleId, unit, quantity } of state.components ?? [])
    fields.set(`component.${use}.${articleId}`, `${quantity} ${unit}`);
  return fields;
}

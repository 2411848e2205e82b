import type { Access } from "./modules/access/index.ts";
import type { Catalog } from "./modules/catalog/index.ts";
import type { Organisation } from "./modules/organisation/index.ts";
import type { PriceQuestion, PriceRights } from "./modules/sales/index.ts";

type People = Pick<Access, "rolesOf">;

/** As the tills know it: the highest limit of a person's roles. */
export function createDiscountRights(organisation: Pick<Organisation, "readManualDiscounts">, people: People) {
  return async function readDiscountRights(personIds: readonly string[]): Promise<Map<string, number>> {
    const limits = (await organisation.readManualDiscounts())?.limits ?? [];
    const roles = await people.rolesOf(personIds);
    const mostOf = (ofPerson: readonly string[]) =>
      Math.max(0, ...limits.filter(({ role }) => ofPerson.includes(role)).map(({ maxPercent }) => maxPercent));
    return new Map([...roles].map(([personId, ofPerson]) => [personId, mostOf(ofPerson)]));
  };
}

/** Who may type a price, by the rights that hold at the till now. */
export function createPriceRights(
  organisation: Pick<Organisation, "readSettingsAt">,
  catalog: Pick<Catalog, "articlesById">,
  people: People,
) {
  return async function readPriceRights({ tillId, personIds, articleIds }: PriceQuestion): Promise<PriceRights> {
    const [settings, roles, articles] = await Promise.all([
      organisation.readSettingsAt({ kind: "till", id: tillId }),
      people.rolesOf(personIds),
      catalog.articlesById(articleIds),
    ]);
    const allowed = settings.rights.changePrice.roles;
    const isAllowed = (ofPerson: readonly string[]) => ofPerson.some((role) => allowed.includes(role));
    return {
      openPriced: new Set([...articles].flatMap(([id, { state }]) => (state.priceRequired ? [id] : []))),
      changers: new Set([...roles].flatMap(([personId, ofPerson]) => (isAllowed(ofPerson) ? [personId] : []))),
    };
  };
}

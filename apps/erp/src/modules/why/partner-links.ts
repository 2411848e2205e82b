import type { StoredPartner } from "../masterdata/index.ts";
import { type ErpLink, link, type Place, screen } from "./context.ts";

/** What master data says of a business partner as a customer of a site: flags, role, sales area. */
export function partnerLinks(partner: StoredPartner, place: Place): ErpLink[] {
  const here = { link: screen("BusinessPartner-display", { BusinessPartner: partner.partnerId }) };
  const isCustomer = partner.roles.some((role) => role.startsWith("FLCU"));
  return [
    flagsOf(partner, here),
    isCustomer ? link("role", ["ok", "customer"], {}, here) : link("role", ["broken", "missing"], {}, here),
    areaOf(partner, place, here),
  ];
}

function flagsOf({ deleted, blocked, customer }: StoredPartner, here: { link: string }): ErpLink {
  if (deleted) return link("flags", ["broken", "deleted"], {}, here);
  if (blocked) return link("flags", ["broken", "blocked"], {}, here);
  if (customer?.orderBlock !== undefined)
    return link("flags", ["broken", "ordersBlocked"], { block: customer.orderBlock }, here);
  return link("flags", ["ok", "none"], {}, here);
}

/** Without a sales area of the site's a customer may buy there, at everybody's prices. */
function areaOf({ customer }: StoredPartner, { site }: Place, here: { link: string }): ErpLink {
  const { salesOrganisation = "", distributionChannel = "" } = site;
  const area = `${salesOrganisation}/${distributionChannel}`;
  const areas = (customer?.salesAreas ?? []).filter(
    (each) => each.salesOrganisation === salesOrganisation && each.distributionChannel === distributionChannel,
  );
  if (areas.length === 0) return link("salesArea", ["warning", "none"], { area }, here);
  const kept = areas.filter(({ deleted }) => !deleted);
  const open = kept.find(({ orderBlock }) => orderBlock === undefined);
  if (open) return link("salesArea", ["ok", "found"], { area, priceList: open.priceList }, here);
  if (kept.length === 0) return link("salesArea", ["broken", "deleted"], { area }, here);
  return link("salesArea", ["broken", "blocked"], { area, block: kept[0]?.orderBlock }, here);
}

import type { Language, Texts } from "@counterfoil/ui";
import { chainTexts, serviceTexts } from "@counterfoil/ui/texts";
import { accessTexts } from "./access/texts.ts";
import { alertTexts } from "./alerts/texts.ts";
import { articleTexts } from "./articles/texts.ts";
import { cashTexts } from "./cash/texts.ts";
import { setupTexts } from "./communication/setup-texts.ts";
import { communicationTexts } from "./communication/texts.ts";
import { completenessTexts } from "./completeness/texts.ts";
import { couponTexts } from "./coupons/texts.ts";
import { importTexts } from "./csv-import/texts.ts";
import { customerTexts } from "./customers/texts.ts";
import { deviationTexts } from "./deviations/texts.ts";
import { mappingTexts } from "./field-mappings/texts.ts";
import { floorTexts } from "./floors/texts.ts";
import { labTexts } from "./lab/texts.ts";
import { discountTexts } from "./manual-discounts/texts.ts";
import { guardTexts } from "./margin-guard/texts.ts";
import { masterDataTexts } from "./master-data/texts.ts";
import { mendingTexts } from "./mending/texts.ts";
import { heldTexts } from "./messages/held-texts.ts";
import { messageTexts } from "./messages/texts.ts";
import { replayTexts } from "./offer-replay/texts.ts";
import { offerProblemTexts } from "./offers/problem-texts.ts";
import { offerTexts } from "./offers/texts.ts";
import { salesOrderTexts } from "./orders/texts.ts";
import { cardTexts } from "./organisation/card-texts.ts";
import { structureTexts } from "./organisation/structure-texts.ts";
import { organisationTexts } from "./organisation/texts.ts";
import { policyTexts } from "./policies/texts.ts";
import { problemTexts } from "./problems/texts.ts";
import { groupTexts } from "./product-groups/texts.ts";
import { purchaseTexts } from "./purchase-prices/texts.ts";
import { receiptTexts } from "./receipts/texts.ts";
import { reservedTexts } from "./reserved/texts.ts";
import { stockTexts } from "./stock/texts.ts";
import { targetTexts } from "./targets/texts.ts";
import { journalTexts } from "./till-journal/texts.ts";
import { codeSettingTexts } from "./till-settings/code-texts.ts";
import { displaySettingTexts } from "./till-settings/display-texts.ts";
import { tillSettingTexts } from "./till-settings/texts.ts";
import { unsentTexts } from "./unsent/texts.ts";
import { voucherTexts } from "./vouchers/texts.ts";

const common = {
  en: {
    "app.area": "Back office",
    "group.integration": "Integration",
    "group.sales": "Sales",
    "group.organisation": "Organisation",
    "group.access": "Access",
    "action.retry": "Retry",
    "column.actions": "Actions",
    "column.state": "State",
    "column.store": "Store",
    "column.till": "Till",
    "language.en": "English",
    "language.de": "German",
  },
  de: {
    "app.area": "Back Office",
    "group.integration": "Integration",
    "group.sales": "Verkauf",
    "group.organisation": "Organisation",
    "group.access": "Zugang",
    "action.retry": "Wiederholen",
    "column.actions": "Aktionen",
    "column.state": "Status",
    "column.store": "Filiale",
    "column.till": "Kasse",
    "language.en": "Englisch",
    "language.de": "Deutsch",
  },
};

const areas = [
  common,
  cashTexts,
  accessTexts,
  alertTexts,
  articleTexts,
  cardTexts,
  chainTexts,
  communicationTexts,
  serviceTexts,
  completenessTexts,
  couponTexts,
  reservedTexts,
  voucherTexts,
  customerTexts,
  deviationTexts,
  discountTexts,
  mappingTexts,
  floorTexts,
  guardTexts,
  importTexts,
  labTexts,
  masterDataTexts,
  mendingTexts,
  heldTexts,
  messageTexts,
  offerProblemTexts,
  offerTexts,
  organisationTexts,
  policyTexts,
  problemTexts,
  groupTexts,
  journalTexts,
  salesOrderTexts,
  purchaseTexts,
  receiptTexts,
  unsentTexts,
  replayTexts,
  setupTexts,
  stockTexts,
  structureTexts,
  codeSettingTexts,
  displaySettingTexts,
  tillSettingTexts,
  targetTexts,
];

export const texts: Record<Language, Texts> = {
  en: Object.assign({}, ...areas.map((area) => area.en)),
  de: Object.assign({}, ...areas.map((area) => area.de)),
};

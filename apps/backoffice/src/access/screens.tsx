import { AuditList, PersonPage } from "@counterfoil/ui/access";
import { SetPin } from "./set-pin.tsx";

const objectTypes = [
  "person",
  "role",
  "technicalUser",
  "serviceNetworks",
  "company",
  "storeGroup",
  "store",
  "till",
  "paymentMethod",
  "manualDiscounts",
  "tax",
  "communicationSystem",
  "communicationArrangement",
  "fieldMapping",
  "mending",
  "alertRule",
  "silenceSetting",
  "outboundService",
  "outboundMessage",
  "inboundDocument",
  "confirmation",
  "offer",
  "offerImport",
  "coupon",
  "productGroup",
  "pricePolicies",
  "priceFloors",
  "priceTarget",
  "marginGuard",
  "purchasePrices",
  "labTest",
  "replay",
];

export const PersonScreen = () => <PersonPage moreActions={(person) => <SetPin person={person} />} />;
export const AuditScreen = () => <AuditList objectTypes={objectTypes} />;

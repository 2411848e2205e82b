import { AuditList, type Person, PersonPage } from "@counterfoil/ui/access";
import { MakeBadge } from "./make-badge.tsx";
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

export const PersonScreen = () => <PersonPage moreActions={(person) => <AtTills person={person} />} />;
export const AuditScreen = () => <AuditList objectTypes={objectTypes} />;

/** How a person signs in at tills. */
function AtTills({ person }: { person: Person }) {
  return (
    <>
      <SetPin person={person} />
      <MakeBadge person={person} />
    </>
  );
}

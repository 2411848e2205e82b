import { AuditList, PersonPage } from "@counterfoil/ui/access";

const objectTypes = [
  "person",
  "role",
  "technicalUser",
  "serviceNetworks",
  "communicationSystem",
  "communicationArrangement",
  "replicationModel",
  "salesOrder",
  "pricingProcedure",
  "pricingDestination",
  "receipt",
  "receipts",
  "accountCode",
  "intakeSetting",
  "taxCode",
];

export const PersonScreen = () => <PersonPage />;
export const AuditScreen = () => <AuditList objectTypes={objectTypes} />;

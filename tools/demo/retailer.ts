import { join } from "node:path";

/** The demo retailer. Names and addresses are invented, what it sells is real (data/online-retail). */
export const company = {
  code: "1000",
  name: "Counterfoil Gifts Ltd",
  salesOrganisation: "1000",
  storeChannel: "10",
  division: "00",
  currency: "GBP",
  timeZone: "Europe/London",
};

const storageLocations = [
  { id: "0001", name: "Sales floor" },
  { id: "0002", name: "Back room" },
];

/** Sites; those with tills are stores of the server as well. `stock`: pieces of each article at the start, above what the month sells there. */
export const sites = [
  {
    siteId: "1010",
    name: "London",
    kind: "store",
    address: { street: "Lantern Yard", houseNumber: "7", city: "London", postalCode: "EC9 9ZZ" },
    tills: ["1010-01", "1010-02"],
    stock: { floor: 24, backRoom: 48 },
    storageLocations,
  },
  {
    siteId: "1020",
    name: "Manchester",
    kind: "store",
    address: { street: "Tannery Lane", houseNumber: "31", city: "Manchester", postalCode: "M99 9ZZ" },
    tills: ["1020-01"],
    stock: { floor: 24, backRoom: 24 },
    storageLocations,
  },
  {
    siteId: "1090",
    name: "Distribution centre",
    kind: "distributionCentre",
    address: { street: "Kiln Street", houseNumber: "1", city: "Lincoln", postalCode: "LN99 9ZZ" },
    tills: [],
    stock: { floor: 240, backRoom: 0 },
    storageLocations,
  },
] as const;

/** Stores that belong together in the organisation; offers may hold in one group. */
export const storeGroups = [
  { groupId: "SOUTH", name: "South", storeIds: ["1010"] },
  { groupId: "NORTH", name: "North", storeIds: ["1020"] },
] as const;

/** Old receipts are played in through this till; its store is where the month's goods leave. */
export const replayTill = { tillId: "1010-91", storeId: "1010", number: "91" };

export const taxes = [
  { code: "A1", rate: 20, names: { en: "Standard rate", de: "Normalsatz" } },
  { code: "A2", rate: 5, names: { en: "Reduced rate", de: "Ermäßigter Satz" } },
  { code: "A0", rate: 0, names: { en: "Zero rate", de: "Nullsatz" } },
];

/** They go to the ERP as CARD does: it has one account for all of them. */
export const cardTypes = [
  { code: "VISA", en: "Visa", de: "Visa" },
  { code: "MASTERCARD", en: "Mastercard", de: "Mastercard" },
  { code: "GIROCARD", en: "Girocard", de: "girocard" },
];

export const paymentMethods = [
  { code: "CASH", kind: "cash", erpCode: "CASH", names: { en: "Cash", de: "Bar" } },
  { code: "CARD", kind: "card", erpCode: "CARD", names: { en: "Card", de: "Karte" } },
  { code: "ACCOUNT", kind: "account", erpCode: "ACCT", names: { en: "On account", de: "Auf Rechnung" } },
  { code: "VOUCHER", kind: "voucher", erpCode: "VOUC", names: { en: "Voucher", de: "Gutschein" } },
  { code: "ROUND", kind: "rounding", erpCode: "RUND", names: { en: "Rounding", de: "Rundung" } },
];

/** Who works here. Passwords and PINs are made at the set-up and stand in demo-access.json. */
export const staff = [
  { userName: "manager", name: "Maya Underhill", roles: ["storeManager", "merchandiser"], pin: true },
  { userName: "cashier", name: "Colin Barleyfield", roles: ["cashier"], pin: true },
  { userName: "cashier2", name: "Nell Foxglade", roles: ["cashier"], pin: true },
  { userName: "merchandiser", name: "Iris Fairweather", roles: ["merchandiser"], pin: false },
  { userName: "approver", name: "Otto Brightwell", roles: ["offerApprover"], pin: false },
];

/** What the demo retailer has sold. */
export const demoFile = join(import.meta.dirname, "../../data/online-retail/2010-12.csv.gz");

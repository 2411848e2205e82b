import type { TransmittedList } from "../../../bulk/transmitted-list.ts";
import type { IncomingPhone, Phone } from "../partner.ts";

/** Where and how a person is reached as a contact person of one company; the person's own address is the partner's. */
export type Workplace = {
  workplaceId: string;
  isDefault: boolean;
  function?: string | undefined;
  department?: string | undefined;
  building?: string | undefined;
  floor?: string | undefined;
  room?: string | undefined;
  emails: string[];
  phones: Phone[];
  faxes: Phone[];
};

/** What the relationship says of the person; the person itself is a business partner, and nothing of it is kept twice. */
export type ContactFacts = {
  function?: string | undefined;
  department?: string | undefined;
  powerOfAttorney?: string | undefined;
  vip?: string | undefined;
  note?: string | undefined;
};

export type ContactState = {
  from?: string | undefined;
  to?: string | undefined;
  isDefault: boolean;
  facts: ContactFacts;
  workplaces: Workplace[];
};

export type IncomingWorkplace = Omit<Workplace, "emails" | "phones" | "faxes"> & {
  emails: TransmittedList<string>;
  phones: TransmittedList<IncomingPhone>;
  faxes: TransmittedList<IncomingPhone>;
};

/** A relationship as a message brings it. A part that is not sent stays as it is. */
export type IncomingContact = {
  companyId: string | undefined;
  personId: string | undefined;
  /** SAP's relationship category; only contact persons (BUR001) are used here. */
  category: string | undefined;
  changeNumber: number | undefined;
  removed: boolean;
  validity: { from?: string | undefined; to?: string | undefined } | undefined;
  isDefault: boolean | undefined;
  facts: ContactFacts | undefined;
  workplaces: TransmittedList<IncomingWorkplace>;
};

export const HAS_CONTACT_PERSON = "BUR001";

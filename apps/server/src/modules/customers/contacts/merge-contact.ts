import { mapList, mergeList, type TransmittedList } from "../../../bulk/transmitted-list.ts";
import type { IncomingPhone, Phone } from "../partner.ts";
import { toPhone } from "../phone.ts";
import type { ContactState, IncomingContact, IncomingWorkplace, Workplace } from "./contact.ts";

/** What the contact is after the message: parts that were not sent stay, lists follow SAP's complete-list rule. */
export function mergeContact(known: ContactState | undefined, sent: IncomingContact): ContactState {
  const { from, to } = sent.validity ?? known ?? {};
  return {
    from,
    to,
    isDefault: sent.isDefault ?? known?.isDefault ?? false,
    facts: sent.facts ?? known?.facts ?? {},
    workplaces: mergeWorkplaces(known?.workplaces, sent.workplaces),
  };
}

function mergeWorkplaces(known: Workplace[] = [], sent: TransmittedList<IncomingWorkplace>): Workplace[] {
  const byId = new Map(known.map((workplace) => [workplace.workplaceId, workplace]));
  const merge = ({ emails, phones, faxes, ...rest }: IncomingWorkplace): Workplace => {
    const before = byId.get(rest.workplaceId);
    return {
      ...rest,
      emails: mergeList(before?.emails, emails, (email) => email),
      phones: mergePhones(before?.phones, phones),
      faxes: mergePhones(before?.faxes, faxes),
    };
  };
  return mergeList(known, mapList(sent, merge), ({ workplaceId }) => workplaceId);
}

const mergePhones = (known: Phone[] | undefined, sent: TransmittedList<IncomingPhone>) =>
  mergeList(known, mapList(sent, toPhone), ({ number, text }) => number ?? text);

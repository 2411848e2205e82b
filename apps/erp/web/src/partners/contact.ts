/** As the ERP's API has a contact person of a company; `name` is the other side's. */
export type Contact = {
  relationshipNumber: string;
  companyId: string;
  personId: string;
  name: string;
  changeNumber: number;
  validFrom: string;
  validTo: string;
  isDefault?: boolean;
  deleted?: boolean;
} & { [field in ContactText]?: string };

/** What is typed as it is; an empty field is not there. */
export const contactTexts = ["email", "phone", "mobile", "fax", "note", "building", "floor", "room"] as const;
type ContactText = (typeof contactTexts)[number] | "function" | "department" | "powerOfAttorney" | "vip";

/** A contact as it is typed: an existing person by number, or a new one by name. */
export type ContactDraft = Record<ContactText | "personId" | "given" | "family" | "validFrom" | "validTo", string> & {
  isNew: boolean;
  isDefault: boolean;
};

export function toContactDraft(contact: Contact | undefined, today: string): ContactDraft {
  const text = (name: ContactText) => contact?.[name] ?? "";
  return {
    personId: contact?.personId ?? "",
    given: "",
    family: "",
    isNew: false,
    isDefault: contact?.isDefault ?? false,
    validFrom: contact?.validFrom ?? today,
    validTo: contact?.validTo ?? "9999-12-31",
    function: text("function"),
    department: text("department"),
    powerOfAttorney: text("powerOfAttorney"),
    vip: text("vip"),
    note: text("note"),
    email: text("email"),
    phone: text("phone"),
    mobile: text("mobile"),
    fax: text("fax"),
    building: text("building"),
    floor: text("floor"),
    room: text("room"),
  };
}

/** The relationship as the server takes it, without its partners. */
export function contactOf({
  personId: _,
  given: _given,
  family: _family,
  isNew: _isNew,
  isDefault,
  ...texts
}: ContactDraft) {
  const typed = Object.entries(texts).flatMap(([name, value]) => (value.trim() === "" ? [] : [[name, value.trim()]]));
  return { ...Object.fromEntries(typed), ...(isDefault && { isDefault }) };
}

import { intentHref, useFormats } from "@counterfoil/ui";
import { DataTable, StateTag, textColumn } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import type { Contact } from "./customer.ts";

type Props = { name: string; contacts: Contact[]; ofCompanies?: boolean };

/** Contact persons of a company, or the companies of one; each is a business partner with a page of its own. */
export function ContactTable({ name, contacts, ofCompanies = false }: Props) {
  const { t } = useTranslation();
  const standing = useStanding();
  const remarks = useRemarks();
  return (
    <DataTable<Contact>
      name={name}
      rows={contacts}
      rowKey={({ partnerId }) => partnerId}
      nothing={t("customers.noContact")}
      columns={[
        {
          id: "name",
          title: t(ofCompanies ? "customers.company" : "customers.name"),
          importance: 9,
          minWidth: "10rem",
          cell: ({ partnerId, name, isDefault }) => (
            <div>
              <Link href={intentHref("Customer-display", { partnerId })}>{name || partnerId}</Link>
              {isDefault && <div>{t("customers.contactDefault")}</div>}
            </div>
          ),
          text: ({ name }) => name,
        },
        textColumn("function", t("customers.contactFunction"), (contact) => said(contact, "function")),
        textColumn("department", t("customers.contactDepartment"), (contact) => said(contact, "department")),
        textColumn("phone", t("customers.phone"), phonesOf, { importance: 8 }),
        textColumn("email", t("customers.email"), emailsOf, { importance: 7, minWidth: "12rem" }),
        {
          id: "validity",
          title: t("customers.contactValidity"),
          importance: 6,
          cell: (contact) => <StateTag tone={standing(contact).tone}>{standing(contact).text}</StateTag>,
          text: (contact) => standing(contact).text,
        },
        textColumn("remarks", t("customers.contactRemarks"), remarks, { importance: 3 }),
      ]}
    />
  );
}

/** The workplace says it in words, the relationship in a code of the ERP. */
const said = ({ workplaces, ...contact }: Contact, what: "function" | "department") =>
  workplaces.find((workplace) => workplace[what])?.[what] ?? contact[what];

/** At the workplace; of who has none there, the own ones. */
const emailsOf = ({ workplaces, emails }: Contact) =>
  listed(
    workplaces.flatMap((each) => each.emails),
    emails,
  );
const phonesOf = ({ workplaces, phones }: Contact) =>
  listed(workplaces.flatMap((each) => each.phones).map(textOf), phones.map(textOf));
const textOf = ({ text, number }: Contact["phones"][number]) => number ?? text;
const listed = (there: string[], own: string[]) => (there.length > 0 ? there : own).join(", ");

function useStanding(): (contact: Contact) => { tone: "positive" | "neutral" | "critical" | "negative"; text: string } {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ deleted, from = "0001-01-01", to = "9999-12-31" }) => {
    const today = new Date().toISOString().slice(0, 10);
    if (deleted) return { tone: "negative", text: t("customers.standing.deleted") };
    if (to < today) return { tone: "neutral", text: t("customers.contactEnded", { day: formats.date(to) }) };
    if (from > today) return { tone: "critical", text: t("customers.contactLater", { day: formats.date(from) }) };
    return { tone: "positive", text: t("customers.contactToday") };
  };
}

function useRemarks(): (contact: Contact) => string {
  const { t } = useTranslation();
  return ({ note, vip, powerOfAttorney, workplaces: [workplace] }) =>
    [
      note,
      vip && t("customers.contactVip", { code: vip }),
      powerOfAttorney && t("customers.contactAuthority", { code: powerOfAttorney }),
      workplace?.building && t("customers.contactBuilding", { building: workplace.building }),
      workplace?.floor && t("customers.contactFloor", { floor: workplace.floor }),
      workplace?.room && t("customers.contactRoom", { room: workplace.room }),
    ]
      .filter(Boolean)
      .join(" · ");
}

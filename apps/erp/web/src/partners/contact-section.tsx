import { api, useFormats } from "@counterfoil/ui";
import { type Column, DataTable, FormDialog, Loadable, say, textColumn, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isValid, todayIn } from "../articles/valid-today.ts";
import { useValueText } from "../common/value-lists.ts";
import { type Contact, toContactDraft } from "./contact.ts";
import { ContactDialog, changeContact } from "./contact-dialog.tsx";
import type { Partner } from "./partner.ts";
import { partnerHref } from "./partner-list.tsx";

type Answer = { contacts: Contact[]; contactOf: Contact[] };

/** Contact persons of a company; of a person the companies that it is one of. */
export function ContactSection({ partner }: { partner: Partner }) {
  const { t } = useTranslation();
  const mayWrite = usePermission("masterData.write");
  const [edited, setEdited] = useState<Contact | "new">();
  const isPerson = partner.category === "person";
  const path = `/api/master-data/business-partners/${encodeURIComponent(partner.partnerId)}/relationships`;
  const query = useQuery({ queryKey: ["contacts", path], queryFn: ({ signal }) => api<Answer>(path, { signal }) });
  return (
    <>
      {mayWrite && !isPerson && (
        <div className="table-actions">
          <Button onClick={() => setEdited("new")}>{t("contacts.add")}</Button>
        </div>
      )}
      <Loadable query={query}>
        {({ contacts, contactOf }) => (
          <ContactTable contacts={isPerson ? contactOf : contacts} isOfPerson={isPerson} onEdit={setEdited} />
        )}
      </Loadable>
      {edited !== undefined && (
        <ContactDialog
          companyId={partner.partnerId}
          onClose={() => setEdited(undefined)}
          {...(edited !== "new" && { contact: edited })}
        />
      )}
    </>
  );
}

type TableProps = { contacts: Contact[]; isOfPerson: boolean; onEdit: (contact: Contact) => void };

function ContactTable({ contacts, isOfPerson, onEdit }: TableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const functionText = useValueText("contactFunction");
  const departmentText = useValueText("contactDepartment");
  const mayWrite = usePermission("masterData.write");
  const otherOf = ({ companyId, personId }: Contact) => (isOfPerson ? companyId : personId);
  const days = ({ validFrom, validTo }: Contact) =>
    isValid({ validFrom, validTo }, todayIn()) && validTo === "9999-12-31"
      ? t("contacts.since", { day: formats.date(validFrom) })
      : t("contacts.days", { from: formats.date(validFrom), to: formats.date(validTo) });
  const actions: Column<Contact> = {
    id: "actions",
    title: t("contacts.actions"),
    cell: (contact) => (
      <>
        <Button
          design="Transparent"
          accessibleName={`${t("ui.edit")}: ${contact.name}`}
          onClick={() => onEdit(contact)}
        >
          {t("ui.edit")}
        </Button>
        <DeleteContact contact={contact} />
      </>
    ),
    text: () => "",
  };
  return (
    <DataTable<Contact>
      name={t(isOfPerson ? "contacts.of" : "contacts.title")}
      rows={contacts}
      rowKey={({ relationshipNumber }) => relationshipNumber}
      nothing={t("contacts.none")}
      columns={[
        {
          id: "name",
          title: t(isOfPerson ? "contacts.company" : "contacts.person"),
          importance: 9,
          minWidth: "11rem",
          cell: (contact) => (
            <div>
              <Link href={partnerHref(otherOf(contact))}>
                {contact.name} ({otherOf(contact)})
              </Link>
              {contact.isDefault && <div>{t("contacts.isDefault")}</div>}
            </div>
          ),
          text: ({ name }) => name,
        },
        textColumn("function", t("contacts.function"), (contact) => functionText(contact.function)),
        textColumn("department", t("contacts.department"), ({ department }) => departmentText(department)),
        textColumn("phone", t("contacts.phone"), ({ phone, mobile }) => [phone, mobile].filter(Boolean).join(", "), {
          importance: 7,
          minWidth: "9rem",
        }),
        textColumn("email", t("contacts.email"), ({ email }) => email, { importance: 6, minWidth: "12rem" }),
        textColumn("days", t("contacts.valid"), days, { importance: 5, minWidth: "9rem" }),
        ...(mayWrite && !isOfPerson ? [actions] : []),
      ]}
    />
  );
}

/** The person stays a business partner; only that it is a contact person of this company ends. */
function DeleteContact({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => changeContact(contact, toContactDraft(contact, contact.validFrom), true),
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      say(t("contacts.deleted"));
    },
  });
  return (
    <>
      <Button
        design="Transparent"
        accessibleName={`${t("ui.remove")}: ${contact.name}`}
        onClick={() => setAsking(true)}
      >
        {t("ui.remove")}
      </Button>
      {isAsking && (
        <FormDialog
          title={t("contacts.deleteTitle", { name: contact.name })}
          confirm={t("ui.remove")}
          negative
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>{t("contacts.deleteHint")}</p>
        </FormDialog>
      )}
    </>
  );
}

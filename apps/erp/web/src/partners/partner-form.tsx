import { ApiProblem, api, intentHref } from "@counterfoil/ui";
import { ObjectPage, ProblemStrip, RowsEditor, type Section, say } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EditFooter } from "../common/edit-footer.tsx";
import { useValueHelps } from "../common/value-helps.ts";
import { useSiteChoices, useValueList } from "../common/value-lists.ts";
import { GeneralFields } from "./general-fields.tsx";
import { nameOf, type PartnerAnswer, type PartnerDraft } from "./partner.ts";
import { partnerOf, toDraft } from "./partner-draft.ts";

type FormProps = { answer?: PartnerAnswer; onDone: (partnerId?: string) => void };
type Results = {
  results: { key: string; outcome: string; problem?: { code: string; detail: string; where?: string } }[];
};

/** Edits a whole partner, or creates one; without a number the number range of its grouping gives one. */
export function PartnerForm({ answer, onDone }: FormProps) {
  const { t } = useTranslation();
  const before = answer?.businessPartner;
  const [draft, setDraft] = useState(() => toDraft(before));
  const change = (part: Partial<PartnerDraft>) => setDraft((earlier) => ({ ...earlier, ...part }));
  const save = useSavePartner(onDone);
  const submit = () =>
    save.mutate({ ...partnerOf(draft, before), ...(answer && { changeNumber: answer.changeNumber }) });
  const general = {
    id: "general",
    title: t("partners.general"),
    content: <GeneralFields draft={draft} isNew={!answer} error={save.error} onChange={change} />,
  };
  return (
    <ObjectPage
      title={before ? `${nameOf(before)} (${before.partnerId})` : t("partners.create")}
      parent={{ title: t("partners.title"), href: intentHref("BusinessPartner-search") }}
      above={<ProblemStrip error={save.error} />}
      sections={[general, useRoleDates(draft, change, save.error), ...useLists(draft, change, save.error)]}
      footer={<EditFooter busy={save.isPending} onSave={submit} onCancel={() => onDone()} />}
    />
  );
}

/** One element through the same door as a thousand: its result is the answer. */
function useSavePartner(onDone: (partnerId: string) => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (element: object) => {
      const { results } = await api<Results>("/api/master-data/business-partners", {
        method: "POST",
        body: { businessPartners: [element] },
      });
      const [result] = results;
      if (result?.problem) throw new ApiProblem({ status: 400, ...result.problem });
      return { key: result?.key ?? "", outcome: result?.outcome ?? "unchanged" };
    },
    onSuccess: async ({ key, outcome }) => {
      await queryClient.invalidateQueries();
      say(t(`saved.${outcome}`, { key }));
      onDone(key);
    },
  });
}

const blankAddress = {
  street: "",
  houseNumber: "",
  city: "",
  postalCode: "",
  country: "GB",
  region: "",
  emails: "",
  phones: "",
};
const blankArea = { salesOrganisation: "1000", distributionChannel: "10", division: "00", currency: "GBP" };

/** Roles that hold from a day or until one. */
function useRoleDates(draft: PartnerDraft, change: (part: Partial<PartnerDraft>) => void, error: unknown): Section {
  const { t } = useTranslation();
  const roles = useValueList("role").filter(({ value }) => draft.roles.includes(value));
  return {
    id: "roleDates",
    title: t("partners.roleDates"),
    content: (
      <RowsEditor
        name={t("partners.roleDatesOf")}
        rows={draft.roleDates}
        path="roleDates"
        blank={{ role: roles[0]?.value ?? "", from: "", to: "" }}
        error={error}
        onChange={(roleDates) => change({ roleDates })}
        fields={[
          { name: "role", label: t("partners.role"), required: true, options: roles },
          { name: "from", label: t("contacts.validFrom"), hint: t("form.dateHint") },
          { name: "to", label: t("contacts.validTo"), hint: t("form.dateHint") },
        ]}
      />
    ),
  };
}

function useLists(draft: PartnerDraft, change: (part: Partial<PartnerDraft>) => void, error: unknown): Section[] {
  const { t } = useTranslation();
  const none = { value: "", text: "–" };
  const priceLists = [none, ...useValueList("priceList")];
  const paymentTerms = [none, ...useValueList("paymentTerms")];
  const orderBlocks = [none, ...useValueList("orderBlock")];
  const plants = [none, ...useSiteChoices()];
  const helps = useValueHelps();
  const text = (name: string, label: string, required = false) => ({ name, label, required });
  return [
    {
      id: "addresses",
      title: t("partners.addresses"),
      content: (
        <RowsEditor
          name={t("partners.address")}
          rows={draft.addresses}
          path="addresses"
          blank={blankAddress}
          error={error}
          onChange={(addresses) => change({ addresses })}
          fields={[
            text("street", t("sites.street")),
            text("houseNumber", t("sites.houseNumber")),
            text("postalCode", t("sites.postalCode")),
            text("city", t("sites.city")),
            text("country", t("sites.country"), true),
            { ...text("emails", t("partners.email")), hint: t("partners.severalHint") },
            { ...text("phones", t("sites.phone")), hint: t("partners.severalHint") },
          ]}
        />
      ),
    },
    {
      id: "areas",
      title: t("partners.salesAreas"),
      content: (
        <RowsEditor
          name={t("partners.salesArea")}
          rows={draft.salesAreas}
          path="salesAreas"
          blank={blankArea}
          error={error}
          onChange={(salesAreas) => change({ salesAreas })}
          fields={[
            { ...text("salesOrganisation", t("sites.salesOrganisation"), true), help: helps.salesOrganisation },
            { ...text("distributionChannel", t("sites.distributionChannel"), true), help: helps.distributionChannel },
            { ...text("division", t("partners.division"), true), help: helps.division },
            text("currency", t("sites.currency"), true),
            { ...text("priceList", t("prices.priceList")), options: priceLists },
            { ...text("customerGroup", t("partners.customerGroup")), help: helps.customerGroup },
            { ...text("paymentTerms", t("partners.paymentTerms")), options: paymentTerms },
            { ...text("deliveringPlant", t("partners.deliveringPlant")), options: plants },
            { ...text("orderBlock", t("partners.orderBlock")), options: orderBlocks },
            { ...text("deleted", t("status.deleted")), flag: true },
          ]}
        />
      ),
    },
  ];
}

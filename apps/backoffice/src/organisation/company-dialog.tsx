import { api } from "@counterfoil/ui";
import { FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReread } from "./structure.ts";

type Company = { companyCode: string; name: string; currency: string; salesOrganisation: string; division: string };

const path = "/api/organisation/company";
const blank: Company = { companyCode: "", name: "", currency: "", salesOrganisation: "", division: "00" };
/** In the order of the form. */
const names = ["companyCode", "name", "currency", "salesOrganisation", "division"] as const;

/** The company, which everything else belongs to: made once, or changed. Its other values stand in the table. */
export function CompanyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const reread = useReread();
  const [typed, setTyped] = useState<Partial<Company>>({});
  const known = useQuery({
    queryKey: ["organisation", "company"],
    queryFn: async ({ signal }) => (await api<{ company: Company | null }>(path, { signal })).company,
  });
  const company = { ...(known.data ?? blank), ...typed };
  const save = useMutation({
    mutationFn: () => api(path, { method: "PUT", body: named(company) }),
    onSuccess: async () => {
      await reread();
      say(t("company.saved"));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t(known.data ? "company.change" : "company.create")}
      confirm={t("ui.save")}
      busy={save.isPending || known.isPending}
      error={save.error ?? known.error}
      onConfirm={() => save.mutate()}
      onClose={onClose}
    >
      {names.map((name, index) => (
        <TextField
          key={name}
          name={name}
          label={t(`company.${name}`)}
          value={company[name]}
          autoFocus={index === 0}
          error={save.error}
          onChange={(value) => setTyped({ ...typed, [name]: value })}
          required
        />
      ))}
      <p className="hint">{t("company.hint")}</p>
    </FormDialog>
  );
}

/** Codes are written in capitals. */
function named(company: Company): Company {
  const { name, ...codes } = company;
  const upper = Object.entries(codes).map(([key, code]) => [key, code.trim().toUpperCase()]);
  return { ...(Object.fromEntries(upper) as Omit<Company, "name">), name: name.trim() };
}

import { api } from "@counterfoil/ui";
import { ChoiceField, usePermission } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

export type KnownUser = { userName: string; permissions: string[]; lockedAt?: string; lastUsedAt?: string };

/** Only who manages people may see all technical users; others see the chosen one. */
export function useTechnicalUsers() {
  const enabled = usePermission("people.manage");
  return useQuery({
    queryKey: ["technical-users", "known"],
    queryFn: async ({ signal }) => (await api<{ items: KnownUser[] }>("/api/access/technical-users", { signal })).items,
    enabled,
  });
}

export const permissionFor = (scenario: string) => (scenario === "OPP" ? "prices.upload" : "masterData.send");

type Props = { scenario: string; value: string; onChange: (userName: string) => void };

/** Who may send by an arrangement: one technical user, or any that has the permission. */
export function TechnicalUserChoice({ scenario, value, onChange }: Props) {
  const { t } = useTranslation();
  const mayConfigure = usePermission("hub.configure");
  const users = (useTechnicalUsers().data ?? []).filter(({ permissions }) =>
    permissions.includes(permissionFor(scenario)),
  );
  const names = [...new Set([...users.map(({ userName }) => userName), ...(value === "" ? [] : [value])])];
  return (
    <ChoiceField
      label={t("arrangements.technicalUser")}
      value={value}
      disabled={!mayConfigure}
      onChange={onChange}
      options={[
        { value: "", text: t("arrangements.anyUser") },
        ...names.map((userName) => ({ value: userName, text: userName })),
      ]}
    />
  );
}

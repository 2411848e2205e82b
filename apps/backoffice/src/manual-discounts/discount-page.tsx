import type { ManualDiscountRules } from "@counterfoil/contracts";
import { api, currentLanguage, intentHref, useFormats } from "@counterfoil/ui";
import { Loadable, Nothing, ObjectPage, ProblemStrip, say, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DiscountForm } from "./discount-form.tsx";

const path = "/api/organisation/manual-discounts";

/** Which discounts people may give at the tills: how much by role, and for which reasons. */
export function ManualDiscountPage() {
  const [editing, setEditing] = useState(false);
  const query = useQuery({
    queryKey: ["manual-discounts"],
    queryFn: ({ signal }) => api<ManualDiscountRules>(path, { signal }),
  });
  return (
    <Loadable query={query}>
      {(rules) =>
        editing ? (
          <Editing rules={rules} onDone={() => setEditing(false)} />
        ) : (
          <Rules rules={rules} onEdit={() => setEditing(true)} />
        )
      }
    </Loadable>
  );
}

function Rules({ rules, onEdit }: { rules: ManualDiscountRules; onEdit: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayManage = usePermission("organisation.manage");
  const nameOf = ({ names, code }: ManualDiscountRules["reasons"][number]) =>
    `${names[currentLanguage()] ?? names.en ?? code} (${code})`;
  return (
    <ObjectPage
      title={t("discounts.title")}
      subtitle={t("discounts.hint")}
      parent={{ title: t("stores.title"), href: intentHref("Store-search") }}
      actions={mayManage && <Button onClick={onEdit}>{t("ui.edit")}</Button>}
      sections={[
        {
          id: "limits",
          title: t("discounts.limits"),
          content:
            rules.limits.length === 0 ? (
              <Nothing title={t("discounts.noLimits")} />
            ) : (
              <ul className="findings">
                {rules.limits.map(({ role, maxPercent }) => (
                  <li key={role}>
                    {t("discounts.upTo", { role: t(`role.${role}`, role), percent: formats.percent(maxPercent) })}
                  </li>
                ))}
              </ul>
            ),
        },
        {
          id: "reasons",
          title: t("discounts.reasons"),
          content:
            rules.reasons.length === 0 ? (
              <Nothing title={t("discounts.noReasons")} />
            ) : (
              <ul className="findings">
                {rules.reasons.map((reason) => (
                  <li key={reason.code}>{nameOf(reason)}</li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}

function Editing({ rules, onDone }: { rules: ManualDiscountRules; onDone: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (body: ManualDiscountRules) => api(path, { method: "PUT", body }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["manual-discounts"] });
      say(t("discounts.saved"));
      onDone();
    },
  });
  return (
    <DiscountForm
      rules={rules}
      busy={save.isPending}
      above={<ProblemStrip error={save.error} />}
      onSave={save.mutate}
      onCancel={onDone}
    />
  );
}

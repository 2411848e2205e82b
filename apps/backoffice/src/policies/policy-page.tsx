import type { Policies } from "@counterfoil/pricing";
import { api, intentHref, useFormats } from "@counterfoil/ui";
import { Loadable, ObjectPage, ProblemStrip, say, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { draftOf, policiesOf } from "./policies.ts";
import { PolicyFields } from "./policy-fields.tsx";

const path = "/api/prices/policies";
type Saved = { policies: Policies; version: number; changedAt?: string; changedBy?: string };

/** How the retailer reckons: what every price in every channel depends on, each explained with a figure. */
export function PolicyPage() {
  const query = useQuery({ queryKey: ["policies"], queryFn: ({ signal }) => api<Saved>(path, { signal }) });
  return <Loadable query={query}>{(saved) => <Policy key={saved.version} saved={saved} />}</Loadable>;
}

function Policy({ saved }: { saved: Saved }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayWrite = usePermission("offers.activate");
  const [editing, setEditing] = useState(false);
  const [draft, setDraft] = useState(() => draftOf(saved.policies));
  const [tried, setTried] = useState(false);
  const save = useSave(() => setEditing(false));
  const { policies, wrong } = policiesOf(draft);
  return (
    <ObjectPage
      title={t("policies.title")}
      subtitle={t("policies.hint")}
      parent={{ title: t("offers.title"), href: intentHref("Offer-search") }}
      actions={mayWrite && !editing && <Button onClick={() => setEditing(true)}>{t("ui.edit")}</Button>}
      facts={[
        {
          label: t("offers.changed"),
          value: saved.changedAt ? `${saved.changedBy}, ${formats.instant(saved.changedAt)}` : t("policies.never"),
        },
      ]}
      above={<ProblemStrip error={save.error} />}
      sections={(["tax", "rounding", "offers"] as const).map((section) => ({
        id: section,
        title: t(`policies.section.${section}`),
        content: (
          <PolicyFields
            section={section}
            draft={draft}
            disabled={!editing}
            wrong={tried ? wrong : []}
            onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
          />
        ),
      }))}
      {...(editing && {
        footer: (
          <>
            <Button
              design="Emphasized"
              disabled={save.isPending}
              onClick={() => {
                setTried(true);
                if (wrong.length === 0) save.mutate({ policies, version: saved.version });
              }}
            >
              {t("ui.save")}
            </Button>
            <Button
              design="Transparent"
              onClick={() => {
                setDraft(draftOf(saved.policies));
                setEditing(false);
              }}
            >
              {t("ui.cancel")}
            </Button>
          </>
        ),
      })}
    />
  );
}

function useSave(onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { policies: Policies; version: number }) => api(path, { method: "PUT", body }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["policies"] });
      say(t("policies.saved"));
      onDone();
    },
  });
}

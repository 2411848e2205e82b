import { pairingLink } from "@counterfoil/contracts";
import { api, useFormats } from "@counterfoil/ui";
import { QrCode } from "@counterfoil/ui/access";
import { Loading, ProblemStrip, ReadDialog, Secret } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useTranslation } from "react-i18next";
import type { Till } from "./organisation.ts";

/** A code for one device. Made on a click, not by opening: each one makes the one before useless. */
export function PairingCode({ till, onClose }: { till: Till; onClose: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queryClient = useQueryClient();
  const make = useMutation({
    mutationFn: () =>
      api<{ pairingCode: string; expiresAt: string }>(
        `/api/organisation/tills/${encodeURIComponent(till.tillId)}/pairing-code`,
        { method: "POST" },
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["tills"] }),
  });
  return (
    <ReadDialog title={t("tills.pairingOf", { tillId: till.tillId })} onClose={onClose}>
      <ProblemStrip error={make.error} />
      {make.isPending && <Loading />}
      {make.data ? (
        <>
          <Secret
            label={t("tills.pairingCode")}
            value={make.data.pairingCode}
            note={t("tills.pairingNote", { until: formats.instant(make.data.expiresAt) })}
          />
          <p>{t("tills.pairingLinkHint")}</p>
          <QrCode text={pairingLink(location.origin, make.data.pairingCode)} label={t("tills.pairingLink")} />
        </>
      ) : (
        <>
          <p>{t("tills.pairingHint")}</p>
          <Button design="Emphasized" disabled={make.isPending} onClick={() => make.mutate()}>
            {t("tills.makeCode")}
          </Button>
        </>
      )}
    </ReadDialog>
  );
}

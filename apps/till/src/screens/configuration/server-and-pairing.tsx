import { useFormats } from "@counterfoil/ui";
import { said } from "@counterfoil/ui/sentences";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button } from "../parts/parts.tsx";
import { PairingForm } from "./pairing-form.tsx";
import { Known, Part } from "./part.tsx";
import { ResetTill } from "./reset-till.tsx";

/** Which server this till belongs to and how it stands with it; and the ways to another one. */
export function ServerAndPairing() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { configuration, step, catalogue, sale } = useTill();
  const known = useWatch(configuration);
  const link = useWatch(step.link);
  const { basket, paying } = useWatch(sale.state);
  const [pairing, setPairing] = useState(false);
  const isSelling = basket.lines.length > 0 || paying !== undefined;
  return (
    <Part title={t("server.title")}>
      <Known
        facts={[
          [t("server.address"), location.origin],
          [t("server.state"), t(`server.${link.state}`)],
          [t("light.reason"), link.reason && said(link.reason)],
          [
            t("light.contact"),
            link.lastContactAt ? formats.instant(link.lastContactAt, known?.store.timeZone) : t("light.never"),
          ],
          [t("light.till"), known?.tillId],
          [t("server.store"), known && `${known.store.name} (${known.store.storeId})`],
          [t("light.book"), String(useWatch(catalogue)?.book.number ?? 0)],
        ]}
      />
      <div className="flex flex-wrap gap-2">
        <Button onClick={step.hurry}>{t("light.tryNow")}</Button>
        <Button onClick={() => setPairing(true)} disabled={isSelling}>
          {t("server.pairAgain")}
        </Button>
        <ResetTill disabled={isSelling} />
      </div>
      {isSelling && <p className="text-ink-soft">{t("server.saleOpen")}</p>}
      {pairing && (
        <Dialog title={t("server.pairAgain")} close={() => setPairing(false)}>
          <p className="mb-4">{t("server.pairAgainText")}</p>
          {/* As another till it begins anew, with nothing of the one before in its hands. */}
          <PairingForm onPaired={() => location.reload()} />
        </Dialog>
      )}
    </Part>
  );
}

import { pairingCodeIn } from "@counterfoil/contracts";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../parts/dialog.tsx";
import { useCamera } from "../sale/use-camera.ts";

/** The code on the back office's screen, seen through this device's camera. */
export function PairingCamera({ close, take }: { close(): void; take(code: string): void }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [isOther, setIsOther] = useState(false);
  const state = useCamera(video, (seen) => {
    const code = pairingCodeIn(seen);
    setIsOther(!code);
    if (code) take(code);
  });
  return (
    <Dialog title={t("pairing.camera")} close={close}>
      {state === "refused" ? (
        <p role="alert">{t("camera.refused")}</p>
      ) : (
        <video
          ref={video}
          muted
          playsInline
          aria-label={t("camera.picture")}
          className="aspect-square w-full rounded-md bg-ink object-cover"
        />
      )}
      <p role="status" className={`mt-3 min-h-12 text-lg ${isOther ? "font-medium text-error" : ""}`}>
        {t(isOther ? "pairing.otherCode" : "pairing.cameraHint")}
      </p>
    </Dialog>
  );
}

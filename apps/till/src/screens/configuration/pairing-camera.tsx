import { pairingCodeIn } from "@counterfoil/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CameraPicture } from "../parts/camera-picture.tsx";
import { Dialog } from "../parts/dialog.tsx";

/** The code on the back office's screen, seen through this device's camera. */
export function PairingCamera({ close, take }: { close(): void; take(code: string): void }) {
  const { t } = useTranslation();
  const [isOther, setIsOther] = useState(false);
  const taken = (seen: string) => {
    const code = pairingCodeIn(seen);
    setIsOther(!code);
    if (code) take(code);
  };
  return (
    <Dialog title={t("pairing.camera")} close={close}>
      <CameraPicture
        taken={taken}
        say={() => ({ text: t(isOther ? "pairing.otherCode" : "pairing.cameraHint"), wrong: isOther })}
      />
    </Dialog>
  );
}

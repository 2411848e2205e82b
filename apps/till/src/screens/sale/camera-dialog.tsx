import { useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { markedLine } from "../../selling/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { CameraPicture } from "../parts/camera-picture.tsx";
import { Dialog } from "../parts/dialog.tsx";
import type { CameraState } from "../parts/use-camera.ts";

/** A phone's camera as the scanner. Stays open: what was taken last stands below the picture. */
export function CameraDialog({ close, look }: { close(): void; look(code: string): void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { sale, configuration } = useTill();
  const { priced, notices } = useWatch(sale.state);
  const marked = markedLine(sale)?.lineId;
  const line = priced.lines.find(({ lineId }) => lineId === marked);
  const wrong = notices.findLast(({ tone }) => tone === "wrong");
  const say = (state: CameraState) => {
    if (wrong) return t(wrong.key, wrong.values);
    if (!line) return t(state === "opening" ? "camera.opening" : "camera.hint");
    const amount = formats.money(line.amount, configuration.get()?.currency ?? "GBP");
    return `${formats.quantity(line.quantity)} × ${line.text}, ${amount}`;
  };
  return (
    <Dialog title={t("camera.title")} close={close}>
      <CameraPicture taken={look} say={(state) => ({ text: say(state), wrong: wrong !== undefined })} />
    </Dialog>
  );
}

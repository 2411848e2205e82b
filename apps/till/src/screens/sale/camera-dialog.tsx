import { useFormats } from "@counterfoil/ui";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { markedLine } from "../../selling/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { useCamera } from "./use-camera.ts";

/** A phone's camera as the scanner. Stays open: what was taken last stands below the picture. */
export function CameraDialog({ close, look }: { close(): void; look(code: string): void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { sale, configuration } = useTill();
  const { priced, notices } = useWatch(sale.state);
  const video = useRef<HTMLVideoElement>(null);
  const state = useCamera(video, look);
  const marked = markedLine(sale)?.lineId;
  const line = priced.lines.find(({ lineId }) => lineId === marked);
  const wrong = notices.findLast(({ tone }) => tone === "wrong");
  return (
    <Dialog title={t("camera.title")} close={close}>
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
      <p role="status" className={`mt-3 min-h-12 text-lg ${wrong ? "font-medium text-error" : ""}`}>
        {wrong
          ? t(wrong.key, wrong.values)
          : line
            ? `${formats.quantity(line.quantity)} × ${line.text}, ${formats.money(line.amount, configuration.get()?.currency ?? "GBP")}`
            : t(state === "opening" ? "camera.opening" : "camera.hint")}
      </p>
    </Dialog>
  );
}

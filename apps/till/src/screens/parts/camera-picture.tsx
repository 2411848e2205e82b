import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { type CameraState, useCamera } from "./use-camera.ts";

type CameraPictureProps = {
  taken(code: string): void;
  /** By how far the camera is. */
  say(state: CameraState): { text: string; wrong: boolean };
};

/** What the camera sees, and below it what came of it. */
export function CameraPicture({ taken, say }: CameraPictureProps) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const state = useCamera(video, taken);
  const { text, wrong } = say(state);
  return (
    <>
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
        {text}
      </p>
    </>
  );
}

import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

const LOOK_MS = 120;
/** Wide enough for a code of a hundred modules a side; more only takes longer to look through. */
const WIDTH = 800;

/** Reads QR codes from the camera for as long as it is on screen. */
export function Camera({ onCode }: { onCode: (text: string) => void }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const newest = useRef(onCode);
  newest.current = onCode;
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    void watch(video.current, stop.signal, (text) => newest.current(text)).catch(() => setRefused(true));
    return () => stop.abort();
  }, []);
  if (refused)
    return (
      <MessageStrip design="Critical" hideCloseButton>
        {t("unsent.noCamera")}
      </MessageStrip>
    );
  return (
    <video ref={video} muted playsInline aria-label={t("unsent.camera")} style={{ width: "100%", maxWidth: "32rem" }} />
  );
}

async function watch(video: HTMLVideoElement | null, stop: AbortSignal, tell: (text: string) => void): Promise<void> {
  if (!video) return;
  const [{ default: readCode }, stream] = await Promise.all([
    import("jsqr"),
    navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }),
  ]);
  const end = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  if (stop.aborted) return end();
  stop.addEventListener("abort", end);
  video.srcObject = stream;
  await video.play();
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const timer = setInterval(() => {
    if (!context || video.videoWidth === 0) return;
    canvas.width = Math.min(WIDTH, video.videoWidth);
    canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    const found = readCode(data, width, height, { inversionAttempts: "dontInvert" });
    if (found && found.data !== "") tell(found.data);
  }, LOOK_MS);
  stop.addEventListener("abort", () => clearInterval(timer));
}

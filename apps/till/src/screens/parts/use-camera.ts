import { type RefObject, useEffect, useRef, useState } from "react";
import { openCamera, openCodeReader } from "../../devices/index.ts";

const AGAIN_MS = 120;
/** The same code again counts again only after it was out of sight, or held still for so long. */
const SAME_AGAIN_MS = 2500;

export type CameraState = "opening" | "looking" | "refused";

/** Looks through the camera while the part is on screen and hands on each code once. */
export function useCamera(video: RefObject<HTMLVideoElement | null>, taken: (code: string) => void) {
  const [state, setState] = useState<CameraState>("opening");
  const newest = useRef(taken);
  newest.current = taken;
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stream: MediaStream | undefined;
    let last = { code: "", at: 0 };
    const look = async () => {
      const reader = await openCodeReader();
      stream = await openCamera();
      const screen = video.current;
      if (isGone || !screen) return stop();
      screen.srcObject = stream;
      await screen.play();
      setState("looking");
      const again = async () => {
        const [found] = await reader.detect(screen).catch(() => []);
        if (isGone) return;
        const now = Date.now();
        if (found && (found.rawValue !== last.code || now - last.at > SAME_AGAIN_MS)) {
          last = { code: found.rawValue, at: now };
          newest.current(found.rawValue);
        }
        timer = setTimeout(() => void again(), AGAIN_MS);
      };
      void again();
    };
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    look().catch(() => {
      stop();
      if (!isGone) setState("refused");
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
      stop();
    };
  }, [video]);
  return state;
}

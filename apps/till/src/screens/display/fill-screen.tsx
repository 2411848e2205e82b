import { useEffect, useState } from "react";
import { Button } from "../parts/parts.tsx";
import { useSay } from "./use-say.ts";

const SHOWN_MS = 4_000;

/** A browser fills the screen only when a person asks for it; the button comes with the mouse and goes when that rests. */
export function FillScreen() {
  const { say } = useSay();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const show = () => {
      setShown(!document.fullscreenElement);
      clearTimeout(timer);
      timer = setTimeout(() => setShown(false), SHOWN_MS);
    };
    for (const type of ["pointermove", "keydown"]) window.addEventListener(type, show);
    return () => {
      clearTimeout(timer);
      for (const type of ["pointermove", "keydown"]) window.removeEventListener(type, show);
    };
  }, []);
  if (!shown) return null;
  return (
    <Button
      className="absolute right-4 bottom-4"
      onClick={() => void document.documentElement.requestFullscreen().then(() => setShown(false))}
    >
      {say("display.fill")}
    </Button>
  );
}

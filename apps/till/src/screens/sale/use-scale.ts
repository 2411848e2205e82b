import { useEffect, useState } from "react";
import { choosePort, openScale, type Weight } from "../../devices/index.ts";
import { isPortOf } from "../../printing/index.ts";
import { useTill } from "../frame/use-till.ts";

const AGAIN_MS = 300;

/** What lies on this till's scale, asked again and again while the part is on screen; no weight: they are typed here. */
export function useScale(): { weight: Weight | undefined; connect(): void } {
  const { settings, printer } = useTill();
  const [connections, setConnections] = useState(0);
  const [weight, setWeight] = useState<Weight>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew once a port was chosen
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const wanted = settings.get().scale;
    const printing = printer.choice.get();
    const opened = openScale(wanted, (port) => printing.way === "serial" && isPortOf(printing, port));
    const ask = async () => {
      const scale = await opened;
      if (wanted.driver === "typed" || isGone) return;
      const answer: Weight = scale ? await scale.weigh() : { refused: "notConnected" };
      if (isGone) return;
      setWeight(answer);
      if (scale) timer = setTimeout(() => void ask(), AGAIN_MS);
    };
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
      void opened.then((scale) => scale?.close());
    };
  }, [settings, printer, connections]);
  const connect = () => void choosePort().then((chosen) => chosen && setConnections(connections + 1));
  return { weight, connect };
}

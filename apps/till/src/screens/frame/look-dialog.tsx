import type { TillSettings } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { sound } from "../../devices/index.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button } from "../parts/parts.tsx";
import { useTill, useWatch } from "./use-till.ts";

type Look = TillSettings["look"];

const SMALLEST = 80;
const LARGEST = 160;
const STEP = 10;

/** How this till looks and sounds for the person at it; shown at once, and kept at this device. */
export function LookDialog({ close }: { close(): void }) {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const { looks, settings } = useTill();
  const look = useWatch(looks.shown);
  const { look: set } = useWatch(settings);
  const choose = (part: Partial<Look>) => void looks.choose({ ...look, ...part });
  const grow = (by: number) => choose({ textSize: Math.min(Math.max(look.textSize + by, SMALLEST), LARGEST) });
  const isOwn = JSON.stringify(look) !== JSON.stringify({ ...look, ...set });
  return (
    <Dialog title={t("look.title")} close={close}>
      <div className="space-y-5">
        <Group name={t("look.theme")}>
          {(["light", "dark", "device"] as const).map((theme) => (
            <Pick key={theme} chosen={look.theme === theme} choose={() => choose({ theme })}>
              {t(`lookTheme.${theme}`)}
            </Pick>
          ))}
        </Group>
        <Group name={t("look.hand")}>
          {(["right", "left"] as const).map((hand) => (
            <Pick key={hand} chosen={look.hand === hand} choose={() => choose({ hand })}>
              {t(`lookHand.${hand}`)}
            </Pick>
          ))}
        </Group>
        <Group name={t("look.size")}>
          <Button onClick={() => grow(-STEP)} disabled={look.textSize <= SMALLEST}>
            {t("look.smaller")}
          </Button>
          <output className="min-w-16 text-center text-lg font-semibold">{percent(look.textSize)}</output>
          <Button onClick={() => grow(STEP)} disabled={look.textSize >= LARGEST}>
            {t("look.larger")}
          </Button>
        </Group>
        <Group name={t("look.sounds")}>
          {([true, false] as const).map((sounds) => (
            <Pick
              key={String(sounds)}
              chosen={look.sounds === sounds}
              choose={() => {
                choose({ sounds });
                sound("taken");
              }}
            >
              {t(sounds ? "look.soundsOn" : "look.soundsOff")}
            </Pick>
          ))}
        </Group>
        <Button className="w-full" disabled={!isOwn} onClick={() => void looks.choose(undefined)}>
          {t("look.asSet")}
        </Button>
      </div>
    </Dialog>
  );
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium text-ink-soft">{name}</legend>
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    </fieldset>
  );
}

function Pick({ chosen, choose, children }: { chosen: boolean; choose(): void; children: ReactNode }) {
  return (
    <Button aria-pressed={chosen} onClick={choose} className={`flex-1 ${chosen ? "border-ink! ring-1 ring-ink" : ""}`}>
      {children}
    </Button>
  );
}

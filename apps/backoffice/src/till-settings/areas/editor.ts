import type { TillSettingArea, TillSettings } from "@counterfoil/contracts";

/** What the editor of an area is given. `error`: the server's refusal, shown at its field. */
export type EditorProps<Area extends TillSettingArea> = {
  value: TillSettings[Area];
  onChange: (value: TillSettings[Area]) => void;
  disabled: boolean;
  error: unknown;
};

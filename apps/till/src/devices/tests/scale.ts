import type { ScaleSettings } from "@counterfoil/contracts";
import { canUseSerial, choosePort, openScale, type Weight } from "../scale/index.ts";
import type { DeviceTest, DeviceTestResult } from "./device-test.ts";

/** What was put on it comes to rest within three seconds. */
const TRIES = 10;
const AGAIN_MS = 300;

export function scaleTest(scale: ScaleSettings): DeviceTest {
  const known = { device: "scale", setAs: `scaleDriver.${scale.driver}` };
  if (scale.driver === "typed") return known;
  // The browser asks which one.
  const act = () => choosePort().then(() => undefined);
  const choose = scale.driver === "sics" && canUseSerial() && { choose: { key: "devices.choose", act } };
  return { ...known, ...choose, run: () => weighOnce(scale) };
}

async function weighOnce(settings: ScaleSettings): Promise<DeviceTestResult> {
  const scale = await openScale(settings);
  if (!scale) return resultOf({ refused: "notConnected" });
  let weight = await scale.weigh();
  for (let tries = 1; tries < TRIES && "refused" in weight && weight.refused === "moving"; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    weight = await scale.weigh();
  }
  await scale.close();
  return resultOf(weight);
}

/** A scale that says why it does not weigh is there and speaks; only silence is a fault. */
function resultOf(weight: Weight): DeviceTestResult {
  if ("grams" in weight) return { well: true, key: "deviceTest.weight", values: { grams: weight.grams } };
  const { refused } = weight;
  return { well: refused !== "noAnswer" && refused !== "notConnected", key: `scaleTest.${refused}` };
}

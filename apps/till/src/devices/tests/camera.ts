import { canSee, openCamera, openCodeReader } from "../camera.ts";
import type { DeviceTest, DeviceTestResult } from "./device-test.ts";

export function cameraTest(): DeviceTest {
  if (!canSee()) return { device: "camera", setAs: "deviceSet.noCamera" };
  return { device: "camera", setAs: "deviceSet.camera", run: look };
}

/** Whether it may be looked through, and whether what reads the codes is there, a network or not. */
async function look(): Promise<DeviceTestResult> {
  const stream = await openCamera().catch(() => undefined);
  if (!stream) return { well: false, key: "deviceTest.cameraRefused" };
  const [track] = stream.getVideoTracks();
  const name = track?.label ?? "";
  for (const each of stream.getTracks()) each.stop();
  const reader = await openCodeReader().catch(() => undefined);
  return reader
    ? { well: true, key: "deviceTest.camera", values: { name } }
    : { well: false, key: "deviceTest.noCodeReader" };
}

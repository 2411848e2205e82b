/** What a test came to, in the words of that key. */
export type DeviceTestResult = { well: boolean; key: string; values?: Record<string, string | number> };

/** A device as it is set at this till, and a way to see whether it works. */
export type DeviceTest = {
  /** Its name is `device.<device>`. */
  device: string;
  /** Words for how it is set. */
  setAs: string;
  /** A button before the test; what went wrong with it is told as the test's result. */
  choose?: { key: string; act(): Promise<DeviceTestResult | undefined> | undefined };
  /** Left out: there is nothing to be tested. */
  run?: () => Promise<DeviceTestResult>;
};

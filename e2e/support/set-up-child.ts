// The set-up in a process of its own, so that a test may kill it: says each step when it begins.
import { type DemoContext, setUpDemo } from "../../tools/demo/set-up-demo.ts";

await setUpDemo(JSON.parse(process.argv[2] ?? "") as DemoContext, (name, work) => {
  console.log(name);
  return work();
});

import { writePackage } from "./write-package.ts";

await writePackage();

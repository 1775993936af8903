import { openDataFolder } from "../../server/data-folder/open-data-folder.ts";

/** A process of its own that writes into the data folder, as a command does beside a running server. */
const { db } = openDataFolder(process.argv[2] ?? "", undefined);
db.namedValues.set("elsewhere", "written");
db.close();

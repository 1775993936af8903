import { openDataFolder } from "../../server/data-folder/open-data-folder.ts";
import { ConfigurationError } from "../../server/shared/errors.ts";

/** A process of its own: becomes the user with this number, if one is given, and says what opening each folder says. */
const [user, ...folders] = process.argv.slice(2);
if (user) process.setuid?.(Number(user));
process.send?.(folders.map(problemsOf));
process.disconnect();

function problemsOf(folder: string): readonly string[] {
  try {
    openDataFolder(folder, undefined).db.close();
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

import { describe, expect, it } from "vitest";
import { parseDotenv } from "../../../server/config/dotenv.ts";
import { ConfigurationError } from "../../../server/shared/errors.ts";

const TEXT = "PORT=4000\nHOST=0.0.0.0\nADMIN_PASSWORD=kühl und klar\n";
const READ = { PORT: "4000", HOST: "0.0.0.0", ADMIN_PASSWORD: "kühl und klar" };

const utf16le = (text: string) => Buffer.from(text, "utf16le");
const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();

describe(".env", () => {
  it.each([
    ["as it is", Buffer.from(TEXT)],
    ["with a byte order mark", Buffer.from(`\ufeff${TEXT}`)],
    ["with Windows' line ends", Buffer.from(TEXT.replaceAll("\n", "\r\n"))],
    ["with an old Mac's line ends", Buffer.from(TEXT.replaceAll("\n", "\r"))],
    ["in UTF-16", utf16le(`\ufeff${TEXT}`)],
    ["in UTF-16, big-endian", utf16be(`\ufeff${TEXT}`)],
    ["in UTF-16 without a mark", utf16le(TEXT)],
    ["in UTF-16, big-endian, without a mark", utf16be(TEXT)],
    ["in Windows' own encoding", Buffer.from(TEXT, "latin1")],
    ["with quotes", Buffer.from('PORT="4000"\nHOST=\'0.0.0.0\'\nADMIN_PASSWORD="kühl und klar"')],
    ["with export, comments and empty lines", Buffer.from(`# ours\n\nexport ${TEXT}`)],
    [
      "with what nobody sees before a name",
      Buffer.from(`\u200b${TEXT.replace("HOST", "\u00a0HOST")}`),
    ],
  ])("is read %s", (_how, bytes) => {
    expect(parseDotenv(bytes)).toEqual(READ);
  });

  it.each([
    ["PORT: 4000\nHOST=0.0.0.0\n", "PORT=value"],
    ["HOST=0.0.0.0\n  PORT 4000\n", "PORT=value"],
    ["theme: dark\nPORT=4000\n", "the line above it"],
  ])("does not lose a line in silence: %j", (text, todo) => {
    const wrong = { problems: [expect.stringMatching(`^PORT in .env .*${todo}`)] };
    expect(() => parseDotenv(Buffer.from(text))).toThrow(ConfigurationError);
    expect(() => parseDotenv(Buffer.from(text))).toThrow(expect.objectContaining(wrong));
  });

  it.each([
    ["ADMIN_PASSWORD=harbour#tides at noon # ours", "harbour#tides at noon"],
    ["export ADMIN_PASSWORD = it's#`so", "it's#`so"],
    ["ADMIN_PASSWORD=#first", "#first"],
    ["ADMIN_PASSWORD='a#b' # ours", "a#b"],
    ['ADMIN_PASSWORD="two\nHOST=a#b"', "two\nHOST=a#b"],
    ["ADMIN_PASSWORD= # none", ""],
  ])("takes a # within a word for a part of it: %j", (line, password) => {
    const read = parseDotenv(Buffer.from(`HOST=::\n${line}\nPORT=4000`));
    expect(read).toEqual({ HOST: "::", ADMIN_PASSWORD: password, PORT: "4000" });
  });

  it("may name a setting in a comment or within a value", () => {
    const text = "# PORT 4000\n#PORT=1\nWORDS='a\nPORT=1'\nHOST=0.0.0.0 # not PORT\n";
    expect(parseDotenv(Buffer.from(text))).toMatchObject({ HOST: "0.0.0.0" });
  });
});

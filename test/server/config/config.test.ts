import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseConfig, readEnvironment } from "../../../server/config/config.ts";
import { VARIABLES, type Variable } from "../../../server/config/variables.ts";
import { ConfigurationError } from "../../../server/shared/errors.ts";
import { tempFolder } from "../../support/temp-folder.ts";

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    parseConfig(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe("the environment", () => {
  it("says where to publish, and is told together with it what is missing for that", () => {
    const key = { AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "key" };
    const url = { PUBLISH_URL: "https://static.example.com/feeds/" };
    expect(
      parseConfig({ ...url, ...key, PUBLISH_TO: "s3://bucket/a/b", AWS_REGION: "eu-central-1" }),
    ).toMatchObject({
      publishTo: { kind: "bucket", bucket: "bucket", prefix: "a/b/" },
      publishUrl: "https://static.example.com/feeds",
      bucket: { endpoint: undefined, region: "eu-central-1" },
    });
    expect(parseConfig({ ...url, PUBLISH_TO: "public" }).publishTo).toEqual({
      kind: "folder",
      path: join(process.cwd(), "public"),
    });
    // Set for other programs, they are no reason not to start.
    expect(problemsOf(key)).toEqual([]);
    expect(problemsOf({ PUBLISH_TO: "s3://bucket" })).toEqual([
      expect.stringMatching(/^PUBLISH_URL is missing/),
      expect.stringMatching(/^PUBLISH_TO names a bucket/),
    ]);
    // What is wrong is not missing, too.
    for (const wrong of ["static.example.com", "https://static.example.com/?x=1"]) {
      expect(problemsOf({ PUBLISH_TO: "public", PUBLISH_URL: wrong })).toEqual([
        expect.stringMatching(/^PUBLISH_URL must be/),
      ]);
    }
    const buckets = ["s3://", "s3://bucket/../other", "s3://b?x=1", "s3:/bucket", "S3:bucket"];
    for (const wrong of ["https://example.com/x", ...buckets]) {
      expect(problemsOf({ ...url, ...key, PUBLISH_TO: wrong }), wrong).toHaveLength(1);
    }
  });

  it("takes no folder that a shell would have to complete", () => {
    for (const name of ["DATA_DIR", "BACKUP_DIR", "PUBLISH_TO"]) {
      const besides = { PUBLISH_URL: "https://static.example.com" };
      for (const path of ["~/windowbox", "$HOME/windowbox", `\${HOME}/x`, "%APPDATA%\\windowbox"]) {
        expect(problemsOf({ ...besides, [name]: path })).toEqual([
          expect.stringMatching(`^${name} must be .* without ~ and \\$`),
        ]);
      }
      expect(problemsOf({ ...besides, [name]: "/srv/wind~1/$" })).toEqual([]);
    }
  });

  it("takes no folder for backups that is published, nor the other way round", () => {
    const problem = expect.stringMatching(/^BACKUP_DIR and PUBLISH_TO are inside one another/);
    const besides = { PUBLISH_URL: "https://static.example.com" };
    for (const [backups, published] of [
      ["/srv/public", "/srv/public"],
      ["/srv/public/backups", "/srv/public/"],
      ["/srv/backups", "/srv/backups/../backups/public"],
    ] as const) {
      const given = { ...besides, BACKUP_DIR: backups, PUBLISH_TO: published };
      expect(problemsOf(given), backups).toEqual([problem]);
    }
    const apart = { ...besides, BACKUP_DIR: "/srv/public-backups", PUBLISH_TO: "/srv/public" };
    expect(problemsOf(apart)).toEqual([]);
  });

  it("takes hosts of pictures as people write them", () => {
    const written = "https://cdn.example.com/, *.Example.net,.fbcdn.net,,http://127.0.0.1:4000";
    expect(parseConfig({ MEDIA_HOSTS: written }).mediaHosts).toEqual([
      "cdn.example.com",
      ".example.net",
      ".fbcdn.net",
      "http://127.0.0.1",
    ]);
    for (const wrong of [".", "ftp://cdn.example.com", "cdn.example.com:8443", "a..b", ","]) {
      expect(problemsOf({ MEDIA_HOSTS: wrong })).toEqual([expect.stringMatching(/^MEDIA_HOSTS /)]);
    }
  });

  it("takes blanks for nothing", () => {
    const config = parseConfig({ PORT: " ", MAX_POSTS: "\t", INSTAGRAM_APP_ID: " " });
    expect(config).toMatchObject({ port: 3000, maxPosts: 120 });
  });

  it("is optional in every part", () => {
    const config = parseConfig({});
    expect(config).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      publicUrl: "http://localhost:3000",
      maxPosts: 120,
      mediaHosts: [".cdninstagram.com", ".fbcdn.net"],
    });
    expect(config.hosts.instagramGraph.href).toBe("https://graph.instagram.com/");
  });

  it("lists every problem at once, each with its name and an example", () => {
    const problems = problemsOf({
      PORT: "80000",
      PUBLIC_URL: "feed.example.com",
      SYNC_SCHEDULE: "hourly",
      MAX_POSTS: "many",
      LOG_LEVEL: "loud",
      WINDOWBOX_SECRET: "short",
      ADMIN_PASSWORD: "short",
      MEDIA_HOSTS: "https://a b",
    });
    expect(problems).toHaveLength(8);
    for (const problem of problems) expect(problem).toMatch(/^[A-Z_]+ must be .*for example /);
  });

  it("never repeats a value, which may be a secret", () => {
    const problems = problemsOf({ WINDOWBOX_SECRET: "hunter2", INSTAGRAM_APP_ID: "hunter2" });
    expect(problems.join()).not.toContain("hunter2");
  });

  it("does not say of a sender that is none that it is missing, too", () => {
    const server = { SMTP_URL: "smtps://windowbox:password@smtp.example.com" };
    expect(problemsOf({ ...server, ALERT_FROM: "me" })).toEqual([
      expect.stringContaining("ALERT_FROM must be an e-mail address"),
    ]);
    expect(problemsOf(server)).toEqual([expect.stringContaining("ALERT_FROM is missing")]);
  });

  it("wants an app's id and secret together", () => {
    expect(problemsOf({ INSTAGRAM_APP_ID: "1234567890" })).toEqual([
      "INSTAGRAM_APP_SECRET is missing while INSTAGRAM_APP_ID is set: set both, or neither",
    ]);
    expect(problemsOf({ FACEBOOK_APP_SECRET: "0123456789abcdef" })).toEqual([
      "FACEBOOK_APP_ID is missing while FACEBOOK_APP_SECRET is set: set both, or neither",
    ]);
  });

  it.each(["hunter2hunter2", "••••••••••••••••", "two words of 16 letters"])(
    "takes no secret of an app that the dashboard would not take: %s",
    (secret) => {
      const environment = { INSTAGRAM_APP_ID: "1234567890123456", INSTAGRAM_APP_SECRET: secret };
      expect(problemsOf(environment).join()).toContain("must be the Instagram app secret");
    },
  );

  it("takes an app's id and secret with what was copied along", () => {
    const { instagramApp } = parseConfig({
      INSTAGRAM_APP_ID: "\u200bApp ID: 1234567890123456\u00a0",
      INSTAGRAM_APP_SECRET: "“0123456789abcdef\n0123456789abcdef”",
    });
    expect(instagramApp?.id).toBe("1234567890123456");
    expect(instagramApp?.secret.reveal()).toBe("0123456789abcdef0123456789abcdef");
  });

  it("takes an empty line as not set", () => {
    expect(parseConfig({ PORT: "", ADMIN_PASSWORD: "" }).port).toBe(3000);
  });

  it("drops the slash at the end of PUBLIC_URL", () => {
    expect(parseConfig({ PUBLIC_URL: "https://feed.example.com/" }).publicUrl).toBe(
      "https://feed.example.com",
    );
  });

  it.each(["https://example.com/feed", "https://example.com/feed/", "https://feed.test/admin"])(
    "refuses a PUBLIC_URL with a path, which cookies, addresses and Meta's callback know nothing of: %s",
    (address) => {
      expect(problemsOf({ PUBLIC_URL: address })).toEqual([
        expect.stringMatching(/^PUBLIC_URL .*without a path.*https:\/\/feed\.example\.com$/),
      ]);
    },
  );

  it.each(['"0.0.0.0"', "'0.0.0.0'", "“0.0.0.0”", "„0.0.0.0“", ' "0.0.0.0" '])(
    "takes a value in quotes that nobody took off: %s",
    (HOST) => {
      expect(parseConfig({ HOST }).host).toBe("0.0.0.0");
    },
  );

  it("takes a password and a key letter by letter, and says that the quotes are part of them", () => {
    const { adminPassword, warnings } = parseConfig({ ADMIN_PASSWORD: '"correct horse"' });
    expect(adminPassword?.reveal()).toBe('"correct horse"');
    expect(warnings).toEqual([expect.stringContaining("ADMIN_PASSWORD")]);
    expect(warnings.join()).not.toContain("horse");
  });

  it("warns about names of ours that do not exist", () => {
    const { warnings } = parseConfig({
      WINDOWBOX_SECRETS: "x",
      WINDOWBOX_SECRET: "0123456789abcdef",
    });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain("WINDOWBOX_SECRETS");
  });

  it("reads .env below what is set outside", () => {
    const folder = tempFolder();
    writeFileSync(join(folder, ".env"), "PORT=4000\nHOST=0.0.0.0\n");
    expect(readEnvironment(folder, { PORT: "5000" })).toMatchObject({
      PORT: "5000",
      HOST: "0.0.0.0",
    });
  });

  it("takes each preset that its own table documents", () => {
    for (const [name, { preset }] of Object.entries<Variable>(VARIABLES)) {
      if (preset !== undefined) expect(problemsOf({ [name]: preset })).toEqual([]);
    }
  });

  it("keeps secrets out of whatever prints it", () => {
    const config = parseConfig({ ADMIN_PASSWORD: "correct horse battery" });
    expect(JSON.stringify(config)).not.toContain("correct horse");
  });
});

it("reads sizes in the units of disks, and says what is none", () => {
  const { mediaQuota, diskReserve } = parseConfig({ MEDIA_QUOTA: "1.5 TB", DISK_RESERVE: "800mb" });
  expect([mediaQuota, diskReserve]).toEqual([1_500_000_000_000, 800_000_000]);
  const presets = parseConfig({});
  expect([presets.mediaQuota, presets.diskReserve]).toEqual([5_000_000_000, 200_000_000]);
  for (const wrong of ["5", "5 kB", "0 GB", "9 MB", "-1 GB", "5 GiB", "much"]) {
    expect(() => parseConfig({ MEDIA_QUOTA: wrong })).toThrow("MEDIA_QUOTA must be a size");
  }
});

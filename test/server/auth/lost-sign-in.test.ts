import { describe, expect, it } from "vitest";
import { openDashboard, PASSWORD, PUBLIC_URL } from "../routes/admin/dashboard.ts";
import { readable } from "../routes/admin/readable.ts";

const LAN = "http://192.168.1.20:3000";

describe("the right password where a browser keeps no sign-in", () => {
  it("over http, while PUBLIC_URL is https, says why and where to go", async () => {
    const visitor = openDashboard().visitor();
    const headers = { origin: LAN, host: new URL(LAN).host };
    const answer = await visitor.post("/admin/login", { password: PASSWORD }, headers);
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(readable(page)).toContain(LAN);
    expect(readable(page)).toContain("https only");
    expect(page).toContain(`<a class="button" href="${PUBLIC_URL}/admin">`);
    expect(visitor.cookies.size).toBe(0);
  });

  it("says so before a first password is set there, and keeps the link", async () => {
    const dashboard = openDashboard({ adminPassword: undefined });
    const token = new URL(dashboard.auth.setupLink() ?? "").searchParams.get("token") ?? "";
    const headers = { origin: LAN, host: new URL(LAN).host };
    const fields = { token, password: PASSWORD, again: PASSWORD };
    const answer = await dashboard.visitor().post("/admin/setup", fields, headers);
    expect(readable(await answer.text())).toContain("https only");
    expect(dashboard.auth.isSetupToken(token)).toBe(true);
  });

  it("where cookies are blocked, says so", async () => {
    const visitor = openDashboard().visitor();
    await visitor.post("/admin/login", { password: PASSWORD });
    visitor.cookies.clear();
    const { host } = new URL(PUBLIC_URL);
    const page = await visitor.get("/admin/login?next=%2Fadmin", {
      host,
      referer: `${PUBLIC_URL}/admin/login`,
    });
    expect(readable(await page.text())).toContain(`allow cookies for ${host}`);
  });

  it.each([
    ["https elsewhere", PUBLIC_URL, { origin: PUBLIC_URL }],
    [
      "this machine itself",
      PUBLIC_URL,
      { origin: "http://localhost:3000", host: "localhost:3000" },
    ],
    ["http, where PUBLIC_URL is http, too", LAN, { origin: LAN, host: new URL(LAN).host }],
  ])("lets in from %s", async (_where, publicUrl, headers) => {
    const visitor = openDashboard({ publicUrl }).visitor();
    const answer = await visitor.post("/admin/login", { password: PASSWORD }, headers);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/admin"]);
  });

  it.each([undefined, `${PUBLIC_URL}/admin`, "https://elsewhere.example/admin/login", "nonsense"])(
    "says nothing of it to who comes from %s",
    async (referer) => {
      const page = await openDashboard()
        .visitor()
        .get("/admin/login", { host: new URL(PUBLIC_URL).host, ...(referer && { referer }) });
      expect(await page.text()).not.toContain("cookies");
    },
  );
});

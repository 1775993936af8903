const BUSINESS_ID = "890000000000001";

/** `X-Business-Use-Case-Usage`: how much an account has used, and when a blocked one is free again. */
export function businessUsageHeader(percent: number, regainMinutes: number, id: string): string {
  const used = {
    type: "instagram",
    call_count: percent,
    total_cputime: Math.round(percent / 3),
    total_time: Math.round(percent / 2),
    estimated_time_to_regain_access: regainMinutes,
  };
  // One read may be listed under the account and under the business that owns it.
  const quieter = { ...used, call_count: Math.floor(percent / 2) };
  return JSON.stringify({ [BUSINESS_ID]: [quieter], [id]: [used] });
}

/** How long this process has worked so far, in milliseconds of a core: what else the machine does counts for nothing. */
export function cpuTimeMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

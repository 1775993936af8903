import type { Jobs } from "./jobs.ts";

/** Jobs that go on after they were stopped, once they are started again. */
export function createRestartableJobs(create: () => Jobs): Jobs {
  let jobs = create();
  let isStopped = false;
  return {
    start() {
      if (isStopped) jobs = create();
      isStopped = false;
      jobs.start();
    },
    async stop() {
      isStopped = true;
      await jobs.stop();
    },
    runDue: (options) => jobs.runDue(options),
    syncNow: (accountId) => jobs.syncNow(accountId),
    refreshNow: (accountId) => jobs.refreshNow(accountId),
    publishNow: () => jobs.publishNow(),
    syncSoon: (accountId) => jobs.syncSoon(accountId),
  };
}

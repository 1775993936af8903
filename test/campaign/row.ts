/** What came of one kind of trouble. */
export interface RowResult {
  readonly tried: number;
  /** Times that everything was as it has to be afterwards. */
  readonly survived: number;
  readonly lost: number;
}

/** One line of the campaign's table. Each is a file of this folder that exports these names. */
export interface CampaignRow {
  readonly name: string;
  /** How often a whole campaign tries it. */
  readonly count: number;
  /** Inside a Vitest test, so what `test/support` starts ends with it. */
  run(count: number): Promise<RowResult>;
}

/** How many losses are told in full. */
const TOLD = 5;

/** Tries `count` times; what throws is lost, and the first few losses are told. */
export async function tryEach(
  count: number,
  attempt: (index: number) => Promise<void> | void,
): Promise<RowResult> {
  let lost = 0;
  for (let index = 0; index < count; index += 1) {
    try {
      await attempt(index);
    } catch (error) {
      lost += 1;
      if (lost <= TOLD) console.error(`try ${index + 1} of ${count} was lost:`, error);
    }
  }
  return { tried: count, survived: count - lost, lost };
}

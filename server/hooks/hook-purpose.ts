/** What a hook is sealed for. Not its feed's id, which may be changed. */
export const HOOK_PURPOSE = "hook";

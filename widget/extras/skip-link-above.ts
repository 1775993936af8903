/** Fewer tiles are gone through soon enough with Tab; past more of them a link leads. */
export const SKIP_LINK_ABOVE = 12;

/** So many tiles are gone through soon enough: past more there is a way. */
export const FEW = 12;

/** A month as it stands on paper. */
export const monthWord = ({ month }: { month: string }) =>
  `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;

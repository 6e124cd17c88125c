/** The people who stand before the demo's phones; the market's workbook lists the same numbers. */
export const phones = {
  operator: '13800000009',
  /** For what two people of the brand decide. */
  secondOperator: '13800000019',
  seller: '13800000001',
  driver: '13800000003',
  rep: '13800000002',
  owner: '13800000004',
} as const;

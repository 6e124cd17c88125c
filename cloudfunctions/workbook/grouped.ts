/** The values of rows that have one key in common. */
export function grouped<Row, Key>(
  rows: readonly { values: Row }[],
  keyOf: (row: Row) => Key,
): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const { values } of rows) {
    const group = groups.get(keyOf(values));
    if (group) group.push(values);
    else groups.set(keyOf(values), [values]);
  }
  return groups;
}

/** What belongs to the desk and not to a single order; on a phone all of it stands behind one button. */
export type Tool = 'all' | 'export' | 'stock' | 'terms';

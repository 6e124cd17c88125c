const alone = new Set(['img', 'input']);

/** A tag with its attributes; true stands alone, and what is false or empty of meaning is left out. */
export function element(tag: string, attributes: Readonly<Record<string, unknown>>, inside = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== false && value !== null)
    .map(([name, value]) => ` ${name}="${value === true ? '' : escaped(String(value))}"`)
    .join('');
  return alone.has(tag) ? `<${tag}${written}>` : `<${tag}${written}>${inside}</${tag}>`;
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

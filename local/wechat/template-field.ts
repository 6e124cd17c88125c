/** What WeChat lets stand in a field of a message, by the kind that the field's name begins with. */
const kinds: Record<string, RegExp> = {
  thing: /^.{1,20}$/su,
  character_string: /^[\x21-\x7e]{1,32}$/,
  number: /^\d{1,32}(\.\d+)?$/,
  amount: /^\D?\d{1,10}(\.\d+)?元?$/,
  phrase: /^\p{Script=Han}{1,5}$/u,
  date: /^\d{4}(年\d{1,2}月\d{1,2}日|-\d{2}-\d{2})( \d{1,2}:\d{2})?$/,
  time: /^(\d{4}(年\d{1,2}月\d{1,2}日|-\d{2}-\d{2}) )?\d{1,2}:\d{2}$/,
};

/** Why a message cannot be shown, in WeChat's words; one field is enough to lose it. */
export function fieldFault(data: Record<string, { value: string }>): string | undefined {
  for (const [name, { value }] of Object.entries(data)) {
    const fits = kinds[name.replace(/\d+$/, '')];
    if (!fits) return `the local WeChat does not build the field ${name}`;
    if (value === '') return `argument invalid! data.${name}.value is empty`;
    if (!fits.test(value)) return `argument invalid! data.${name}.value invalid`;
  }
  return undefined;
}

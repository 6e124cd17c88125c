import { at } from './page.js';

export function show(id, cards, none) {
  at(id).replaceChildren(...(cards.length > 0 ? cards : [none]));
}

export function card(lines, actions = []) {
  const made = document.createElement('div');
  made.className = 'note';
  for (const text of lines.filter(Boolean)) {
    const line = document.createElement('p');
    line.textContent = text;
    made.append(line);
  }
  const row = document.createElement('div');
  row.className = 'row';
  row.append(...actions);
  if (actions.length > 0) made.append(row);
  return made;
}

/** Nothing is decided without a word: whoever closes the question decides nothing. */
export function remarkFor(words) {
  const remark = prompt(words)?.trim();
  if (!remark) throw new Error('要写一句说明');
  return remark;
}

export const yuan = (fen) =>
  `${Math.trunc(fen / 100).toLocaleString('zh-CN')}.${String(fen % 100).padStart(2, '0')}`;
export const fenOf = (typed) => Math.round(Number(typed) * 100);
export const dayAndTime = (moment) =>
  new Date(moment).toLocaleString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  });

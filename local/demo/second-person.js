import { remarkFor } from './card.js';
import { brand, brandAs } from './cloud.js';
import { button } from './page.js';

/** What one person of the brand has said, and is read here: another confirms it, or it is taken back. */
export const secondPerson = (words, decides, record, { proposalId }, door = 'brand') => [
  button(`第二个人确认${words}`, () =>
    brandAs('brand2', `confirm${decides}`, { ...record, proposalId }, door),
  ),
  button(`撤回${words}提议`, () =>
    brand(`takeBack${decides}`, { ...record, proposalId, why: remarkFor('为什么撤回') }),
  ),
];

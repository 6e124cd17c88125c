/** Stands where CloudBase's SDK would load what only its `ai()` needs; nothing here speaks with a language model. */
export class AI {
  constructor() {
    throw new Error('No language model is asked here.');
  }
}

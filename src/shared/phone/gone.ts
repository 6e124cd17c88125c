/** A file kept on the phone is no longer there: the person cleared the storage. */
export class Gone extends Error {
  override name = 'Gone';
}

/** No answer came: the cloud may or may not have done it, so the same id is sent again. */
export class Unreachable extends Error {
  override name = 'Unreachable';
}

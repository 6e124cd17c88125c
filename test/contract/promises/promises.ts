import { documentPromises } from './documents';
import { filePromises } from './files';
import { functionPromises } from './functions';
import { transactionPromises } from './transactions';

/** What the local cloud says of CloudBase; what nobody could verify yet comes first. */
export const promises = [...transactionPromises, ...documentPromises, ...functionPromises, ...filePromises];

import { brandApi } from '#contracts/brand';
import { doubtful, judge } from '../field/judge';
import { codes } from '../goods/code';
import { seatOf } from '../people/identity';
import { printStoreCode } from '../people/print-store-code';
import { callerOf } from '../platform/caller';
import { cloudWorld } from '../platform/cloud-world';
import { serve } from '../platform/serve';
import { importWorkbook } from '../workbook/import-workbook';

export const main = serve({
  api: brandApi,
  handlers: { importWorkbook, doubtful, judge, storeCode: printStoreCode, codes },
  world: () => cloudWorld(),
  seatOf,
  callerOf,
});
